import { clip } from "./wave-effect.ts";

const CLIP = 1.5;
const VARIANCE = 0.08;

/** The most that is ever taken for mood, in points: a decline on all factors must not pass for a mood. */
export const MOST_MOOD = 0.2;

/** One answer's distance from its usual, in points, and the weight of that as evidence of a mood. */
export type Distance = { residual: number; weight: number };

/**
 * What a person's mood of one wave does to each factor, in points, as the answers to all the other factors
 * show it: the posterior mean of a normal mood of variance 0.08 h², held within ±0.2. A factor's own answer is
 * never in it, and weights are 1/(noise + P). Null distances (no answer, or no usual yet) say nothing.
 */
export function moods(distances: readonly (Distance | null)[], ownNoise: number): number[] {
  let sum = 0;
  let weight = 0;
  for (const distance of distances) {
    if (!distance) continue;
    sum += distance.weight * clip(distance.residual, CLIP);
    weight += distance.weight;
  }
  const prior = 1 / (VARIANCE * ownNoise);
  return distances.map((own) => {
    const others = own ? sum - own.weight * clip(own.residual, CLIP) : sum;
    const left = own ? weight - own.weight : weight;
    return clip(others / (left + prior), MOST_MOOD);
  });
}
