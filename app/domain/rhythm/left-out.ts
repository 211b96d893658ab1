import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";
import { administratorIds } from "#app/domain/people.ts";
import { periodsOf } from "#app/domain/retention/periods.ts";
import { promise } from "#app/jobs/outbox.ts";
import { pastWaves, type Rule } from "./rule.ts";

/** Why a wave of a plan did not open, the last word on it first. */
const reasons = [
  /** No server ran while it should have been open: its time is over. */
  "missed",
  /** Its close is too near; the next wave is the next one of the plan. */
  "too-late",
  /** Nobody is to be asked; tried again until it is too late. */
  "nobody",
  /** The wave before has not closed; tried again until it is too late. */
  "still-open",
] as const;
export type Reason = (typeof reasons)[number];

/** A wave by the plan, and why it did not open. */
export interface NotOpened {
  series: string;
  period: string;
  outcome: Reason;
}

/**
 * Writes to the log which waves of a plan went by unopened, and tells the administrators, once; gives
 * those that are new. What the log has forgotten by now is not told again.
 */
export async function tellMissed(
  db: Db,
  plan: { series: string; rule: Rule; timeZone: string; latest: string | null },
  now: Date,
): Promise<NotOpened[]> {
  const { series, rule, timeZone, latest } = plan;
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - (await periodsOf(db)).audit);
  const past = pastWaves(rule, timeZone, since, now)
    .map(({ period }) => period)
    .filter((period) => latest === null || period > latest);
  if (past.length === 0) return [];
  return inTransaction(db, async (trx) => {
    const told = await toldOf(trx, series, past);
    const missed: NotOpened[] = [];
    for (const period of past.filter((one) => !told.has(one))) {
      const wave = { series, period, outcome: "missed" } as const;
      if (await writeOnce(trx, wave, now)) missed.push(wave);
    }
    await promiseMails(trx, missed, now);
    return missed;
  });
}

/** Writes to the log why a wave does not open, once for each reason; null where it stands there. */
export function tellOnce(db: Db, wave: NotOpened, now: Date): Promise<NotOpened | null> {
  return inTransaction(db, async (trx) => {
    const wasTold = (await toldOf(trx, wave.series, [wave.period])).size > 0;
    if (!(await writeOnce(trx, wave, now))) return null;
    // Where another reason stands already, the server was there and it was not for its absence.
    if (wave.outcome === "too-late" && !wasTold) await promiseMails(trx, [wave], now);
    return wave;
  });
}

/**
 * The waves of a series that the log knows not to have opened, newest first, each with the last word
 * on why. Not those that have opened since.
 */
export async function notOpenedOf(db: Db, series: string): Promise<NotOpened[]> {
  const lines = await db
    .selectFrom("audit")
    .where("act", "=", "wave-not-opened")
    .where("detail", "like", `${series} %`)
    .select("detail")
    .execute();
  const opened = await db
    .selectFrom("wave")
    .where("series", "=", series)
    .select("period")
    .execute();
  const hasOpened = new Set(opened.map(({ period }) => period));
  const why = new Map<string, Reason>();
  for (const reason of [...reasons].reverse())
    for (const { detail } of lines) {
      const [, period = "", told] = detail.split(" ");
      if (told === reason && !hasOpened.has(period)) why.set(period, reason);
    }
  return [...why]
    .map(([period, outcome]) => ({ series, period, outcome }))
    .sort((a, b) => (a.period < b.period ? 1 : -1));
}

/** The periods of which the log says already why they did not open. */
async function toldOf(db: Db, series: string, periods: string[]): Promise<Set<string>> {
  const names = periods.flatMap((period) =>
    reasons.map((outcome) => [nameOf({ series, period, outcome }), period] as const),
  );
  const lines = await db
    .selectFrom("audit")
    .where(
      "id",
      "in",
      names.map(([name]) => name),
    )
    .select("id")
    .execute();
  const ids = new Set(lines.map(({ id }) => id));
  return new Set(names.filter(([name]) => ids.has(name)).map(([, period]) => period));
}

function writeOnce(db: Db, wave: NotOpened, now: Date): Promise<boolean> {
  const detail = `${wave.series} ${wave.period} ${wave.outcome}`;
  const line = { act: "wave-not-opened", actorId: null, detail, once: nameOf(wave) } as const;
  return record(db, line, now);
}

function nameOf({ series, period, outcome }: NotOpened) {
  return `not-opened ${series} ${period} ${outcome}`;
}

/** One mail to each administrator about all of them. */
async function promiseMails(db: Db, waves: readonly NotOpened[], now: Date): Promise<void> {
  const [first] = waves;
  if (!first) return;
  const { series } = first;
  const periods = waves.map(({ period }) => period);
  await promise(
    db,
    (await administratorIds(db)).map((personId) => ({
      key: `left-out:${series}:${periods.at(-1)}:${personId}`,
      kind: "send-left-out",
      payload: { series, periods, personId },
      runAt: now.toISOString(),
    })),
  );
}
