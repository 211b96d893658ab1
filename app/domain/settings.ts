import type { DigestPreferenceTable, Language } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";

const organisation = "organisation";

/** The name at the top of every page; null until somebody has given it. */
export async function organisationName(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom("setting")
    .where("name", "=", organisation)
    .select("value")
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Names the organisation that this installation serves, or renames it. */
export async function nameOrganisation(db: Db, name: string): Promise<void> {
  await db
    .insertInto("setting")
    .values({ name: organisation, value: name })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: name }))
    .execute();
}

/** In which language and by whose clock a person reads; either may stay as it is. */
export async function chooseReading(
  db: Db,
  { personId, ...chosen }: { personId: string; language?: Language; timeZone?: string },
): Promise<void> {
  await db.updateTable("person").set(chosen).where("id", "=", personId).execute();
}

/** When a supervisor's digests come; `weekday` is used for `weekday` only, `hour` never `at-once`. */
export type DigestChoice = Pick<DigestPreferenceTable, "timing" | "hour"> & { weekday: number };

/** What a supervisor gets who has chosen nothing. */
export const usualDigest: DigestChoice = { timing: "second-working-day", weekday: 1, hour: 8 };

export async function digestChoiceOf(db: Db, personId: string): Promise<DigestChoice> {
  const row = await db
    .selectFrom("digestPreference")
    .where("personId", "=", personId)
    .select(["timing", "weekday", "hour"])
    .executeTakeFirst();
  return row ? { ...row, weekday: row.weekday ?? usualDigest.weekday } : usualDigest;
}

/** Holds from the next wave that closes. */
export async function chooseDigest(
  db: Db,
  personId: string,
  { timing, weekday, hour }: DigestChoice,
): Promise<void> {
  const chosen = { timing, weekday, hour };
  await db
    .insertInto("digestPreference")
    .values({ personId, ...chosen })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(chosen))
    .execute();
}
