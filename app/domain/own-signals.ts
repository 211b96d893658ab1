import type { Db } from "#db/transaction.ts";
import type { Answers } from "#surveys/scoring.ts";
import { instrumentOf } from "./disclosure/warning-wave.ts";
import { judgeAlone } from "./early-warning/alone.ts";
import type { SignalKind } from "./early-warning/signal.ts";
import type { ownHistory } from "./responses.ts";

/** What has begun to drain a person, or has drained for long; for that person's eyes alone. */
export interface OwnSignal {
  factor: string;
  /** "change": more than is usual for this person. "low": draining for months on end. */
  kind: SignalKind;
  /** Whether the latest answers lie on the draining side of the scale, or have only given less than is usual. */
  drains: boolean;
  /** Waves since it was first seen, the newest one included. */
  waves: number;
}

/** More than two would be a list of complaints about somebody's work. */
const MOST_SHOWN = 2;

/** The middle of the scale, on the engine's 1…5. */
const NEITHER = 3;

/**
 * A person's standing signals in a series as of the newest answer in the own history: at most two, changes before what has
 * drained for long, the largest first. Made from own answers alone each time, and stored nowhere.
 */
export async function ownSignals(
  db: Db,
  series: string,
  history: Awaited<ReturnType<typeof ownHistory>>,
): Promise<OwnSignal[]> {
  const [first] = history;
  if (!first) return [];
  const given = new Map(history.map(({ period, answers }) => [period, valuesIn(answers)]));
  const waves = await db
    .selectFrom("wave")
    .where("series", "=", series)
    .where("period", ">=", first.period)
    .where("period", "<=", history.at(-1)?.period ?? first.period)
    .orderBy("period")
    .select(["period", "survey", "surveyVersion"])
    .execute();
  const judgement = judgeAlone(
    waves.map(({ period, ...asked }) => ({
      period,
      instrument: instrumentOf(asked),
      answers: given.get(period) ?? {},
    })),
  );
  const newest = valuesIn(history.at(-1)?.answers ?? {});
  const standing = judgement?.signals.filter(({ state }) => state !== "closed") ?? [];
  return standing
    .filter(({ kind, factor }) => kind === "change" || drainsIn(newest, factor))
    .sort((a, b) => rank(a.kind) - rank(b.kind) || b.usual - b.recent - (a.usual - a.recent))
    .slice(0, MOST_SHOWN)
    .map(({ factor, kind, waves, recent }) => ({ factor, kind, waves, drains: recent < NEITHER }));
}

/** What has drained for long is not said of a month in which it does not. */
function drainsIn(newest: Record<string, number>, factor: string): boolean {
  const value = newest[factor];
  return value === undefined || value < 0;
}

/** Without codes: "I had none" is a fact and not a score. */
function valuesIn(answers: Answers): Record<string, number> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([item, value]) =>
      typeof value === "number" ? [[item, value]] : [],
    ),
  );
}

function rank(kind: SignalKind): number {
  return kind === "change" ? 0 : 1;
}
