import { onFivePoints, type Factor, type Instrument } from "./instrument.ts";
import type { Tally } from "./usual.ts";

/** How much easier or harder an item is than its factor: sum and count of (value − level of its giver). */
export type ItemOffset = { item: string } & Tally;

/** Values by item of one person, on each item's own scale. */
export type Values = Readonly<Record<string, number>>;

/** A person's answer to a factor in points, the mean of `items` items, and what the same items could have given at most and at least. */
export type FactorAnswer = { x: number; items: number; top: number; bottom: number };

const PSEUDO_ANSWERS = 5;

/** The item's running offset in points, shrunken to 0; exactly 0 for a factor of one item. */
export function offsetOf({ count, sum }: Tally): number {
  return sum / (count + PSEUDO_ANSWERS);
}

/**
 * Reads one person's values into answers by factor (null where there is none). An item that has just joined
 * a factor is left out until its offset is known; in a new factor all offsets start at 0.
 */
export function answerReader(
  instrument: Instrument,
  factors: readonly string[],
  known: readonly ItemOffset[],
  totals: readonly Tally[],
): (values: Values) => (FactorAnswer | null)[] {
  const offsets = new Map(known.map((offset) => [offset.item, offsetOf(offset)]));
  const asked = new Map(instrument.factors.map((factor) => [factor.id, factor]));
  const places = factors.map((id, place) => {
    const items = asked.get(id)?.items ?? [];
    const factorIsNew = totals[place]!.count === 0;
    return { id, items: items.filter((item) => factorIsNew || offsets.has(item.id)) };
  });
  return (values) => places.map((factor) => factorAnswer(factor, values, offsets));
}

/**
 * x = mean over the items answered of (value − offset), in points; null when none was answered. Throws on
 * a value off its item's scale.
 */
export function factorAnswer(
  factor: Factor,
  values: Values,
  offsets: ReadonlyMap<string, number>,
): FactorAnswer | null {
  let sum = 0;
  let offset = 0;
  let items = 0;
  for (const item of factor.items) {
    const value = valueOf(values, item.id);
    if (value === undefined) continue;
    sum += onFivePoints(value, item);
    offset += offsets.get(item.id) ?? 0;
    items += 1;
  }
  if (items === 0) return null;
  const mean = offset / items;
  return { x: sum / items - mean, items, top: 5 - mean, bottom: 1 - mean };
}

/** The value given to an item, if any; not fooled by ids such as "constructor". */
export function valueOf(values: Values, item: string): number | undefined {
  return Object.hasOwn(values, item) ? values[item] : undefined;
}

/** Offsets with one person's values learnt, `level` being where the person stood on the factor in this wave. */
export function learnOffsets(
  known: Map<string, ItemOffset>,
  factor: Factor,
  values: Values,
  level: number,
): void {
  for (const item of factor.items) {
    const value = valueOf(values, item.id);
    if (value === undefined) continue;
    let offset = known.get(item.id);
    if (!offset) known.set(item.id, (offset = { item: item.id, count: 0, sum: 0 }));
    offset.count += 1;
    offset.sum += onFivePoints(value, item) - level;
  }
}
