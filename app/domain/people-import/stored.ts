import type { Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { type PersonEntry, roles } from "#app/domain/people.ts";
import type { Days } from "./days.ts";

/** What is stored about people, by the names that a file uses: e-mail, unit and team. */
export interface Stored {
  people: ReadonlyMap<string, StoredPerson>;
  units: readonly string[];
  teams: readonly StoredTeam[];
  /** In the order of their start. */
  memberships: readonly StoredMembership[];
  supervisions: readonly StoredSupervision[];
}

export interface StoredPerson extends PersonEntry {
  id: string;
  disabled: boolean;
  roles: Role[];
}

export interface StoredTeam {
  id: string;
  unit: string;
  team: string;
}

export interface StoredMembership extends Days {
  id: string;
  email: string;
  unit: string;
  team: string;
}

export interface StoredSupervision extends Days {
  id: string;
  /** E-mails. */
  supervisor: string;
  specialist: string;
}

/** Reads all of it, whole tables at a time: an installation is one organisation. */
export async function readStored(db: Db): Promise<Stored> {
  const units = await db.selectFrom("unit").select("name").orderBy("name").execute();
  return {
    people: await readPeople(db),
    units: units.map(({ name }) => name),
    teams: await readTeams(db),
    memberships: await db
      .selectFrom("membership")
      .innerJoin("person", "person.id", "membership.personId")
      .innerJoin("team", "team.id", "membership.teamId")
      .innerJoin("unit", "unit.id", "team.unitId")
      .select(["membership.id", "person.email", "unit.name as unit", "team.name as team"])
      .select(["membership.startDate as start", "membership.endDate as end"])
      .orderBy("membership.startDate")
      .orderBy("membership.id")
      .execute(),
    supervisions: await db
      .selectFrom("supervision")
      .innerJoin("person as supervisor", "supervisor.id", "supervision.supervisorId")
      .innerJoin("person as specialist", "specialist.id", "supervision.specialistId")
      .select([
        "supervision.id",
        "supervisor.email as supervisor",
        "specialist.email as specialist",
      ])
      .select(["supervision.startDate as start", "supervision.endDate as end"])
      .orderBy("supervision.startDate")
      .orderBy("supervision.id")
      .execute(),
  };
}

/** Every team by the names of unit and team. */
export function readTeams(db: Db): Promise<StoredTeam[]> {
  return db
    .selectFrom("team")
    .innerJoin("unit", "unit.id", "team.unitId")
    .select(["team.id", "unit.name as unit", "team.name as team"])
    .orderBy("team.id")
    .execute();
}

async function readPeople(db: Db): Promise<Map<string, StoredPerson>> {
  const held = new Map<string, Role[]>();
  for (const { personId, role } of await db.selectFrom("personRole").selectAll().execute()) {
    held.set(personId, [...(held.get(personId) ?? []), role]);
  }
  const people = await db.selectFrom("person").selectAll().orderBy("id").execute();
  return new Map(
    people.map((person) => [
      person.email,
      {
        ...person,
        disabled: person.disabled === 1,
        roles: roles.filter((role) => held.get(person.id)?.includes(role)),
      },
    ]),
  );
}
