import type { Chance } from "./chance.ts";
import {
  countsShownAs,
  type Measured,
  type ObservedGroup,
  sumFits,
  valuesOn,
} from "./constraint.ts";
import type { Known } from "./posterior.ts";

/** Fills in the step (0 = the lowest value) that each respondent may have given, known ones as they are. */
export type Draw = (chance: Chance, into: Uint8Array) => void;

/**
 * Draws complete answers of one group to one item from exactly the distribution that posteriorOf gives the
 * single answers of: people answer independently by `prior`, and every combination counts that gives what
 * was published. First how many gave each value, backwards through the weights of what can still follow,
 * then who did. Null where nothing fits. The group must hold no others of which something was said.
 */
export function completionsOf(
  of: Measured,
  group: ObservedGroup,
  known: Known,
  prior: readonly number[],
): Draw | null {
  const given = group.respondents.map((person) => known.get(person));
  const unknown = given.flatMap((value, at) => (value === undefined ? [at] : []));
  const steps = given.map((value) => (value === undefined ? 0 : value - of.scale.min));
  const knownSum = steps.reduce((sum, step) => sum + step, 0);
  const values = valuesOn(of);
  const n = unknown.length;
  const width = n * (values - 1) + 1;
  const total = prior.reduce((sum, weight) => sum + weight, 0);
  const edges = Array.from({ length: values }, (_, step) => {
    const share = group.figure?.detail?.shares[step];
    if (share === undefined) return { fewest: 0, most: n };
    const { fewest, most } = countsShownAs(share, given.length);
    const sharing = steps.filter((own, at) => own === step && given[at] !== undefined).length;
    return { fewest: fewest - sharing, most: most - sharing };
  });

  /** Where `left` people have yet to be given this step or a higher one, and the sum so far is `sum`. */
  const at = (left: number, sum: number) => left * width + sum;
  const after = new Float64Array((n + 1) * width);
  for (let sum = 0; sum < width; sum++)
    after[at(0, sum)] = Number(sumFits(of, group, knownSum + sum));
  const weights: Float64Array[] = [after];
  for (let step = values - 1; step >= 0; step--) weights.unshift(before(step, weights[0]!));
  if (!(weights[0]![at(n, 0)]! > 0)) return null;

  function before(step: number, following: Float64Array): Float64Array {
    const own = new Float64Array((n + 1) * width);
    for (let left = 0; left <= n; left++)
      for (let sum = 0; sum < width; sum++)
        own[at(left, sum)] = eachWay(step, left, sum, following, () => false);
    return own;
  }

  /** Adds up the weights of 0, 1, … people with this step, until `enough` of them are added. */
  function eachWay(
    step: number,
    left: number,
    sum: number,
    following: Float64Array,
    enough: (weight: number, chose: number) => boolean,
  ): number {
    const { fewest, most } = edges[step]!;
    let ways = 1;
    let weight = 0;
    for (let chose = 0; chose <= left && sum + chose * step < width; chose++) {
      if (chose >= fewest && chose <= most) {
        weight += ways * following[at(left - chose, sum + chose * step)]!;
        if (enough(weight, chose)) break;
      }
      ways *= (prior[step]! * (left - chose)) / (total * (chose + 1));
    }
    return weight;
  }

  return (chance, into) => {
    for (let person = 0; person < steps.length; person++) into[person] = steps[person]!;
    let left = n;
    let sum = 0;
    for (let step = 0; step < values; step++) {
      const aim = chance() * weights[step]![at(left, sum)]!;
      let chosen = 0;
      let had = 0;
      eachWay(step, left, sum, weights[step + 1]!, (weight, chose) => {
        // The last that has any weight, should rounding leave the sum short of the aim.
        if (weight > had) chosen = chose;
        had = weight;
        return weight > aim;
      });
      for (let put = 0; put < chosen; put++) into[unknown[n - left + put]!] = step;
      left -= chosen;
      sum += chosen * step;
    }
    for (let last = n - 1; last > 0; last--) {
      const other = unknown[Math.floor(chance() * (last + 1))]!;
      const own = into[unknown[last]!]!;
      into[unknown[last]!] = into[other]!;
      into[other] = own;
    }
  };
}
