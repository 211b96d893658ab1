import { fewestAllowed, LIKELIEST } from "./verdict.ts";

/** How many people's answers are unknown, and how many values each may have. */
export interface Size {
  people: number;
  values: number;
}

/** Completions counted by each person's step, and by each two people's steps: rows and columns are person × values + step. */
export interface PairCounts {
  alone: Uint32Array;
  total: number;
  withMate: Uint32Array;
}

/** What completions show: too few of them show nothing, and more of them may still show something. */
export type Finding = "passes" | "gives-away" | "too-rare" | "open";

/** Fewer completions than this show nothing. */
const FEWEST_COMPLETIONS = 60;

/** An early finding is wrong at most once in a million times, by Chernoff's bound. */
const SURE = Math.log(1e6);

export function noCounts({ people, values }: Size): PairCounts {
  const width = people * values;
  return {
    alone: new Uint32Array(width),
    total: 0,
    withMate: new Uint32Array(width * width),
  };
}

/** Counts a completion for somebody who knows nobody's answer, and for one who knows any mate's. */
export function count(counts: PairCounts, steps: Uint8Array, { people, values }: Size): void {
  counts.total += 1;
  for (let person = 0; person < people; person++) {
    const own = person * values + steps[person]!;
    counts.alone[own]! += 1;
    countFor(counts, own, steps, { people, values });
  }
}

/** Counts a completion for somebody who knows that one mate has one value: a row. */
export function countFor(
  { withMate }: PairCounts,
  row: number,
  steps: Uint8Array,
  { people, values }: Size,
): void {
  const from = row * people * values;
  for (let person = 0; person < people; person++)
    withMate[from + person * values + steps[person]!]! += 1;
}

/**
 * What the completions leave somebody with who knows one mate's value (a row) or, for null, nobody's.
 * `last`: no more will be drawn, so that the shares as they are decide.
 */
export function findingOf(
  { alone, total: all, withMate }: PairCounts,
  row: number | null,
  { people, values }: Size,
  last: boolean,
): Finding {
  const width = people * values;
  const counts = row === null ? alone : withMate.subarray(row * width, (row + 1) * width);
  const total = row === null ? all : counts[row]!;
  const mate = row === null ? -1 : Math.floor(row / values);
  if (people === 1 && mate === 0) return "passes";
  // Nobody who knows this can see that.
  if (last && total === 0) return "passes";
  let most = 0;
  let fewest = values;
  for (let person = 0; person < people; person++) {
    if (person === mate) continue;
    let possible = 0;
    for (let step = 0; step < values; step++) {
      const weight = counts[person * values + step]!;
      if (weight > 0) possible += 1;
      most = Math.max(most, weight);
    }
    fewest = Math.min(fewest, possible);
  }
  const enough = fewest >= fewestAllowed(values);
  const share = most / total;
  const isSure = total * divergence(share) >= SURE;
  if (isSure && share > LIKELIEST) return "gives-away";
  if (isSure && enough) return "passes";
  if (!last) return "open";
  if (total < FEWEST_COMPLETIONS) return "too-rare";
  return enough && share <= LIKELIEST ? "passes" : "gives-away";
}

/** Relative entropy of a share to 0.80, in nats: e^(−n times this) bounds how often so far a share comes about by chance. */
function divergence(share: number): number {
  const part = (one: number, other: number) => (one > 0 ? one * Math.log(one / other) : 0);
  return part(share, LIKELIEST) + part(1 - share, 1 - LIKELIEST);
}
