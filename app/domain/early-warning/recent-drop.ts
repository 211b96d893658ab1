import type { Glance } from "./track.ts";
import { AUTOCORRELATION } from "./usual.ts";
import { clip } from "./wave-effect.ts";

/** Widths, in waves, of the windows in which a drop is looked for. */
export const WINDOWS = [1, 2, 3] as const;

const CLIP = 2.5;

/** Faded answers a usual must rest on: with the fading, a newcomer counts from the third answer. */
const WEIGHT_TO_COUNT = 1.5;

/** One person's drop in one window: U = −Σr/(v + jP) and information I = j/(v + jP); drop = U/I. */
export type Drop = {
  U: number;
  I: number;
  /** U if this wave's answer had been the best, or the worst, of the scale; U when there is none. */
  atTop: number;
  atBottom: number;
};

/** What this wave's answer could have been, wave effect taken out; null without an answer. */
export type Reach = { top: number; bottom: number } | null;

/**
 * A person's recent drop below the usual as it stood before the window (waves newest first):
 * r = clip(y − b, ±2.5) over the j answers in the window, v their mean noise × (1 + 2φ(j − 1)/j).
 * Null when the person does not count: no answer in the window, or too few before it.
 */
export function recentDrop(
  waves: readonly Glance[],
  place: number,
  width: number,
  reach: Reach,
): Drop | null {
  const start = waves[width - 1];
  if (!start || start.weight[place]! < WEIGHT_TO_COUNT) return null;
  const usual = start.usual[place]!;
  let answers = 0;
  let earlier = 0;
  let noise = 0;
  for (let back = width - 1; back >= 1; back--) {
    const answer = waves[back]!.answer[place]!;
    if (answer === null) continue;
    answers += 1;
    earlier += clip(answer - usual, CLIP);
    noise += waves[back]!.noise[place]!;
  }
  const now = waves[0]!.answer[place]!;
  if (now !== null) {
    answers += 1;
    noise += waves[0]!.noise[place]!;
  }
  if (answers === 0) return null;
  const windowNoise = (noise / answers) * (1 + (2 * AUTOCORRELATION * (answers - 1)) / answers);
  const scale = windowNoise + answers * start.variance[place]!;
  const I = answers / scale;
  const withNow = (answer: number) => -(earlier + clip(answer - usual, CLIP)) / scale;
  const U = now === null ? -earlier / scale : withNow(now);
  if (now === null || !reach) return { U, I, atTop: U, atBottom: U };
  return { U, I, atTop: withNow(reach.top), atBottom: withNow(reach.bottom) };
}

/** The usual that the widest window compares with, null for someone who does not count yet. */
export function usualBeforeWindow(waves: readonly Glance[], place: number): number | null {
  const start = [...WINDOWS]
    .reverse()
    .map((width) => waves[width - 1])
    .find((wave) => wave && wave.weight[place]! >= WEIGHT_TO_COUNT);
  return start ? start.usual[place]! : null;
}
