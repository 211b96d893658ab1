import type { Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { roles } from "./people.ts";

/** A person as an administrator reads them: who belongs where today, and nothing of answers or use. */
export interface DirectoryEntry {
  id: string;
  name: string;
  email: string;
  disabled: boolean;
  roles: Role[];
  teams: { unit: string; team: string }[];
  supervisors: string[];
}

export interface DirectoryPage {
  entries: DirectoryEntry[];
  /** Of all that were found. */
  found: number;
  page: number;
  pages: number;
}

const entriesOnPage = 50;

/**
 * A page of the people whose name, address, team or unit holds every word of `search`, by name in
 * Norwegian order, as things are on `day` (`YYYY-MM-DD`). `page` counts from 1 and is brought into range.
 */
export async function directoryPage(
  db: Db,
  { search, page }: { search: string; page: number },
  day: string,
): Promise<DirectoryPage> {
  // Letters are compared here, because databases differ on what is upper case and comes after Z.
  const people = await db
    .selectFrom("person")
    .select(["id", "name", "email", "disabled"])
    .execute();
  const teams = await teamsOn(db, day);
  const words = folded(search).split(/\s+/).filter(Boolean);
  const found = people
    .map((person) => ({ ...person, teams: teams.get(person.id) ?? [] }))
    .filter((person) => words.every((word) => textOf(person).includes(word)))
    .sort((a, b) => inNorwegian(a.name, b.name) || inNorwegian(a.email, b.email));

  const pages = Math.max(1, Math.ceil(found.length / entriesOnPage));
  const shown = Math.min(Math.max(1, page), pages);
  const onPage = found.slice((shown - 1) * entriesOnPage, shown * entriesOnPage);
  const ids = onPage.map(({ id }) => id);
  const [rolesOf, supervisorsOf] = await Promise.all([
    rolesHeldBy(db, ids),
    supervisorsOn(db, ids, day),
  ]);
  const entries = onPage.map((person) => ({
    ...person,
    disabled: person.disabled === 1,
    roles: roles.filter((role) => rolesOf.get(person.id)?.includes(role)),
    supervisors: supervisorsOf.get(person.id) ?? [],
  }));
  return { entries, found: found.length, page: shown, pages };
}

async function teamsOn(db: Db, day: string) {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("team", "team.id", "membership.teamId")
    .innerJoin("unit", "unit.id", "team.unitId")
    .where("membership.startDate", "<=", day)
    .where((eb) =>
      eb.or([eb("membership.endDate", "is", null), eb("membership.endDate", ">", day)]),
    )
    .select(["membership.personId as of", "unit.name as unit", "team.name as team"])
    .execute();
  return gathered(rows, ({ unit, team }) => ({ unit, team }));
}

async function rolesHeldBy(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, Role[]>();
  const rows = await db
    .selectFrom("personRole")
    .where("personId", "in", ids)
    .select(["personId as of", "role"])
    .execute();
  return gathered(rows, ({ role }) => role);
}

async function supervisorsOn(db: Db, ids: string[], day: string) {
  if (ids.length === 0) return new Map<string, string[]>();
  const rows = await db
    .selectFrom("supervision")
    .innerJoin("person", "person.id", "supervision.supervisorId")
    .where("supervision.specialistId", "in", ids)
    .where("supervision.startDate", "<=", day)
    .where((eb) =>
      eb.or([eb("supervision.endDate", "is", null), eb("supervision.endDate", ">", day)]),
    )
    .select(["supervision.specialistId as of", "person.name"])
    .execute();
  return gathered(
    rows.sort((a, b) => inNorwegian(a.name, b.name)),
    ({ name }) => name,
  );
}

function gathered<Row extends { of: string }, T>(rows: Row[], value: (row: Row) => T) {
  const byPerson = new Map<string, T[]>();
  for (const row of rows) byPerson.set(row.of, [...(byPerson.get(row.of) ?? []), value(row)]);
  return byPerson;
}

function textOf({
  name,
  email,
  teams,
}: { name: string; email: string } & Pick<DirectoryEntry, "teams">) {
  return folded([name, email, ...teams.flatMap(({ unit, team }) => [unit, team])].join(" "));
}

function folded(text: string) {
  return text.normalize("NFC").toLocaleLowerCase("nb");
}

const { compare: inNorwegian } = new Intl.Collator("nb");
