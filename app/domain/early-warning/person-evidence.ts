import { evidence, logMeanExp, RISE } from "./evidence.ts";
import { WINDOWS, type Drop } from "./recent-drop.ts";

const SUPPORT_SHARE = 0.12;
const SUPPORT_WEIGHT = 0.5;
const SUPPORT_CAP = 3;
const ANCHOR_CAP = 6;

/** ℓ of a person's drop in each window; a window that cannot be judged says nothing (0). */
export function windowEvidence({ U, I }: Drop): number[] {
  return I.map((information, window) =>
    information > 0 ? evidence(U[window]! / information, 1 / information) : 0,
  );
}

/** Evidence that an anchor has risen over the person's own usual: as for a drop, with the sign turned. */
export function riseEvidence({ U, I }: Drop): number {
  return logMeanExp(
    I.map((information, window) =>
      information > 0 ? evidence(-U[window]! / information, 1 / information, RISE) : 0,
    ),
  );
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
  const support = byFactor.map((windows) =>
    windows.map((l) => Math.log(1 - SUPPORT_SHARE + SUPPORT_SHARE * Math.exp(l))),
  );
  const totals = WINDOWS.map(() => 0);
  for (const own of support) for (const [w, lent] of own.entries()) totals[w]! += lent;
  let strain = 0;
  for (const l of anchors) strain += Math.log(0.5 + 0.5 * Math.exp(Math.min(ANCHOR_CAP, l)));
  return byFactor.map((windows, factor) => {
    const supported = windows.map((l, window) => {
      const others = totals[window]! - support[factor]![window]!;
      return l + SUPPORT_WEIGHT * Math.min(SUPPORT_CAP, others);
    });
    return logMeanExp(supported) + strain;
  });
}
