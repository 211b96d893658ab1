/** One question with the ends of its scale. */
export type Item = { id: string; min: number; max: number };

/** A condition of work, measured by one or several items on which high is good. */
export type Factor = { id: string; items: readonly Item[] };

/** A question about the person as a whole (exhaustion, intention to leave); `bad` is its bad end. */
export type Anchor = Item & { bad: "high" | "low" };

/** What is asked in a wave. */
export type Instrument = {
  factors: readonly Factor[];
  exhaustion?: Anchor;
  intention?: Anchor;
};

export const ANCHORS = ["exhaustion", "intention"] as const;
export type AnchorName = (typeof ANCHORS)[number];

/**
 * A value of the item's own scale on 1…5: 1 + 4 (value − min)/(max − min).
 * Throws when the value is off the scale.
 */
export function onFivePoints(value: number, item: Item): number {
  if (!(value >= item.min && value <= item.max)) {
    throw new RangeError(`${value} is off the scale ${item.min} to ${item.max} of item ${item.id}`);
  }
  return 1 + (4 * (value - item.min)) / (item.max - item.min);
}

/**
 * An anchor's value on 1…5 where 5 is the good end, as on a factor: more strain is a drop, and is bounded as
 * one (see bounded-residual.ts).
 */
export function ease(value: number, anchor: Anchor): number {
  const points = onFivePoints(value, anchor);
  return anchor.bad === "high" ? 6 - points : points;
}

/** The instrument with factors and items in the order of their ids; throws on a repeated id or an empty scale. */
export function inOrder(instrument: Instrument): Instrument {
  const factors = instrument.factors
    .map((factor) => ({ id: factor.id, items: [...factor.items].sort(byId) }))
    .sort(byId);
  const items = [
    ...factors.flatMap((factor) => factor.items),
    ...ANCHORS.flatMap((name) => instrument[name] ?? []),
  ];
  refuseRepeated(factors.map((factor) => factor.id));
  refuseRepeated(items.map((item) => item.id));
  for (const item of items) {
    if (!(item.max > item.min)) throw new RangeError(`item ${item.id} has no scale`);
  }
  return { ...instrument, factors };
}

/** Orders by id, code unit by code unit, so that no locale can change a result. */
export function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function refuseRepeated(ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new Error(`the instrument names ${id} twice`);
    seen.add(id);
  }
}
