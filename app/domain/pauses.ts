import type { Selectable } from "kysely";
import type { PauseTable } from "#db/schema.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { newId } from "./id.ts";

/** A pause that lasts or is to come: `until` is the first day back, null when the person says so. */
export interface Pause {
  from: string;
  until: string | null;
}

/** The person's pause that lasts on `day` or comes after it; null without one. */
export async function pauseOf(db: Db, personId: string, day: string): Promise<Pause | null> {
  const pause = await unfinished(db, personId, day);
  return pause ? { from: pause.startDate, until: pause.endDate } : null;
}

/** Who is not asked on a day. For rosters and reminders only: nobody is ever shown who pauses. */
export async function pausingOn(db: Db, day: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("pause")
    .where("startDate", "<=", day)
    .where((eb) => eb.or([eb("endDate", "is", null), eb("endDate", ">", day)]))
    .select("personId")
    .execute();
  return new Set(rows.map(({ personId }) => personId));
}

export type Pausing =
  | { outcome: "pausing" }
  /** It would begin before `day`. */
  | { outcome: "begins-in-the-past" }
  /** The first day back is not after the first day away, or not after `day`. */
  | { outcome: "ends-too-early" };

/**
 * Takes a person off the rosters of waves that open from `from` on and before `until`; a roster that
 * exists stays as it is. A pause that lasts or is to come is changed: one that lasts keeps its first
 * day. All are days, `YYYY-MM-DD`; `day` is today.
 */
export function takePause(
  db: Db,
  { personId, from, until }: { personId: string } & Pause,
  day: string,
): Promise<Pausing> {
  return inTransaction(db, async (trx) => {
    const known = await unfinished(trx, personId, day);
    const lasts = known !== undefined && known.startDate <= day;
    const startDate = lasts ? known.startDate : from;
    if (!lasts && from < day) return { outcome: "begins-in-the-past" };
    if (until !== null && (until <= startDate || until <= day))
      return { outcome: "ends-too-early" };
    await endPause(trx, personId);
    await trx
      .insertInto("pause")
      .values({ id: newId(), personId, startDate, endDate: until })
      .execute();
    return { outcome: "pausing" };
  });
}

/** Ends a pause that lasts, or takes back one that is to come. Nothing of it stays. */
export async function endPause(db: Db, personId: string): Promise<void> {
  await db.deleteFrom("pause").where("personId", "=", personId).execute();
}

/** Deletes pauses that ended before `day`: when somebody was away is nobody's business later on. */
export async function deleteEndedPauses(db: Db, day: string): Promise<void> {
  await db.deleteFrom("pause").where("endDate", "<", day).execute();
}

function unfinished(
  db: Db,
  personId: string,
  day: string,
): Promise<Selectable<PauseTable> | undefined> {
  return db
    .selectFrom("pause")
    .selectAll()
    .where("personId", "=", personId)
    .where((eb) => eb.or([eb("endDate", "is", null), eb("endDate", ">", day)]))
    .orderBy("startDate")
    .limit(1)
    .executeTakeFirst();
}
