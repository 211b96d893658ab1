import { DROP } from "./evidence.ts";
import { NOT_SHARED, standingEvidence } from "./exchange.ts";
import { CELL_WINDOWS, counts, type Drop } from "./recent-drop.ts";

const PEOPLE_BELOW = 3;

/** A member's drop by the step that he or she answers (one entry where nothing depends on it); `at` is the place in the steps. */
export type DropByStep = { at: number; drops: readonly Drop[] };

/**
 * Whether standingEvidence reaches a threshold (above NOT_SHARED), for answers that are tried by the thousand: sums are looked
 * up, and members are exchanged one by one only where exchanging the most that anyone could lose in each
 * window does not settle it. The same answer as standingEvidence but for rounding.
 */
export function standingThreshold(
  members: readonly DropByStep[],
  wander: number,
): (steps: ArrayLike<number>, threshold: number) => boolean {
  const counting = members.filter(({ drops }) => counts(drops[0]!));
  const judged = standingEvidence(
    counting.map(({ drops }) => drops[0]!),
    wander,
  );
  if (judged === null) return () => false;
  const I = [0, 0, 0];
  for (const { drops } of counting)
    for (let window = 0; window < CELL_WINDOWS; window++) I[window]! += drops[0]!.I[window]!;
  const windows = [0, 1, 2].filter((window) => I[window]! > 0);
  // ℓ is quadratic in the drop: by its value at three drops, and held at its least below the last of them.
  const curves = windows.map((window) => {
    const V = 1 / I[window]! + wander;
    const lowest = (-DROP.mean * V) / DROP.variance;
    const [zero, one, back] = [0, 1, -1].map((d) => quadratic(d, V));
    return {
      I: I[window]!,
      lowest,
      c: zero!,
      b: (one! - back!) / 2,
      a: (one! + back!) / 2 - zero!,
    };
  });
  const W = windows.length;
  const those = counting.map(({ at, drops }) => ({
    at,
    answered: drops[0]!.answeredNow,
    U: Float64Array.from(drops.flatMap(({ U }) => windows.map((window) => U[window]!))),
    loss: Float64Array.from(
      drops.flatMap(({ U, atTop }) => windows.map((window) => U[window]! - atTop[window]!)),
    ),
    below: drops.map((drop) => drop.below),
    hanging: drops.map((drop) => drop.below && !drop.belowAtTop),
  }));
  const sums = new Float64Array(W);
  const worst = new Float64Array(W);
  const nothing = new Float64Array(W);

  /** Σ e^ℓ over the windows, with `less` taken from the sums. */
  function total(less: Float64Array, from: number): number {
    let sum = 0;
    for (let window = 0; window < W; window++) {
      const curve = curves[window]!;
      const d = Math.max(curve.lowest, (sums[window]! - less[from + window]!) / curve.I);
      sum += Math.exp(curve.c + d * (curve.b + d * curve.a));
    }
    return sum;
  }

  return (steps, threshold) => {
    if (threshold <= NOT_SHARED) return true;
    sums.fill(0);
    worst.fill(0);
    let below = 0;
    let hanging = 0;
    for (let member = 0; member < those.length; member++) {
      const one = those[member]!;
      const step = one.at < 0 ? 0 : steps[one.at]!;
      if (one.below[step]) below += 1;
      if (one.hanging[step]) hanging = 1;
      for (let window = 0; window < W; window++) {
        const place = step * W + window;
        sums[window]! += one.U[place]!;
        if (one.answered && one.loss[place]! > worst[window]!) worst[window] = one.loss[place]!;
      }
    }
    if (below - hanging < PEOPLE_BELOW) return false;
    const enough = W * Math.exp(threshold);
    if (total(nothing, 0) < enough) return false;
    if (total(worst, 0) >= enough) return true;
    return those.every(
      ({ at, loss, answered }) => !answered || total(loss, (at < 0 ? 0 : steps[at]!) * W) >= enough,
    );
  };
}

function quadratic(d: number, V: number): number {
  const wider = V + DROP.variance;
  return 0.5 * Math.log(V / wider) + 0.5 * ((d * d) / V - (d - DROP.mean) ** 2 / wider);
}
