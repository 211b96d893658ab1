import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";
import { type Answers, type Balance, balanceOf } from "#surveys/scoring.ts";
import { keepsHistory } from "./own-data/history.ts";
import { type OwnSignal, ownSignals } from "./own-signals.ts";
import { ownHistory } from "./responses.ts";
import { type Fitting, fittingModule } from "./training/recommendations.ts";

/** A person's own view of the pulse; shown to that person alone. */
export interface OwnBalance {
  /** Whether answers stay with the person, so that there is something to look back on. */
  keepsHistory: boolean;
  /** One a wave answered, oldest first; null where no factor was answered. */
  waves: { period: string; balance: Balance | null }[];
  factors: OwnFactor[];
  /** With the module that answers each; where the cause lies in the organisation there may be none. */
  signals: (OwnSignal & { fitting: Fitting | null })[];
}

/** A factor against what is normal for this person; on −2…+2. */
export interface OwnFactor {
  factor: string;
  /** The latest answer, null where it was skipped. */
  latest: number | null;
  normal: OwnNormal | null;
  values: (number | null)[];
}

/** The mean of the earlier answers and the range that most of them lay in. */
export interface OwnNormal {
  mean: number;
  low: number;
  high: number;
}

/** Earlier answers that are needed before anything is called normal. */
const ENOUGH = 3;

export async function ownBalance(db: Db, series: string, personId: string): Promise<OwnBalance> {
  const history = await ownHistory(db, { series, personId });
  const signals = await ownSignals(db, series, history);
  return {
    keepsHistory: await keepsHistory(db, personId),
    waves: history.map(({ period, answers }) => ({ period, balance: balanceOf(answers) })),
    factors: factors.map(({ id }) =>
      ownFactor(
        id,
        history.map(({ answers }) => answers),
      ),
    ),
    signals: await Promise.all(
      signals.map(async (signal) => {
        const answering = { factor: signal.factor, learner: "specialist" } as const;
        return { ...signal, fitting: await fittingModule(db, answering) };
      }),
    ),
  };
}

function ownFactor(factor: string, history: readonly Answers[]): OwnFactor {
  const values = history.map((answers) => {
    const value = answers[factor];
    return typeof value === "number" ? value : null;
  });
  return {
    factor,
    latest: values.at(-1) ?? null,
    normal: ownNormal(values.slice(0, -1).flatMap((value) => value ?? [])),
    values,
  };
}

/**
 * Mean and mean ± 1.28 standard deviations (n − 1; eight in ten answers of a normal distribution),
 * kept on −2…+2 and at least half a step wide to either side. Null below three answers.
 */
export function ownNormal(earlier: readonly number[]): OwnNormal | null {
  if (earlier.length < ENOUGH) return null;
  const mean = earlier.reduce((sum, value) => sum + value, 0) / earlier.length;
  const squares = earlier.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const reach = Math.max(0.5, 1.28 * Math.sqrt(squares / (earlier.length - 1)));
  return { mean, low: Math.max(-2, mean - reach), high: Math.min(2, mean + reach) };
}
