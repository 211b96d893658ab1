import type { DigestPreferenceTable, Language } from "#db/schema.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { promiseAnew } from "./daily-mail/promises.ts";
import { type MailList, subscribe, unsubscribe } from "./unsubscription.ts";

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
  now: Date,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await trx.updateTable("person").set(chosen).where("id", "=", personId).execute();
    if (chosen.timeZone) await promiseAnew(trx, personId, now);
  });
}

/** Which mails a person wants; a list that is not named stays as it is. `hour` is local, 0–23. */
export async function chooseMails(
  db: Db,
  chosen: { personId: string; hour: number; wants: Partial<Record<MailList, boolean>> },
  { now, day }: { now: Date; day: string },
): Promise<void> {
  const { personId, hour, wants } = chosen;
  await inTransaction(db, async (trx) => {
    await trx.updateTable("person").set({ mailHour: hour }).where("id", "=", personId).execute();
    for (const list of ["digest", "reminder"] as const) {
      if (wants[list] === true) await subscribe(trx, { personId, list });
      if (wants[list] === false) await unsubscribe(trx, { personId, list }, day);
    }
    await promiseAnew(trx, personId, now);
  });
}

/**
 * When a supervisor's digests come and what their mail holds; `weekday` is used for `weekday` only,
 * `hour` never `at-once`.
 */
export type DigestChoice = Pick<DigestPreferenceTable, "timing" | "hour"> & {
  weekday: number;
  content: "summary" | "link";
};

/** What a supervisor gets who has chosen nothing. */
export const usualDigest: DigestChoice = {
  timing: "second-working-day",
  weekday: 1,
  hour: 8,
  content: "summary",
};

export async function digestChoiceOf(db: Db, personId: string): Promise<DigestChoice> {
  const row = await db
    .selectFrom("digestPreference")
    .where("personId", "=", personId)
    .select(["timing", "weekday", "hour", "content"])
    .executeTakeFirst();
  return row ? { ...row, weekday: row.weekday ?? usualDigest.weekday } : usualDigest;
}

/** Holds from the next wave that closes. */
export async function chooseDigest(
  db: Db,
  personId: string,
  { timing, weekday, hour, content }: DigestChoice,
): Promise<void> {
  const chosen = { timing, weekday, hour, content };
  await db
    .insertInto("digestPreference")
    .values({ personId, ...chosen })
    .onConflict((conflict) => conflict.column("personId").doUpdateSet(chosen))
    .execute();
}
