import { evidence, logMeanExp } from "./evidence.ts";
import { CELL_WINDOWS, counts, type Drop } from "./recent-drop.ts";

const PEOPLE_TO_JUDGE = 5;
const PEOPLE_BELOW = 3;

/** Evidence given to a drop that too few people share: below every threshold. */
export const NOT_SHARED = -9;

/**
 * A group's evidence L° of a drop, standing whatever any single member had answered in this wave: the
 * least L over the members who answered and over every value of the scale in the place of that answer –
 * and over whatever else that member had answered, which bears on the mood taken out of it. L never
 * rises with an answer (see evidence.ts), so the best that it could be is the least favourable.
 *
 * `NOT_SHARED` unless at least three people are below their own usual, again whatever any one of them
 * had answered. Null when the group cannot be judged: nobody answered in this wave, or the answers of
 * fewer than five people are in it.
 */
export function standingEvidence(members: readonly Drop[], wander: number): number | null {
  const counting = members.filter(counts);
  if (counting.length < PEOPLE_TO_JUDGE) return null;
  if (!counting.some((drop) => drop.answeredNow)) return null;
  if (surelyBelow(counting) < PEOPLE_BELOW) return NOT_SHARED;
  const U = totals(counting, "U");
  const I = totals(counting, "I");
  let least = pooledEvidence(U, I, wander);
  const exchanged = [0, 0, 0];
  for (const drop of counting) {
    if (!drop.answeredNow) continue;
    for (let window = 0; window < CELL_WINDOWS; window++) {
      exchanged[window] = U[window]! - drop.U[window]! + drop.atTop[window]!;
    }
    least = Math.min(least, pooledEvidence(exchanged, I, wander));
  }
  return least;
}

/** ΣU or ΣI over the members, by window. */
export function totals(members: readonly Drop[], part: "U" | "I"): number[] {
  const sums = [0, 0, 0];
  for (const drop of members) {
    for (let window = 0; window < CELL_WINDOWS; window++) sums[window]! += drop[part][window]!;
  }
  return sums;
}

/**
 * L = ln((e^ℓ1 + e^ℓ2 + e^ℓ3)/3) with d = ΣU/ΣI and V = 1/ΣI + κ² in each window; one without answers is
 * left out of the mean.
 */
export function pooledEvidence(U: readonly number[], I: readonly number[], wander: number): number {
  const found: number[] = [];
  for (let window = 0; window < CELL_WINDOWS; window++) {
    const information = I[window]!;
    if (information <= 0) continue;
    found.push(evidence(U[window]! / information, 1 / information + wander));
  }
  return logMeanExp(found);
}

/** How many are below their own usual over a cell's longest window, less one if that hangs on anyone's answer of this wave. */
function surelyBelow(counting: readonly Drop[]): number {
  let below = 0;
  let hanging = 0;
  for (const drop of counting) {
    if (!drop.below) continue;
    below += 1;
    if (!drop.belowAtTop) hanging = 1;
  }
  return below - hanging;
}
