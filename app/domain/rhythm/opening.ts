import { type Db, inTransaction } from "#db/transaction.ts";
import { openWave } from "#app/domain/waves.ts";
import { type Reason, tellMissed, tellOnce } from "./left-out.ts";
import { dueWave, type Planned } from "./rule.ts";
import { seriesOf } from "./series.ts";

/** What became of a wave whose time had come. */
export type DueOpening = { series: string; period: string } & (
  { outcome: "opened" } | { outcome: Reason }
);

/**
 * Opens what should be open by the plans of all series at `now` and is not, each period once whoever
 * asks and however often. A period whose whole time has passed without a server is left out. Gives what
 * is new: a wave that is not opened is told, and written to the log, once for each reason.
 */
export async function openDue(db: Db, now: Date): Promise<DueOpening[]> {
  const news: DueOpening[] = [];
  for (const { name, rule, timeZone, pausedAt, latest } of await seriesOf(db)) {
    if (!rule || pausedAt) continue;
    news.push(...(await tellMissed(db, { series: name, rule, timeZone, latest }, now)));
    const due = dueWave(rule, timeZone, now);
    if (!due || (latest !== null && due.wave.period <= latest)) continue;
    const { period } = due.wave;
    const opening = due.isTooLate
      ? await tellOnce(db, { series: name, period, outcome: "too-late" }, now)
      : await open(db, name, due.wave, now);
    if (opening) news.push(opening);
  }
  return news;
}

function open(
  db: Db,
  series: string,
  { period, closesAt }: Planned,
  now: Date,
): Promise<DueOpening | null> {
  return inTransaction(db, async (trx) => {
    const opening = await openWave(trx, { series, period, closesAt }, now);
    const { outcome } = opening;
    if (outcome === "nobody" || outcome === "still-open")
      return tellOnce(trx, { series, period, outcome }, now);
    // Somebody else has just opened it.
    return outcome === "opened" ? { series, period, outcome } : null;
  });
}
