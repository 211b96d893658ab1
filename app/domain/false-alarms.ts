import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "./audit.ts";
import { ACCEPTED_FALSE_ALARMS } from "./early-warning/calibration.ts";

const setting = "false-alarms";

/** The rates an administrator can choose from: false alarms a year and cell. */
export const offeredFalseAlarms = [0.2, 0.5, 1, 2, 3] as const;
export type FalseAlarms = (typeof offeredFalseAlarms)[number];

const stored = z.coerce.number().pipe(z.literal(offeredFalseAlarms));

/** False alarms a year and cell that the installation accepts: one, until somebody chose otherwise. */
export async function acceptedFalseAlarms(db: Db): Promise<FalseAlarms> {
  const row = await db
    .selectFrom("setting")
    .where("name", "=", setting)
    .select("value")
    .executeTakeFirst();
  return row ? stored.parse(row.value) : ACCEPTED_FALSE_ALARMS;
}

/** Holds from the next wave that opens: a wave keeps the rate it opened with. Writes to the log. */
export function acceptFalseAlarms(
  db: Db,
  { rate, actorId }: { rate: FalseAlarms; actorId: string },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    if ((await acceptedFalseAlarms(trx)) === rate) return;
    await trx
      .insertInto("setting")
      .values({ name: setting, value: String(rate) })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: String(rate) }))
      .execute();
    await record(trx, { act: "false-alarms-accepted", actorId, detail: String(rate) }, now);
  });
}

/** How many cells were asked in the newest wave of the surveys that have factors; what a rate is multiplied by. */
export async function cellsAsked(db: Db, series: string): Promise<number> {
  const newest = await db
    .selectFrom("wave")
    .where("series", "=", series)
    .orderBy("period", "desc")
    .select("id")
    .executeTakeFirst();
  if (!newest) return 0;
  const { count } = await db
    .selectFrom("roster")
    .where("waveId", "=", newest.id)
    .select((eb) => eb.fn.count<number>("cellId").distinct().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
