import { type ObservedItem, sumFits, valuesOn } from "./constraint.ts";
import type { Space } from "./space.ts";

/** A weight for each sum of steps, from 0 up. */
type Sums = Float64Array;

/** Enough wherever only bands and means were published. */
export function sumsOf(observed: ObservedItem): Space<Sums> {
  const groups = new Map(observed.groups.map((group) => [group.id, group]));
  const values = valuesOn(observed);
  return {
    certainly(steps) {
      const sum = steps.reduce((total, step) => total + step, 0);
      const weights = new Float64Array(sum + 1);
      weights[sum] = 1;
      return weights;
    },
    ofPeople(count, prior) {
      let weights: Sums = Float64Array.of(1);
      const one = Float64Array.from(prior);
      for (let added = 0; added < count; added++) weights = together(weights, one);
      return weights;
    },
    together,
    fitting(weights, id, outside) {
      const group = groups.get(id)!;
      return weights.map((_, sum) => (sumFits(observed, group, sum) ? (outside?.[sum] ?? 1) : 0));
    },
    times: (one, other) => one.map((weight, sum) => weight * other[sum]!),
    seenFrom: (whole, others, part) => part.map((_, sum) => meeting(whole, others, sum)),
    ofOne: (whole, others) =>
      Array.from({ length: values }, (_, step) => meeting(whole, others, step)),
  };
}

function together(one: Sums, other: Sums): Sums {
  const weights = new Float64Array(one.length + other.length - 1);
  for (let a = 0; a < one.length; a++) {
    const weight = one[a]!;
    if (weight === 0) continue;
    for (let b = 0; b < other.length; b++) weights[a + b]! += weight * other[b]!;
  }
  return weights;
}

function meeting(whole: Sums, others: Sums, sum: number): number {
  let weight = 0;
  const end = Math.min(others.length, whole.length - sum);
  for (let rest = 0; rest < end; rest++) weight += others[rest]! * whole[sum + rest]!;
  return weight;
}
