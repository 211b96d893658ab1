import type { Posteriors } from "#app/domain/disclosure/attacker/posterior.ts";
import { judge } from "#app/domain/disclosure/attacker/verdict.ts";

/** What an attacker worked out about everybody's answers of many waves. */
export interface Findings {
  /** Answers that their givers did not share. */
  answers: number;
  /** Of those: determined with certainty knowing nobody, or some one mate. */
  certain: { nobody: number; oneMate: number };
  /** Fewest possible values of an answer out of five, and out of more. */
  fewest: { ofFive: number; ofMore: number };
  /** Probability of the likeliest value of any answer. */
  likeliest: number;
  /** By how many mates are known. */
  guesses: Guesses[];
  /** A supervisor and a wave, and how many of those came with a result. */
  readings: { count: number; withResult: number };
}

/** Guesses at people's answers, with the release as it was and with a mate's answer in the place of theirs. */
export interface Guesses {
  count: number;
  /** Sum of the probability that the true value was given. */
  given: { as: number; without: number };
  /** How often the likeliest value was the true one. */
  right: { as: number; without: number };
}

export function nothingFound(): Findings {
  return {
    answers: 0,
    certain: { nobody: 0, oneMate: 0 },
    fewest: { ofFive: Infinity, ofMore: Infinity },
    likeliest: 0,
    guesses: [0, 1, 2].map(() => ({
      count: 0,
      given: { as: 0, without: 0 },
      right: { as: 0, without: 0 },
    })),
    readings: { count: 0, withResult: 0 },
  };
}

/** Takes what an attacker works out of one item into the findings; `values` is the length of its scale. */
export function learn(findings: Findings, posteriors: Posteriors, values: number): void {
  const { fewest, likeliest } = judge(posteriors);
  const scale = values === 5 ? "ofFive" : "ofMore";
  findings.fewest[scale] = Math.min(findings.fewest[scale], fewest);
  findings.likeliest = Math.max(findings.likeliest, likeliest);
}

/** People of whom only one value is left. */
export function certainIn(posteriors: Posteriors): string[] {
  return [...posteriors].flatMap(([person, posterior]) =>
    posterior.filter((probability) => probability > 1e-12).length === 1 ? [person] : [],
  );
}

/** Takes one guess into the findings: `step` is the true value, counted from the lowest. */
export function learnGuess(
  guesses: Guesses,
  step: number,
  { as, without }: Record<"as" | "without", readonly number[] | undefined>,
): void {
  guesses.count += 1;
  guesses.given.as += as?.[step] ?? 0;
  guesses.given.without += without?.[step] ?? 0;
  guesses.right.as += chanceRight(as, step);
  guesses.right.without += chanceRight(without, step);
}

/** Where several values are the likeliest, one of them is taken. */
function chanceRight(posterior: readonly number[] | undefined, step: number): number {
  if (!posterior) return 0;
  const most = Math.max(...posterior);
  const likeliest = posterior.flatMap((probability, at) => (most - probability < 1e-9 ? [at] : []));
  return likeliest.includes(step) ? 1 / likeliest.length : 0;
}

/** Points that a person's own answer adds to what a guess at it is worth, by how many mates are known. */
export function advantages({ guesses }: Findings, measure: "given" | "right"): number[] {
  return guesses.map((one) => (100 * (one[measure].as - one[measure].without)) / one.count);
}
