import { Temporal } from "temporal-polyfill";
import { dayAfter, dayOf, isPeriod } from "#app/domain/calendar.ts";
import { type Opening, openWave } from "#app/domain/waves.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { DAYS_APART } from "./rule.ts";
import { nextWaves, type Series, seriesOf } from "./series.ts";

/**
 * A wave of another series that has opened less than seven days ago, or is to open by itself in less.
 * `day` is when; `from` the first day that is far enough from every such wave. Both `YYYY-MM-DD`.
 */
export interface Near {
  series: string;
  isPlanned: boolean;
  day: string;
  from: string;
}

export type OpeningByHand = Opening | ({ outcome: "too-near" } & Near);

/**
 * Opens a wave at `now` because somebody says so; not within seven days of another series, where
 * somebody would get two surveys in a week. Nothing is stored unless the outcome is `opened`.
 */
export function openByHand(
  db: Db,
  { series, period }: { series: string; period: string },
  now: Date,
): Promise<OpeningByHand> {
  return inTransaction(db, async (trx) => {
    const all = await seriesOf(trx);
    const own = all.find(({ name }) => name === series);
    // A series or a period that is none is said in front of everything else.
    const near = own && isPeriod(period) ? await nearestTo(trx, own, all, now) : null;
    return near ? { outcome: "too-near", ...near } : openWave(trx, { series, period }, now);
  });
}

interface Neighbour {
  series: string;
  isPlanned: boolean;
  day: string;
}

async function nearestTo(
  trx: Db,
  own: Series,
  all: readonly Series[],
  now: Date,
): Promise<Near | null> {
  const others = all.filter(({ name }) => name !== own.name);
  const today = dayOf(now.toISOString(), own.timeZone);
  const neighbours = [...(await opened(trx, others)), ...planned(others, now)];
  const isFree = (day: string) => neighbours.every((one) => apart(one.day, day) >= DAYS_APART);
  const near = neighbours.find(({ day }) => apart(day, today) < DAYS_APART);
  if (!near) return null;
  let from = dayAfter(today, 1);
  while (!isFree(from)) from = dayAfter(from, 1);
  return { ...near, from };
}

/** The waves of each series so far, each on its own calendar. */
async function opened(trx: Db, others: readonly Series[]): Promise<Neighbour[]> {
  const waves = await trx.selectFrom("wave").select(["series", "opensAt"]).execute();
  return others.flatMap(({ name, timeZone }) =>
    waves
      .filter(({ series }) => series === name)
      .map(({ opensAt }) => ({ series: name, isPlanned: false, day: dayOf(opensAt, timeZone) })),
  );
}

/** What opens by itself in the next year; nothing of a series that is paused. */
function planned(others: readonly Series[], now: Date): Neighbour[] {
  return others
    .filter(({ pausedAt }) => pausedAt === null)
    .flatMap((series) =>
      nextWaves(series, now, 12).map(({ opensAt }) => ({
        series: series.name,
        isPlanned: true,
        day: dayOf(opensAt, series.timeZone),
      })),
    );
}

function apart(one: string, other: string): number {
  const days = Temporal.PlainDate.from(one).until(other, { largestUnit: "day" }).days;
  return Math.abs(days);
}
