import { boundedResidual, VARIANCE_OF_BOUNDED } from "./bounded-residual.ts";
import type { Glance } from "./track.ts";
import { AUTOCORRELATION } from "./usual.ts";

/** Widths, in waves, of the windows in which a drop is looked for: all for a person, the first three for a cell. */
export const WINDOWS = [1, 2, 3, 4, 6] as const;
export const CELL_WINDOWS = 3;

/** Faded answers a usual must rest on: with the fading, a newcomer counts from the third answer. */
const WEIGHT_TO_COUNT = 1.5;

/** What this wave's answer could have been at most and at least, wave effect and mood taken out; null without one. */
export type Reach = { top: number; bottom: number } | null;

/**
 * One person's recent drop on one factor, by window: U = −Σr/(v + jP) and information I = j/(v + jP),
 * so that the drop is U/I points with error variance 1/I; both 0 in a window where the person does not
 * count. `atTop` is U if this wave's answer had been the best that it could be, for a cell's windows.
 */
export type Drop = {
  U: number[];
  I: number[];
  atTop: number[];
  answeredNow: boolean;
  /** Is the mean over a cell's longest window below the usual; and with this wave's answer at its best. */
  below: boolean;
  belowAtTop: boolean;
};

/**
 * The drop below the usual as it stood before each window (waves newest first), over the j answers in
 * it: r are bounded residuals from b, v their mean noise × (1 + 2φ(j − 1)/j). A person counts with an
 * answer in the window and more than one answer before it.
 */
export function recentDrop(waves: readonly Glance[], place: number, top: number | null): Drop {
  const drop: Drop = {
    U: [0, 0, 0, 0, 0],
    I: [0, 0, 0, 0, 0],
    atTop: [0, 0, 0],
    answeredNow: waves[0]!.answer[place]! !== null,
    below: false,
    belowAtTop: false,
  };
  for (let window = 0; window < WINDOWS.length; window++) {
    const start = waves[WINDOWS[window]! - 1];
    if (!start) break;
    if (start.weight[place]! >= WEIGHT_TO_COUNT) lookBack(drop, waves, place, top, window);
  }
  return drop;
}

/** Fills in one window of a drop, from its first wave to this one; it stays 0 without an answer. */
function lookBack(
  drop: Drop,
  waves: readonly Glance[],
  place: number,
  top: number | null,
  window: number,
): void {
  const start = waves[WINDOWS[window]! - 1]!;
  const usual = start.usual[place]!;
  const variance = start.variance[place]!;
  let residuals = 0;
  let distance = 0;
  let noise = 0;
  let answers = 0;
  for (let back = WINDOWS[window]! - 1; back >= 1; back--) {
    const wave = waves[back]!;
    const answer = wave.answer[place]!;
    if (answer === null) continue;
    residuals += boundedResidual(answer - usual, Math.sqrt(wave.noise[place]! + variance));
    distance += answer - usual;
    noise += wave.noise[place]!;
    answers += 1;
  }
  let atTop = residuals;
  let distanceAtTop = distance;
  const now = waves[0]!.answer[place]!;
  if (now !== null) {
    const best = top ?? now;
    const sd = Math.sqrt(waves[0]!.noise[place]! + variance);
    residuals += boundedResidual(now - usual, sd);
    distance += now - usual;
    atTop += boundedResidual(best - usual, sd);
    distanceAtTop += best - usual;
    noise += waves[0]!.noise[place]!;
    answers += 1;
  }
  if (answers === 0) return;
  const lingering = 1 + (2 * AUTOCORRELATION * (answers - 1)) / answers;
  const scale = (noise / answers) * lingering * VARIANCE_OF_BOUNDED + answers * variance;
  drop.I[window] = answers / scale;
  drop.U[window] = -residuals / scale;
  if (window >= CELL_WINDOWS) return;
  drop.atTop[window] = -atTop / scale;
  drop.below = distance < 0;
  drop.belowAtTop = distanceAtTop < 0;
}

/** Does the person count in any of a cell's windows. */
export function counts({ I }: Drop): boolean {
  return I[0]! > 0 || I[1]! > 0 || I[2]! > 0;
}

/** The usual that a cell's widest window compares with, null for someone who does not count yet. */
export function usualBeforeWindow(waves: readonly Glance[], place: number): number | null {
  for (let width = CELL_WINDOWS; width >= 1; width--) {
    const start = waves[width - 1];
    if (start && start.weight[place]! >= WEIGHT_TO_COUNT) return start.usual[place]!;
  }
  return null;
}
