import { countsShownAs, type ObservedItem, valuesOn } from "./attacker/constraint.ts";
import { fewestAllowed, LIKELIEST } from "./attacker/verdict.ts";
import { type Band, bandOf, type Detail, shownShare } from "./figures.ts";

/** A group of thirty answers or more with no published group inside it, and its band, which is told. */
export interface Large extends Pick<ObservedItem, "scale" | "reversed"> {
  band: Band;
  count: number;
  /** Shared answers, in steps from the lowest value. */
  shared: readonly number[];
  prior: readonly number[];
  insiders: 1 | 2;
}

/** More ways of answering than this take too long to go through. */
const MOST_HISTOGRAMS = 1_000_000;

/**
 * Whether mean and distribution may be told beside the band. Decided from the distribution as it
 * would be shown; where it is not shown, the band must still give nothing away to somebody who knows
 * why. That is tried on every distribution; where there are too many of them, none is told.
 */
export function mayTellDistribution(large: Large, detail: Detail): boolean {
  if (histogramsOf(large) > MOST_HISTOGRAMS) return false;
  return showsEnough(large, detail.shares) && silenceSaysNothing(large);
}

/**
 * Safe whatever the insiders answered: people who are alike have each value as often as it is left,
 * so a share's upper edge bounds the likeliest value, and its lower edge what is possible.
 */
function showsEnough(large: Large, shares: readonly number[]): boolean {
  const edges = shares.map((share) => countsShownAs(share, large.count));
  const left = large.count - large.shared.length - large.insiders;
  const sharing = (step: number) => large.shared.filter((one) => one === step).length;
  const possible = edges.filter(
    ({ fewest }, step) => fewest - sharing(step) - large.insiders >= 1,
  ).length;
  const most = Math.max(...edges.map(({ most }, step) => most - sharing(step)));
  return possible >= fewestAllowed(shares.length) && most <= LIKELIEST * left;
}

/** Adds up every distribution that is not shown, for none, one and two insiders with each value. */
function silenceSaysNothing(large: Large): boolean {
  const values = valuesOn(large);
  const unknown = large.count - large.shared.length;
  const depth = large.insiders + 1;
  const weights = new Float64Array(values ** depth);
  for (const { counts, weight } of everyHistogram(unknown, large.prior)) {
    if (!isSilent(large, counts)) continue;
    addDraws(weights, counts, weight, depth, 0);
  }
  return slicesPass(weights, values);
}

function isSilent(large: Large, unknown: readonly number[]): boolean {
  const counts = [...unknown];
  for (const step of large.shared) counts[step]! += 1;
  const sum = counts.reduce((total, count, step) => total + count * (large.scale.min + step), 0);
  if (bandOf(sum, large.count, large) !== large.band) return false;
  return !showsEnough(
    large,
    counts.map((count) => shownShare(count, large.count)),
  );
}

/** The weight with which people drawn one after the other have these values, added at their place. */
function addDraws(
  to: Float64Array,
  counts: number[],
  weight: number,
  depth: number,
  place: number,
): void {
  if (depth === 0) {
    to[place]! += weight;
    return;
  }
  for (const [step, count] of counts.entries()) {
    if (count === 0) continue;
    counts[step] = count - 1;
    addDraws(to, counts, weight * count, depth - 1, place * counts.length + step);
    counts[step] = count;
  }
}

/** Judges the last drawn person for whatever the ones drawn before had answered. */
function slicesPass(weights: Float64Array, values: number): boolean {
  for (let from = 0; from < weights.length; from += values) {
    const slice = weights.subarray(from, from + values);
    const total = slice.reduce((sum, weight) => sum + weight, 0);
    if (total === 0) continue;
    const possible = slice.filter((weight) => weight > 0).length;
    if (possible < fewestAllowed(values) || Math.max(...slice) > LIKELIEST * total) return false;
  }
  return true;
}

function histogramsOf({ count, shared, scale }: Large): number {
  const values = scale.max - scale.min + 1;
  let ways = 1;
  for (let k = 1; k < values; k++) ways *= (count - shared.length + k) / k;
  return ways;
}

/** How often `people` can have given each value, each way with its weight. */
function* everyHistogram(
  people: number,
  prior: readonly number[],
): Generator<{ counts: number[]; weight: number }> {
  const counts = prior.map(() => 0);
  function* from(step: number, left: number, weight: number): Generator<number> {
    if (step === prior.length - 1) {
      counts[step] = left;
      yield weight * prior[step]! ** left;
      return;
    }
    let ways = weight;
    for (let chose = 0; chose <= left; chose++) {
      counts[step] = chose;
      yield* from(step + 1, left - chose, ways);
      ways *= (prior[step]! * (left - chose)) / (chose + 1);
    }
  }
  for (const weight of from(0, people, 1)) yield { counts: [...counts], weight };
}
