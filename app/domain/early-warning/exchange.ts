import { evidence, logMeanExp } from "./evidence.ts";
import { WINDOWS, type Drop } from "./recent-drop.ts";

/** A member's part in a group's evidence: one drop per window, null where the member does not count. */
export type Part = { drops: readonly (Drop | null)[]; answeredNow: boolean };

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
export function standingEvidence(members: readonly Part[], wander: number): number | null {
  const parts = members.filter((part) => part.drops.some((drop) => drop !== null));
  const answering = parts.filter((part) => part.answeredNow);
  if (parts.length < PEOPLE_TO_JUDGE || answering.length === 0) return null;
  if (surelyBelow(parts) < PEOPLE_BELOW) return NOT_SHARED;
  const pools = WINDOWS.map((_, window) => pool(parts, window));
  let least = pooledEvidence(pools, wander);
  for (const part of answering) {
    const exchanged = pools.map((whole, window) => withTop(whole, part.drops[window]!));
    least = Math.min(least, pooledEvidence(exchanged, wander));
  }
  return least;
}

/** Sums of U and I over the members who count. */
export type Pool = { U: number; I: number };

/** The members' drops in one window put together: the group's drop is U/I, with error variance 1/I. */
export function pool(members: readonly Part[], window: number): Pool {
  let U = 0;
  let I = 0;
  for (const { drops } of members) {
    const drop = drops[window];
    if (!drop) continue;
    U += drop.U;
    I += drop.I;
  }
  return { U, I };
}

/** L = ln((e^ℓ1 + e^ℓ2 + e^ℓ3)/3) with d = U/I and V = 1/I + κ²; a window without answers says nothing (ℓ = 0). */
export function pooledEvidence(pools: readonly Pool[], wander: number): number {
  return logMeanExp(pools.map(({ U, I }) => (I > 0 ? evidence(U / I, 1 / I + wander) : 0)));
}

function withTop(whole: Pool, drop: Drop | null): Pool {
  return drop ? { U: whole.U - drop.U + drop.atTop, I: whole.I } : whole;
}

/** How many are below their own usual over their longest window, less one if that hangs on anyone's answer of this wave. */
function surelyBelow(parts: readonly Part[]): number {
  let below = 0;
  let hanging = 0;
  for (const { drops } of parts) {
    const longest = drops.findLast((drop) => drop !== null);
    if (!longest || longest.U <= 0) continue;
    below += 1;
    if (longest.atTop <= 0) hanging = 1;
  }
  return below - hanging;
}
