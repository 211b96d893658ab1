import { evidence, logMeanExp, RISE } from "./evidence.ts";
import { WINDOWS, type Drop } from "./recent-drop.ts";

const SUPPORT_SHARE = 0.12;
const SUPPORT_WEIGHT = 0.5;
const SUPPORT_CAP = 3;
const ANCHOR_CAP = 6;

/** ℓ of a person's drop in each window; a window that cannot be judged says nothing (0). */
export function windowEvidence({ U, I }: Drop): number[] {
  const found = [0, 0, 0, 0, 0];
  for (let window = 0; window < WINDOWS.length; window++) {
    const information = I[window]!;
    if (information > 0) found[window] = evidence(U[window]! / information, 1 / information);
  }
  return found;
}

/** Evidence that an anchor has risen over the person's own usual: as for a drop, with the sign turned. */
export function riseEvidence({ U, I }: Drop): number {
  const found = [0, 0, 0, 0, 0];
  for (let window = 0; window < WINDOWS.length; window++) {
    const information = I[window]!;
    if (information > 0) found[window] = evidence(-U[window]! / information, 1 / information, RISE);
  }
  return logMeanExp(found);
}

/**
 * A person's evidence for each factor, given ℓ per factor and window: all other factors lend support,
 * ln mean_w exp(ℓ_fw + ½ min(3, Σ_{g≠f} ln(0.88 + 0.12 e^ℓ_gw))), and each anchor's rise ℓ_x adds
 * ln(½ + ½ e^min(6, ℓ_x)).
 */
export function personEvidence(
  byFactor: readonly (readonly number[])[],
  anchors: readonly number[],
): number[] {
  const support = byFactor.map((windows) => windows.map(lent));
  const totals = WINDOWS.map((_, window) => sumOf(support, window));
  let strain = 0;
  for (const l of anchors) strain += Math.log(0.5 + 0.5 * Math.exp(Math.min(ANCHOR_CAP, l)));
  const supported = [0, 0, 0, 0, 0];
  return byFactor.map((windows, factor) => {
    for (let window = 0; window < WINDOWS.length; window++) {
      const others = totals[window]! - support[factor]![window]!;
      supported[window] = windows[window]! + SUPPORT_WEIGHT * Math.min(SUPPORT_CAP, others);
    }
    return logMeanExp(supported) + strain;
  });
}

function lent(l: number): number {
  return Math.log(1 - SUPPORT_SHARE + SUPPORT_SHARE * Math.exp(l));
}

function sumOf(byFactor: readonly (readonly number[])[], window: number): number {
  let sum = 0;
  for (let factor = 0; factor < byFactor.length; factor++) sum += byFactor[factor]![window]!;
  return sum;
}
