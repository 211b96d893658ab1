import { countsFit, countsShownAs, type ObservedItem, valuesOn } from "./constraint.ts";
import type { Space } from "./space.ts";

/** A weight for each set of counts; counts are the digits of the key, the lowest value's last. */
type Histograms = Map<number, number>;

/** More states than this take minutes; whoever needs them needs another way. */
const MOST_STATES = 2_000_000;

/**
 * Needed where a distribution was published. Exact, and meant for small worlds: throws a RangeError
 * where there would be more than two million states.
 */
export function histogramsOf(observed: ObservedItem, root: string): Space<Histograms> {
  const groups = new Map(observed.groups.map((group) => [group.id, group]));
  const values = valuesOn(observed);
  const whole = groups.get(root)!;
  const base = whole.respondents.length + 1;
  if (base ** values > Number.MAX_SAFE_INTEGER) throw tooMany();
  const keys = Array.from({ length: values }, (_, step) => base ** step);
  const shares = whole.figure?.detail?.shares ?? [];
  const most = keys.map((_, step) =>
    shares[step] === undefined ? base : countsShownAs(shares[step], base - 1).most,
  );
  const countsIn = (key: number) => keys.map((unit) => Math.floor(key / unit) % base);
  const possible = (key: number) => countsIn(key).every((count, step) => count <= most[step]!);

  return {
    certainly: (steps) => new Map([[steps.reduce((key, step) => key + keys[step]!, 0), 1]]),
    ofPeople(count, prior) {
      const weights: Histograms = new Map();
      const spread = (step: number, left: number, key: number, weight: number) => {
        if (step === values - 1) {
          if (left <= most[step]!)
            add(weights, key + left * keys[step]!, weight * prior[step]! ** left);
          return;
        }
        let ways = weight;
        for (let chose = 0; chose <= Math.min(left, most[step]!); chose++) {
          spread(step + 1, left - chose, key + chose * keys[step]!, ways);
          ways *= (prior[step]! * (left - chose)) / (chose + 1);
        }
      };
      spread(0, count, 0, 1);
      return weights;
    },
    together(one, other) {
      const weights: Histograms = new Map();
      for (const [a, weight] of one) {
        for (const [b, also] of other) if (possible(a + b)) add(weights, a + b, weight * also);
      }
      return weights;
    },
    fitting(weights, id, outside) {
      const group = groups.get(id)!;
      const fits: Histograms = new Map();
      for (const key of weights.keys())
        if (countsFit(observed, group, countsIn(key)))
          fits.set(key, outside ? (outside.get(key) ?? 0) : 1);
      return fits;
    },
    times(one, other) {
      return new Map([...one].map(([key, weight]) => [key, weight * (other.get(key) ?? 0)]));
    },
    seenFrom: (whole, others, part) =>
      new Map([...part.keys()].map((key) => [key, meeting(whole, others, key)])),
    ofOne: (whole, others) => keys.map((key) => meeting(whole, others, key)),
  };
}

function meeting(whole: Histograms, others: Histograms, key: number): number {
  let weight = 0;
  for (const [rest, also] of others) weight += also * (whole.get(key + rest) ?? 0);
  return weight;
}

function add(weights: Histograms, key: number, weight: number): void {
  weights.set(key, (weights.get(key) ?? 0) + weight);
  if (weights.size > MOST_STATES) throw tooMany();
}

function tooMany() {
  return new RangeError("too many people for a published distribution to be judged exactly");
}
