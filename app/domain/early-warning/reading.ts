import type { Expected } from "./expectation.ts";
import type { FactorAnswer, Values } from "./item-offset.ts";
import type { Drop, Reach } from "./recent-drop.ts";
import type { Person } from "./state.ts";
import type { Glance } from "./track.ts";
import type { Tally } from "./usual.ts";

/**
 * One person in one wave: what was expected, what was answered, and how far that lies below the usual.
 * All arrays have a place per factor (those of the anchors, per anchor).
 */
export type Reading = {
  person: Person;
  /** Own values by item, as they came. */
  values: Values;
  expected: Expected;
  /** This wave's answers as given. */
  given: readonly (FactorAnswer | null)[];
  /** What they could have been, wave effect and mood taken out. */
  reach: readonly Reach[];
  /** This wave, and it with the five before it, newest first. */
  now: Glance;
  waves: readonly Glance[];
  anchorsNow: Glance;
  drops: readonly Drop[];
  anchorDrops: readonly Drop[];
  /** Squared residuals of this wave's answers, see noise.ts. */
  squares: Tally;
};
