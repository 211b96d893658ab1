import type { Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";
import type { Answers } from "#surveys/scoring.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import { noteNoticeSeen } from "#app/domain/notice.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { randomUUID } from "node:crypto";

/**
 * The people of every test: team North with Solveig and seven more (a cell of its own), team South
 * with three (none), all supervised by Kari; Per supervises nobody of them; Tor is the trainer, Astrid
 * the administrator. Ids are first names in small letters. Everyone since 2026-01-01, and all have
 * been shown the privacy notice.
 */
export async function nordlys(db: Db) {
  await db
    .insertInto("unit")
    .values([
      { id: "coast", name: "Coast" },
      { id: "inland", name: "Inland" },
    ])
    .execute();
  await db
    .insertInto("team")
    .values([
      { id: "north", unitId: "coast", name: "North" },
      { id: "south", unitId: "inland", name: "South" },
    ])
    .execute();
  for (const person of north) await addSpecialist(db, person, "north");
  for (const person of south) await addSpecialist(db, person, "south");
  await addPerson(db, "tor", ["trainer"]);
  await addPerson(db, "astrid", ["administrator"]);
  await addPerson(db, "per", ["supervisor"]);
}

export const north = ["solveig", "anne", "bjorn", "dag", "eli", "frode", "gro", "hans"];
export const south = ["ida", "jon", "knut"];

/** A specialist of `team`, supervised by Kari. */
export async function addSpecialist(db: Db, id: string, team: string, start = "2026-01-01") {
  await addPerson(db, id, ["specialist"]);
  await addPerson(db, "kari", ["supervisor"]);
  await db
    .insertInto("membership")
    .values({ id: `${id}-${team}`, personId: id, teamId: team, startDate: start, endDate: null })
    .execute();
  await db
    .insertInto("supervision")
    .values({
      id: `kari-${id}`,
      supervisorId: "kari",
      specialistId: id,
      startDate: start,
      endDate: null,
    })
    .execute();
}

export async function addPerson(db: Db, id: string, roles: Role[]) {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  await db
    .insertInto("person")
    .values({
      id,
      email: `${id}@nordlys.example`,
      name,
      language: "en",
      timeZone: "Europe/Oslo",
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await db
    .insertInto("personRole")
    .values(roles.map((role) => ({ personId: id, role })))
    .onConflict((conflict) => conflict.columns(["personId", "role"]).doNothing())
    .execute();
  await noteNoticeSeen(db, { personId: id, version: currentNotice }, "2026-01-01");
}

/** The same value on every factor, but for those named. */
export function pulse(value: number, other: Answers = {}): Answers {
  return { ...Object.fromEntries(factors.map(({ id }) => [id, value])), ...other };
}

/** Everyone answers the open wave; fails where one is refused. */
export async function everyoneAnswers(
  db: Db,
  waveId: string,
  people: readonly string[],
  answers: (person: string) => Answers,
  now: Date,
) {
  for (const personId of people) {
    const given = { waveId, personId, submission: randomUUID(), answers: answers(personId) };
    const submission = await submitResponse(db, given, now);
    if (submission.outcome !== "accepted") throw new Error(`${personId}: ${submission.outcome}`);
  }
}
