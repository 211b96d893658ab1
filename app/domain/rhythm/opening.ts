import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";
import { openWave } from "#app/domain/waves.ts";
import { dueWave, type Planned } from "./rule.ts";
import { seriesOf } from "./series.ts";

/** What became of a wave whose time had come. */
export type DueOpening = { series: string; period: string } & (
  | { outcome: "opened"; asked: number }
  /** Its close by the plan is too near; the next wave is the next one of the plan. */
  | { outcome: "too-late" }
  /** Tried again until it is too late. */
  | { outcome: "nobody" | "still-open" }
);

/**
 * Opens what should be open by the plans of all series at `now` and is not, each period once whoever
 * asks and however often. Gives what is new: a wave that cannot be opened is told, and written to the
 * log, once for each reason.
 */
export async function openDue(db: Db, now: Date): Promise<DueOpening[]> {
  const news: DueOpening[] = [];
  for (const { name, rule, timeZone, pausedAt, latest } of await seriesOf(db)) {
    const due = rule && !pausedAt ? dueWave(rule, timeZone, now) : null;
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
    if (outcome !== "opened") return null;
    await record(trx, { act: "wave-opened", actorId: null, detail: `${series} ${period}` }, now);
    return { series, period, outcome, asked: opening.asked };
  });
}

async function tellOnce(
  db: Db,
  told: Extract<DueOpening, { outcome: "too-late" | "nobody" | "still-open" }>,
  now: Date,
): Promise<DueOpening | null> {
  const detail = `${told.series} ${told.period} ${told.outcome}`;
  const line = {
    act: "wave-not-opened",
    actorId: null,
    detail,
    once: `not-opened ${detail}`,
  } as const;
  return (await record(db, line, now)) ? told : null;
}
