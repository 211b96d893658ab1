import type { Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { roles } from "#app/domain/people.ts";
import type { Scope } from "./plans.ts";

/** Whom a module can be assigned to, with how many people each has on a day. */
export interface Choosable {
  roles: { id: Role; people: number }[];
  /** By name in Norwegian order, and so are their teams. */
  units: Group[];
}

interface Group {
  id: string;
  name: string;
  people: number;
  teams: Omit<Group, "teams">[];
}

/** The roles, units and teams that there are on `day` (`YYYY-MM-DD`); empty ones too: somebody may join. */
export async function choosableScopes(db: Db, day: string): Promise<Choosable> {
  const { people, members } = await belonging(db, day);
  const units = await db.selectFrom("unit").select(["id", "name"]).execute();
  const teams = await db.selectFrom("team").select(["id", "name", "unitId"]).execute();
  const countIn = (of: (member: Member) => boolean) =>
    new Set(members.filter(of).map(({ personId }) => personId)).size;
  return {
    roles: roles.map((id) => ({ id, people: people.filter(({ role }) => role === id).length })),
    units: byName(units).map(({ id, name }) => ({
      ...{ id, name, people: countIn(({ unitId }) => unitId === id) },
      teams: byName(teams.filter(({ unitId }) => unitId === id)).map((team) => ({
        ...{ id: team.id, name: team.name },
        people: countIn(({ teamId }) => teamId === team.id),
      })),
    })),
  };
}

/** How many people belong to at least one of the scopes on `day`. */
export async function peopleConcerned(
  db: Db,
  scopes: readonly Scope[],
  day: string,
): Promise<number> {
  const { people, members } = await belonging(db, day);
  const wanted = new Set(scopes.map(({ kind, id }) => `${kind} ${id}`));
  const concerned = new Set<string>();
  for (const { personId, teamId, unitId } of members)
    if (wanted.has(`team ${teamId}`) || wanted.has(`unit ${unitId}`)) concerned.add(personId);
  for (const { id, role } of people)
    if (wanted.has(`role ${role}`) || wanted.has(`person ${id}`)) concerned.add(id);
  return concerned.size;
}

/** Somebody to choose, with what tells people of one name apart. */
export interface Choice {
  id: string;
  name: string;
  email: string;
}

/** Somebody who can be chosen; how many there are at most on a page. */
const FOUND_AT_MOST = 20;

/** People in use whose name or address holds every word of `search`; the first twenty, and how many in all. */
export async function peopleFound(
  db: Db,
  search: string,
): Promise<{ people: Choice[]; found: number }> {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return { people: [], found: 0 };
  const everybody = await inUse(db).execute();
  // Letters are compared here, because databases differ on what is upper case and comes after Z.
  const found = everybody.filter(({ name, email }) => {
    const text = folded(`${name} ${email}`);
    return words.every((word) => text.includes(word));
  });
  return { people: byName(found).slice(0, FOUND_AT_MOST), found: found.length };
}

/** Those of these people who are in use, by name. */
export async function peopleNamed(db: Db, ids: readonly string[]): Promise<Choice[]> {
  if (ids.length === 0) return [];
  return byName(await inUse(db).where("id", "in", ids).execute());
}

interface Member {
  personId: string;
  teamId: string;
  unitId: string;
}

async function belonging(db: Db, day: string) {
  const people = await db
    .selectFrom("person")
    .leftJoin("personRole", "personRole.personId", "person.id")
    .where("person.disabled", "=", 0)
    .select(["person.id", "personRole.role"])
    .execute();
  const members: Member[] = await db
    .selectFrom("membership")
    .innerJoin("team", "team.id", "membership.teamId")
    .innerJoin("person", "person.id", "membership.personId")
    .where("person.disabled", "=", 0)
    .where("membership.startDate", "<=", day)
    .where((of) =>
      of.or([of("membership.endDate", "is", null), of("membership.endDate", ">", day)]),
    )
    .select(["membership.personId", "membership.teamId", "team.unitId"])
    .execute();
  return { people, members };
}

function inUse(db: Db) {
  return db.selectFrom("person").where("disabled", "=", 0).select(["id", "name", "email"]);
}

function folded(text: string) {
  return text.normalize("NFC").toLocaleLowerCase("nb");
}

function byName<T extends { name: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => compare(a.name, b.name));
}

const { compare } = new Intl.Collator("nb");
