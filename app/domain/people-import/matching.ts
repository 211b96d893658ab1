import { type Days, overlap } from "./days.ts";
import type { Stretch } from "./changes.ts";

export interface Matching<T extends Days> {
  pairs: { wanted: T; stored: Stretch | null }[];
  /** What is stored and wanted by none. */
  left: Stretch[];
}

/**
 * Says which stored row each wanted stretch of days is: the one with the same start, or else one
 * that it overlaps, so that a corrected start changes a row instead of making a second one.
 */
export function matchDays<T extends Days>(
  wanted: readonly T[],
  stored: readonly Stretch[],
): Matching<T> {
  const left = [...stored];
  const take = (fits: (row: Stretch) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const byStart = wanted.map((days) => ({
    wanted: days,
    stored: take((row) => row.start === days.start),
  }));
  const pairs = byStart.map((pair) => ({
    wanted: pair.wanted,
    stored: pair.stored ?? take((row) => overlap(row, pair.wanted)),
  }));
  return { pairs, left };
}
