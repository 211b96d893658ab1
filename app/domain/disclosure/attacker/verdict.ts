import type { Posteriors } from "./posterior.ts";

/** What an attacker has worked out about people's answers to one item. */
export interface Verdict {
  /** People of whom only one value is possible. */
  certain: number;
  /** Fewest values that are possible for anyone; Infinity where nobody's answer is unknown. */
  fewest: number;
  /** Probability of the likeliest value of anyone; 0 where nobody's answer is unknown. */
  likeliest: number;
}

/** Sums of weights are off by far less than this; a value less likely counts as impossible. */
const NOTHING = 1e-12;

export const LIKELIEST = 0.8;

export function judge(posteriors: Posteriors): Verdict {
  const verdict = { certain: 0, fewest: Infinity, likeliest: 0 };
  for (const posterior of new Set(posteriors.values())) {
    const possible = posterior.filter((probability) => probability > NOTHING).length;
    verdict.fewest = Math.min(verdict.fewest, possible);
    verdict.likeliest = Math.max(verdict.likeliest, ...posterior);
  }
  for (const posterior of posteriors.values())
    if (posterior.filter((probability) => probability > NOTHING).length === 1) verdict.certain += 1;
  return verdict;
}

/** D13: at least three of five values stay possible – on longer scales half –, none likelier than 0.80. */
export function passes(verdict: Verdict, values: number): boolean {
  return verdict.fewest >= fewestAllowed(values) && verdict.likeliest <= LIKELIEST + 1e-9;
}

/** Half of the values, three of five; two on the shortest scales. */
export function fewestAllowed(values: number): number {
  return Math.max(2, Math.ceil(values / 2));
}
