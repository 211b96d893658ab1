import { DROP, evidence, logMeanExp, type Shift } from "./evidence.ts";
import { WINDOWS, type Drop } from "./recent-drop.ts";

const SUPPORT_SHARE = 0.12;
const SUPPORT_WEIGHT = 0.5;
const SUPPORT_CAP = 3;
const ANCHOR_SHARE = 0.7;
const ANCHOR_CAP = 6;

/** ℓ of a person's drop in each window, for the shift looked for; a window that cannot be judged says nothing (0). */
export function windowEvidence({ U, I }: Drop, shift: Shift = DROP): number[] {
  const found = [0, 0, 0, 0, 0];
  for (let window = 0; window < WINDOWS.length; window++) {
    const information = I[window]!;
    if (information > 0) found[window] = evidence(U[window]! / information, 1 / information, shift);
  }
  return found;
}

/**
 * A person's evidence for each factor, given ℓ per factor and window and ℓ_x per anchor and window: all other
 * factors lend support, and so does a loss of ease on each anchor in the same window,
 * ln mean_w exp(ℓ_fw + ½ min(3, Σ_{g≠f} ln(0.88 + 0.12 e^ℓ_gw)) + Σ_x ln(0.3 + 0.7 e^min(6, ℓ_xw))).
 */
export function personEvidence(
  byFactor: readonly (readonly number[])[],
  anchors: readonly (readonly number[])[],
): number[] {
  const support = byFactor.map((windows) => windows.map(lent));
  const totals = WINDOWS.map((_, window) => sumOf(support, window));
  const strained = WINDOWS.map((_, window) => strain(anchors, window));
  const supported = [0, 0, 0, 0, 0];
  return byFactor.map((windows, factor) => {
    for (let window = 0; window < WINDOWS.length; window++) {
      const others = totals[window]! - support[factor]![window]!;
      supported[window] =
        windows[window]! + SUPPORT_WEIGHT * Math.min(SUPPORT_CAP, others) + strained[window]!;
    }
    return logMeanExp(supported);
  });
}

function strain(anchors: readonly (readonly number[])[], window: number): number {
  let sum = 0;
  for (const windows of anchors) {
    const raised = Math.exp(Math.min(ANCHOR_CAP, windows[window]!));
    sum += Math.log(1 - ANCHOR_SHARE + ANCHOR_SHARE * raised);
  }
  return sum;
}

function lent(l: number): number {
  return Math.log(1 - SUPPORT_SHARE + SUPPORT_SHARE * Math.exp(l));
}

function sumOf(byFactor: readonly (readonly number[])[], window: number): number {
  let sum = 0;
  for (let factor = 0; factor < byFactor.length; factor++) sum += byFactor[factor]![window]!;
  return sum;
}
