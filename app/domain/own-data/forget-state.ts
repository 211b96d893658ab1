import type { Db } from "#db/transaction.ts";

/**
 * Forgets what the early warning carries in these series. The next close makes it again from the
 * answers that are left, so nothing of a deleted one stays in it.
 */
export async function forgetState(trx: Db, series: readonly string[]): Promise<void> {
  if (series.length === 0) return;
  await trx.deleteFrom("earlyWarningState").where("series", "in", series).execute();
}
