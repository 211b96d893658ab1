import {
  type Band,
  bandOf,
  type Detail,
  type FigureItem,
  shownMean,
  shownShare,
} from "#app/domain/disclosure/figures.ts";

/** What was published of one item in one group. */
export interface ObservedFigure {
  band: Band;
  /** Empty `shares` where no distribution was published. */
  detail: Detail | null;
}

export interface ObservedGroup {
  id: string;
  /** A group that holds all of its respondents; null, or one that is not observed, for none. */
  parent: string | null;
  /** Everyone who gave a value, those of inner groups included: the attacker is taken to know who. */
  respondents: readonly string[];
  /** Null when nothing was published. */
  figure: ObservedFigure | null;
  /** What a withheld band may have been, for an attacker who knows when the gate withholds; all where not given. */
  among?: readonly Band[];
}

/** An item as far as its values are concerned. */
export type Measured = Pick<FigureItem, "scale" | "reversed">;

/** One item of one wave as it was published, with nothing of what was answered. */
export interface ObservedItem extends Measured {
  groups: readonly ObservedGroup[];
}

/** Whether a sum of steps (0 = the lowest value) gives what was observed of a group; in whole numbers. */
export function sumFits(of: Measured, group: ObservedGroup, steps: number): boolean {
  const count = group.respondents.length;
  const sum = steps + of.scale.min * count;
  if (!group.figure) return !group.among || group.among.includes(bandOf(sum, count, of));
  const { band, detail } = group.figure;
  if (bandOf(sum, count, of) !== band) return false;
  return !detail || shownMean(sum, count) === detail.mean;
}

/** Whether these counts of each value, lowest first, give what was observed of a group. */
export function countsFit(of: Measured, group: ObservedGroup, counts: readonly number[]): boolean {
  const steps = counts.reduce((sum, count, step) => sum + count * step, 0);
  if (!sumFits(of, group, steps)) return false;
  const shares = group.figure?.detail?.shares ?? [];
  return shares.every(
    (share, step) => shownShare(counts[step] ?? 0, group.respondents.length) === share,
  );
}

/** Fewest and most of `count` people whose share is shown as `share`. */
export function countsShownAs(share: number, count: number): { fewest: number; most: number } {
  // Shares are rounded to the next five, halves upwards.
  const fewest = Math.ceil(((share - 2.5) * count) / 100);
  const most = Math.ceil(((share + 2.5) * count) / 100) - 1;
  return { fewest: Math.max(0, fewest), most: Math.min(count, most) };
}

export function valuesOn({ scale }: Pick<Measured, "scale">): number {
  return scale.max - scale.min + 1;
}
