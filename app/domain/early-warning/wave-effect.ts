const CLIP = 1.5;
const PSEUDO_PEOPLE = 40;

/** Answers a person must have given before the wave to be heard about what is common to all. */
export const MONTHS_TO_BE_HEARD = 2;

/**
 * What a wave does to everybody (season, common events), in points:
 * M = Σ clip(x − b, ±1.5) / (N + 40), a shrunken mean of this wave's distances from own usual.
 */
export function waveEffect(distances: readonly number[]): number {
  let sum = 0;
  for (const distance of distances) sum += clip(distance, CLIP);
  return sum / (distances.length + PSEUDO_PEOPLE);
}

/** The value held within ±limit. */
export function clip(value: number, limit: number): number {
  return value > limit ? limit : value < -limit ? -limit : value;
}
