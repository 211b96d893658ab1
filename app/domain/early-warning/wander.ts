import type { Tally } from "./usual.ts";

const START = 0.02;
const PSEUDO_VALUES = 400;
const FLOOR = 0.01;
const CAP = 5;
const CAP_CORRECTION = 1.06;

/** κ²: variance of a group's harmless ups and downs, in squared points. */
export function wanderVariance(wander: Tally): number {
  return Math.max(FLOOR, (PSEUDO_VALUES * START + wander.sum) / (PSEUDO_VALUES + wander.count));
}

/**
 * What one group's drop d of this wave says of κ²: 1.06 min(d², 5V) − 1/ΣI, with V = 1/ΣI + κ².
 * The cap keeps real drops out; 1.06 makes up for it.
 */
export function wanderSquare(drop: number, information: number, wander: number): number {
  const V = 1 / information + wander;
  return CAP_CORRECTION * Math.min(drop * drop, CAP * V) - 1 / information;
}
