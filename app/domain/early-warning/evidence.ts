/** A shift looked for, in points: mean and variance of its size. */
export type Shift = { mean: number; variance: number };

/** What a condition that begins to drain does to answers: a drop of 0.6 ± 0.4 points. */
export const DROP: Shift = { mean: 0.6, variance: 0.16 };

/** What strain does to exhaustion and to the intention to leave: 0.7 ± 0.4 points of ease lost. */
export const STRAIN: Shift = { mean: 0.7, variance: 0.16 };

/**
 * Log Bayes factor of a shift against none, for an observed shift d of error variance V:
 * ℓ = ½ ln(V/(V + s²)) + ½[d²/V − (d − δ)²/(V + s²)], with the shift looked for N(δ, s²).
 *
 * Never falls as d grows: far on the other side the wider alternative would fit better again, so ℓ is
 * held at its least from d = −δV/s² on. A rise is no evidence of a drop.
 */
export function evidence(d: number, V: number, shift: Shift = DROP): number {
  const wider = V + shift.variance;
  const held = Math.max(d, (-shift.mean * V) / shift.variance);
  const beyond = held - shift.mean;
  return 0.5 * Math.log(V / wider) + 0.5 * ((held * held) / V - (beyond * beyond) / wider);
}

/** ln of the mean of e^ℓ: evidence when one does not know which of several windows is the right one. */
export function logMeanExp(evidences: readonly number[]): number {
  let greatest = -Infinity;
  for (let i = 0; i < evidences.length; i++) greatest = Math.max(greatest, evidences[i]!);
  let sum = 0;
  for (let i = 0; i < evidences.length; i++) sum += Math.exp(evidences[i]! - greatest);
  return greatest + Math.log(sum / evidences.length);
}
