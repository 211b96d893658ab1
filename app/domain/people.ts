import type { Selectable } from "kysely";
import type { Language, PersonTable, Role } from "#db/schema.ts";
import { type Db, inPieces, inTransaction } from "#db/transaction.ts";
import type { Act } from "./audit.ts";
import { newId } from "./id.ts";

export type Person = Selectable<PersonTable>;

export const roles: readonly Role[] = ["specialist", "supervisor", "trainer", "administrator"];
export const languages: readonly Language[] = ["en", "nb"];

/** What a person gets who was entered without a language or a time zone. */
export const usual = { language: "nb", timeZone: "Europe/Oslo" } as const;

/** Finds a person by e-mail in any case; disabled people too. */
export function personByEmail(db: Db, email: string): Promise<Person | undefined> {
  return db
    .selectFrom("person")
    .selectAll()
    .where("email", "=", normalEmail(email))
    .executeTakeFirst();
}

/** Finds a person by id; disabled people too. */
export function personById(db: Db, id: string): Promise<Person | undefined> {
  return db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The roles of a person, in the order of `roles`; none for a disabled or an unknown person. */
export async function rolesOf(db: Db, personId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom("personRole")
    .innerJoin("person", "person.id", "personRole.personId")
    .where("personRole.personId", "=", personId)
    .where("person.disabled", "=", 0)
    .select("personRole.role")
    .execute();
  return roles.filter((role) => rows.some((row) => row.role === role));
}

/** Everybody who looks after the installation, for mails about it. */
export async function administratorIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("personRole")
    .innerJoin("person", "person.id", "personRole.personId")
    .where("personRole.role", "=", "administrator")
    .where("person.disabled", "=", 0)
    .select("person.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** One membership of a specialist on a day. */
export interface Member {
  personId: string;
  email: string;
  name: string;
  unitId: string;
  unit: string;
  teamId: string;
  team: string;
  startDate: string;
}

/**
 * The specialists who are members of a team on `day` (`YYYY-MM-DD`), one entry a membership, by
 * unit, team and name; without disabled people. Start dates count, end dates do not.
 */
export async function membersOn(db: Db, day: string): Promise<Member[]> {
  const members = await db
    .selectFrom("membership")
    .innerJoin("team", "team.id", "membership.teamId")
    .innerJoin("unit", "unit.id", "team.unitId")
    .innerJoin("person", "person.id", "membership.personId")
    .innerJoin("personRole", "personRole.personId", "person.id")
    .where("personRole.role", "=", "specialist")
    .where("person.disabled", "=", 0)
    .where("membership.startDate", "<=", day)
    .where((eb) =>
      eb.or([eb("membership.endDate", "is", null), eb("membership.endDate", ">", day)]),
    )
    .select(["person.id as personId", "person.email", "person.name"])
    .select(["unit.id as unitId", "unit.name as unit", "team.id as teamId", "team.name as team"])
    .select("membership.startDate")
    .execute();
  return members.sort(
    (a, b) =>
      inNorwegian(a.unit, b.unit) ||
      inNorwegian(a.team, b.team) ||
      inNorwegian(a.name, b.name) ||
      inNorwegian(a.email, b.email),
  );
}

/** The supervisors of a specialist on `day` (`YYYY-MM-DD`), by name; none disabled. */
export async function supervisorsOf(db: Db, specialistId: string, day: string): Promise<Person[]> {
  const people = await supervisionOn(db, day)
    .where("supervision.specialistId", "=", specialistId)
    .innerJoin("person", "person.id", "supervision.supervisorId")
    .innerJoin("personRole", "personRole.personId", "person.id")
    .where("personRole.role", "=", "supervisor")
    .where("person.disabled", "=", 0)
    .selectAll("person")
    .execute();
  return byName(people);
}

/** What is entered about a person; the e-mail is the key. */
export interface PersonEntry {
  email: string;
  name: string;
  language: Language;
  timeZone: string;
}

/** Enters people, each named once, or updates them; gives everyone's id by lower-case e-mail. */
export function storePeople(db: Db, people: readonly PersonEntry[]): Promise<Map<string, string>> {
  return inTransaction(db, async (trx) => {
    const ids = new Map<string, string>();
    const rows = people.map((person) => ({
      id: newId(),
      email: normalEmail(person.email),
      name: person.name,
      language: person.language,
      timeZone: person.timeZone,
    }));
    for (const piece of inPieces(rows, 5)) {
      const stored = await trx
        .insertInto("person")
        .values(piece)
        .onConflict((conflict) =>
          conflict.column("email").doUpdateSet((eb) => ({
            name: eb.ref("excluded.name"),
            language: eb.ref("excluded.language"),
            timeZone: eb.ref("excluded.timeZone"),
          })),
        )
        .returning(["id", "email"])
        .execute();
      for (const { id, email } of stored) ids.set(email, id);
    }
    return ids;
  });
}

export interface RoleChange {
  personId: string;
  added: Role[];
  removed: Role[];
}

/**
 * Gives and takes roles, writes each change to the audit log and ends the sessions of these people.
 * `actorId` is null for the command line. Whether an administrator is left is the caller's to ask.
 */
export function changeRoles(
  db: Db,
  changes: readonly RoleChange[],
  by: { actorId: string | null; now: Date },
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const added = changes.flatMap(({ personId, added }) =>
      added.map((role) => ({ personId, role })),
    );
    for (const role of roles) {
      const losing = changes.filter((change) => change.removed.includes(role));
      for (const piece of inPieces(losing, 2)) {
        await trx
          .deleteFrom("personRole")
          .where("role", "=", role)
          .where("personId", "in", idsOf(piece))
          .execute();
      }
    }
    for (const piece of inPieces(added, 2)) {
      await trx
        .insertInto("personRole")
        .values(piece)
        .onConflict((conflict) => conflict.columns(["personId", "role"]).doNothing())
        .execute();
    }
    for (const piece of inPieces(changes, 6)) {
      await trx.deleteFrom("session").where("personId", "in", idsOf(piece)).execute();
      await trx
        .insertInto("audit")
        .values(piece.map((change) => auditOf(change, by)))
        .execute();
    }
  });
}

/** Whether `name` is a time zone of the IANA database, such as `Europe/Oslo`. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +01:00 are taken by some versions of Intl; they know nothing of summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

function supervisionOn(db: Db, day: string) {
  return db
    .selectFrom("supervision")
    .where("supervision.startDate", "<=", day)
    .where((eb) =>
      eb.or([eb("supervision.endDate", "is", null), eb("supervision.endDate", ">", day)]),
    )
    .distinct();
}

function auditOf(
  { personId, added, removed }: RoleChange,
  by: { actorId: string | null; now: Date },
) {
  return {
    id: newId(),
    at: by.now.toISOString(),
    actorId: by.actorId,
    act: "roles-changed" satisfies Act,
    subjectId: personId,
    detail: [...added.map((role) => `+${role}`), ...removed.map((role) => `-${role}`)].join(" "),
  };
}

function idsOf(changes: readonly RoleChange[]) {
  return changes.map(({ personId }) => personId);
}

function byName(people: Person[]) {
  return people.sort((a, b) => inNorwegian(a.name, b.name) || inNorwegian(a.email, b.email));
}

const { compare: inNorwegian } = new Intl.Collator("nb");
