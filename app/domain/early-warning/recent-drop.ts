import type { Glance } from "./track.ts";
import { AUTOCORRELATION } from "./usual.ts";
import { clip } from "./wave-effect.ts";

/** Widths, in waves, of the windows in which a drop is looked for. */
export const WINDOWS = [1, 2, 3] as const;

const CLIP = 2.5;

/** Faded answers a usual must rest on: with the fading, a newcomer counts from the third answer. */
const WEIGHT_TO_COUNT = 1.5;

/**
 * One person's recent drop on one factor, by window: U = −Σr/(v + jP) and information I = j/(v + jP),
 * so that the drop is U/I points with error variance 1/I; both 0 in a window where the person does not
 * count. `atTop` is U if this wave's answer had been the best of its scale.
 */
export type Drop = { U: number[]; I: number[]; atTop: number[]; answeredNow: boolean };

/** What this wave's answer could have been at most and at least, wave effect taken out; null without one. */
export type Reach = { top: number; bottom: number } | null;

/**
 * The drop below the usual as it stood before each window (waves newest first): r = clip(y − b, ±2.5)
 * over the j answers in the window, v their mean noise × (1 + 2φ(j − 1)/j). A person counts with an
 * answer in the window and more than one answer before it.
 */
export function recentDrop(waves: readonly Glance[], place: number, top: number | null): Drop {
  const now = waves[0]!.answer[place]!;
  const drop = { U: [0, 0, 0], I: [0, 0, 0], atTop: [0, 0, 0], answeredNow: now !== null };
  for (const [window, width] of WINDOWS.entries()) {
    const start = waves[width - 1];
    if (!start || start.weight[place]! < WEIGHT_TO_COUNT) continue;
    const usual = start.usual[place]!;
    const earlier = earlierInWindow(waves, place, width, usual);
    const answers = earlier.answers + (now === null ? 0 : 1);
    if (answers === 0) continue;
    const noise = earlier.noise + (now === null ? 0 : waves[0]!.noise[place]!);
    const lingering = 1 + (2 * AUTOCORRELATION * (answers - 1)) / answers;
    const scale = (noise / answers) * lingering + answers * start.variance[place]!;
    drop.I[window] = answers / scale;
    drop.U[window] = -(earlier.sum + residual(now, usual)) / scale;
    drop.atTop[window] = -(earlier.sum + residual(now === null ? null : top, usual)) / scale;
  }
  return drop;
}

/** Does the person count in any window. */
export function counts({ I }: Drop): boolean {
  return I[0]! > 0 || I[1]! > 0 || I[2]! > 0;
}

/** The usual that the widest window compares with, null for someone who does not count yet. */
export function usualBeforeWindow(waves: readonly Glance[], place: number): number | null {
  for (let width = WINDOWS.length; width >= 1; width--) {
    const start = waves[width - 1];
    if (start && start.weight[place]! >= WEIGHT_TO_COUNT) return start.usual[place]!;
  }
  return null;
}

/** Residuals r, noise and number of the answers in a window that were given before this wave. */
function earlierInWindow(waves: readonly Glance[], place: number, width: number, usual: number) {
  const earlier = { sum: 0, noise: 0, answers: 0 };
  for (let back = width - 1; back >= 1; back--) {
    const answer = waves[back]!.answer[place]!;
    if (answer === null) continue;
    earlier.sum += residual(answer, usual);
    earlier.noise += waves[back]!.noise[place]!;
    earlier.answers += 1;
  }
  return earlier;
}

function residual(answer: number | null, usual: number): number {
  return answer === null ? 0 : clip(answer - usual, CLIP);
}
