import type { Instrument } from "./instrument.ts";
import type { ItemOffset } from "./item-offset.ts";
import type { CellSignal, PersonSignal } from "./signal.ts";
import type { Track } from "./track.ts";
import type { Tally } from "./usual.ts";

/** Goes up whenever the formulas or the shape of the state change: a state of another version is made again. */
export const STATE_VERSION = 3;

/**
 * All that a later wave needs of the earlier ones. A plain value: as JSON text and back it gives the
 * same later results, bit for bit. People and cells stand in the order of their ids.
 */
export type State = {
  version: number;
  /** Period of the latest wave, null before the first. */
  period: string | null;
  instrument: Instrument;
  /** Every factor ever asked, in order; the places of all arrays by factor. */
  factors: string[];
  /** All answers to each factor and each anchor, wave effects taken out. */
  factorTotals: Tally[];
  anchorTotals: Tally[];
  offsets: ItemOffset[];
  /** Everybody's squared residuals (see noise.ts) and all cells' harmless wander (see wander.ts). */
  squares: Tally;
  wander: Tally;
  people: Person[];
  cells: Cell[];
};

export type Person = {
  id: string;
  cell: string | null;
  /** Waves since last on the roster. */
  absent: number;
  squares: Tally;
  factors: Track;
  anchors: Track;
  /** Answers of the latest waves as given (1…5), newest first, a place a factor. */
  levels: readonly (readonly (number | null)[])[];
  signals: PersonSignal[];
};

export type Cell = {
  id: string;
  /** Everyone who is or was a member, in order. */
  everMembers: string[];
  signals: CellSignal[];
};
