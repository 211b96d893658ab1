import type { Tally } from "./usual.ts";

const SHARED_BY_ITEMS = 0.23;
const OWN_OF_ITEM = 0.27;
const OWN_PSEUDO_ANSWERS = 24;
const EVERYBODY_PSEUDO_ANSWERS = 2000;
const CAP = 9;

/** Variance of a mean of k items around a person's level, for a person of ordinary noise: 0.23 + 0.27/k. */
export function ordinaryNoise(items: number): number {
  return SHARED_BY_ITEMS + OWN_OF_ITEM / items;
}

/** How noisy people are in general, as a multiple of ordinary noise: H, with 2,000 pseudo-answers at 1. */
export function everybodysNoise(squares: Tally): number {
  return (EVERYBODY_PSEUDO_ANSWERS + squares.sum) / (EVERYBODY_PSEUDO_ANSWERS + squares.count);
}

/** How noisy one person is: h² = (24 H + Σ squares)/(24 + count). */
export function ownNoise(squares: Tally, everybody: number): number {
  return (OWN_PSEUDO_ANSWERS * everybody + squares.sum) / (OWN_PSEUDO_ANSWERS + squares.count);
}

/**
 * What one answer says of its giver's noise: min(9 h², max(0, (y − b)² − P)/(0.23 + 0.27/k)) –
 * the squared residual less what is owed to not knowing the level, in units of ordinary noise.
 */
export function noiseSquare(
  residual: number,
  levelVariance: number,
  items: number,
  own: number,
): number {
  const excess = Math.max(0, residual * residual - levelVariance);
  return Math.min(CAP * own, excess / ordinaryNoise(items));
}
