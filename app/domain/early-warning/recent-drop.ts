import { boundedResidual, VARIANCE_OF_BOUNDED } from "./bounded-residual.ts";
import type { Glance } from "./track.ts";
import { AUTOCORRELATION } from "./usual.ts";

/** Widths, in waves, of the windows in which a drop is looked for: all for a person, the first three for a cell. */
export const WINDOWS = [1, 2, 3, 4, 5] as const;
export const CELL_WINDOWS = 3;

/** Faded answers a usual must rest on: with the fading, a newcomer counts from the third answer. */
const WEIGHT_TO_COUNT = 1.5;

/** What this wave's answer could have been at most and at least, wave effect and mood taken out; null without one. */
export type Reach = { top: number; bottom: number } | null;

/**
 * One person's recent drop on one factor, by window: U = −Σr/(v + jP) and information I = j/(v + jP),
 * so that the drop is U/I points with error variance 1/I; both 0 in a window where the person does not
 * count. `atTop` is U if this wave's answer had been the best that it could be.
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
  const now = waves[0]!.answer[place]!;
  const drop: Drop = {
    U: [0, 0, 0, 0, 0],
    I: [0, 0, 0, 0, 0],
    atTop: [0, 0, 0, 0, 0],
    answeredNow: now !== null,
    below: false,
    belowAtTop: false,
  };
  for (const [window, width] of WINDOWS.entries()) {
    const start = waves[width - 1];
    if (!start || start.weight[place]! < WEIGHT_TO_COUNT) continue;
    const best = now === null ? null : (top ?? now);
    const earlier = { sum: 0, atTop: 0, plain: 0, plainAtTop: 0, noise: 0, answers: 0 };
    for (let back = width - 1; back >= 1; back--) {
      const answer = waves[back]!.answer[place]!;
      take(earlier, answer, answer, waves[back]!, start, place);
    }
    take(earlier, now, best, waves[0]!, start, place);
    const { answers } = earlier;
    if (answers === 0) continue;
    const lingering = 1 + (2 * AUTOCORRELATION * (answers - 1)) / answers;
    const noise = (earlier.noise / answers) * lingering * VARIANCE_OF_BOUNDED;
    const scale = noise + answers * start.variance[place]!;
    drop.I[window] = answers / scale;
    drop.U[window] = -earlier.sum / scale;
    drop.atTop[window] = -earlier.atTop / scale;
    if (width > CELL_WINDOWS) continue;
    drop.below = earlier.plain < 0;
    drop.belowAtTop = earlier.plainAtTop < 0;
  }
  return drop;
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

type Sums = Record<"sum" | "atTop" | "plain" | "plainAtTop" | "noise" | "answers", number>;

/** Adds one answer, and what it could have been at best, to the sums of a window. */
function take(
  sums: Sums,
  answer: number | null,
  best: number | null,
  wave: Glance,
  start: Glance,
  place: number,
): void {
  if (answer === null || best === null) return;
  const usual = start.usual[place]!;
  const noise = wave.noise[place]!;
  const sd = Math.sqrt(noise + start.variance[place]!);
  sums.sum += boundedResidual(answer - usual, sd);
  sums.atTop += boundedResidual(best - usual, sd);
  sums.plain += answer - usual;
  sums.plainAtTop += best - usual;
  sums.noise += noise;
  sums.answers += 1;
}
