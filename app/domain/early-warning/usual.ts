/** What is kept of earlier answers when a wave has passed: weights fade by 3 % a wave. */
export const MEMORY = 0.97;

/** Correlation of a person's noise from wave to wave. */
export const AUTOCORRELATION = 0.15;

/** Variance of levels between people of one group, in squared points. */
export const SPREAD = 0.41;

const OVERALL_PRIOR = { mean: 3.5, weight: 5 };
const GROUP_PSEUDO_MEMBERS = 3.7;

/** A count and a sum of values, either of which may have faded. */
export type Tally = { count: number; sum: number };

/** A level in points with the variance of what is not known about it. */
export type Level = { mean: number; variance: number };

/** Mean of a factor over everybody so far: μ = (17.5 + Σy)/(5 + count). */
export function overallMean(total: Tally): number {
  return (
    (OVERALL_PRIOR.mean * OVERALL_PRIOR.weight + total.sum) / (OVERALL_PRIOR.weight + total.count)
  );
}

/**
 * Where a member of a group is expected before own answers are known:
 * m = μ + W/(N_W + 3.7), W = Σ w(S/n − μ), w = n/(n + 1), over present and former members.
 */
export function groupMean(members: Iterable<Tally>, overall: number): number {
  let deviation = 0;
  let weight = 0;
  for (const { count, sum } of members) {
    if (count === 0) continue;
    const w = count / (count + 1);
    deviation += w * (sum / count - overall);
    weight += w;
  }
  return overall + deviation / (weight + GROUP_PSEUDO_MEMBERS);
}

/** Variance of one answer as evidence of a level when noise lingers: v(1 + φ)/(1 − φ). */
export function lingering(noise: number): number {
  return (noise * (1 + AUTOCORRELATION)) / (1 - AUTOCORRELATION);
}

/**
 * A person's usual: the normal posterior of a level after `own` answers (faded count n and sum S) of
 * error variance v: P = 1/(1/τ² + n/v), b = P(m/τ² + S/v), with prior mean m and variance τ².
 */
export function usualLevel(prior: Level, own: Tally, errorVariance: number): Level {
  const variance = 1 / (1 / prior.variance + own.count / errorVariance);
  const mean = variance * (prior.mean / prior.variance + own.sum / errorVariance);
  return { mean, variance };
}
