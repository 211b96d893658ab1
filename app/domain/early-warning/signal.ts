/** "change": below own usual of late. "low": persistently draining. */
export type SignalKind = "change" | "low";

export type Grade = "worth-asking" | "clear";

/**
 * Why a signal ended: the recent mean is back within 0.3 of the usual before it (or, for "low", the level
 * is above the draining range); too few are left of those it was about; the factor is asked no more.
 */
export type Ending = "recovered" | "group-changed" | "no-longer-asked";

/** A signal that is open in a cell, as the state keeps it. */
export type CellSignal = {
  factor: string;
  kind: SignalKind;
  /** Highest grade reached. */
  grade: Grade;
  /** Period in which it was opened, and waves since, that one included. */
  since: string;
  waves: number;
  /** For a change: each member's usual before it, in points. */
  usual: { id: string; usual: number }[];
};

/** A signal that is open for a person, as the state keeps it. */
export type PersonSignal = {
  factor: string;
  kind: SignalKind;
  since: string;
  waves: number;
  /** The person's usual before it, in points. */
  usual: number;
};

/** A cell's signal as a wave publishes it. `score` is internal and never published. */
export type CellSignalState = {
  factor: string;
  kind: SignalKind;
  grade: Grade;
  /** Waves since it was opened; 1 = opened in this wave. */
  waves: number;
  /** L° of this wave for a change, points below the limit for a low level; null when not judged in this wave. */
  score: number | null;
} & ({ state: "opened" | "open" } | { state: "closed"; ending: Ending });

/** A person's signal, for that person alone; `usual` and `recent` in points of 1…5. */
export type PersonSignalState = {
  factor: string;
  kind: SignalKind;
  waves: number;
  usual: number;
  recent: number;
} & ({ state: "opened" | "open" } | { state: "closed"; ending: Ending });
