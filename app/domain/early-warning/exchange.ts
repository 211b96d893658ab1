import { evidence, logMeanExp } from "./evidence.ts";
import { counts, WINDOWS, type Drop } from "./recent-drop.ts";

const PEOPLE_TO_JUDGE = 5;
const PEOPLE_BELOW = 3;

/** Evidence given to a drop that too few people share: below every threshold. */
export const NOT_SHARED = -9;

/**
 * A group's evidence L° of a drop, standing whatever any single member had answered in this wave: the
 * least L over the members who answered and over every value of the scale in the place of that answer.
 * L never rises with an answer (see evidence.ts), so the top of the scale is the least favourable value.
 *
 * `NOT_SHARED` unless at least three people are below their own usual, again whatever any one of them
 * had answered. Null when the group cannot be judged: nobody answered in this wave, or the answers of
 * fewer than five people are in it.
 */
export function standingEvidence(members: readonly Drop[], wander: number): number | null {
  const counting = members.filter(counts);
  const answering = counting.filter((drop) => drop.answeredNow);
  if (counting.length < PEOPLE_TO_JUDGE || answering.length === 0) return null;
  if (surelyBelow(counting) < PEOPLE_BELOW) return NOT_SHARED;
  const U = WINDOWS.map((_, window) => total(counting, "U", window));
  const I = WINDOWS.map((_, window) => total(counting, "I", window));
  let least = pooledEvidence(U, I, wander);
  for (const drop of answering) {
    const exchanged = U.map((whole, window) => whole - drop.U[window]! + drop.atTop[window]!);
    least = Math.min(least, pooledEvidence(exchanged, I, wander));
  }
  return least;
}

/** ΣU or ΣI of one window over the members. */
export function total(members: readonly Drop[], part: "U" | "I", window: number): number {
  let sum = 0;
  for (const drop of members) sum += drop[part][window]!;
  return sum;
}

/**
 * L = ln((e^ℓ1 + e^ℓ2 + e^ℓ3)/3) with d = ΣU/ΣI and V = 1/ΣI + κ² in each window; one without answers says
 * nothing (ℓ = 0).
 */
export function pooledEvidence(U: readonly number[], I: readonly number[], wander: number): number {
  return logMeanExp(
    I.flatMap((information, window) =>
      information > 0 ? [evidence(U[window]! / information, 1 / information + wander)] : [],
    ),
  );
}

/** How many are below their own usual over their longest window, less one if that hangs on anyone's answer of this wave. */
function surelyBelow(counting: readonly Drop[]): number {
  let below = 0;
  let hanging = 0;
  for (const { U, I, atTop } of counting) {
    const longest = I.findLastIndex((information) => information > 0);
    if (U[longest]! <= 0) continue;
    below += 1;
    if (atTop[longest]! <= 0) hanging = 1;
  }
  return below - hanging;
}
