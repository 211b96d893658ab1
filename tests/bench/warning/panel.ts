/** One person's stay: waves from `start` up to, not including, `end`. */
export type Stay = { id: string; cell: number; start: number; end: number };

export type Shape = "step" | "ramp" | "dip";

/** The start of a drain on one factor; `size` in points. */
export type Onset = { factor: number; wave: number; shape: Shape; size: number };

/**
 * A simulated organisation: what was answered, and what was true. Arrays run factor within wave within
 * cell (or person).
 */
export type Panel = {
  seed: number;
  waves: number;
  factors: number;
  cells: number;
  people: Stay[];
  /** Answers 1…5, 0 where there is none: [person][wave][factor]. */
  answers: Uint8Array;
  /** Answers 1…5 to the intention to leave (5 = surely), 0 where there is none: [person][wave]. */
  intention: Uint8Array;
  /** Drain of a cell's factor (its own and its members' mean), and true level, in points: [cell][wave][factor]. */
  cellShift: Float32Array;
  cellLevel: Float32Array;
  /** Drain of a person's factor and true level: [person][wave][factor]. */
  personShift: Float32Array;
  personLevel: Float32Array;
  cellOnsets: (Onset & { cell: number })[];
  personOnsets: (Onset & { person: number })[];
};

export function at(panel: Panel, unit: number, wave: number, factor: number): number {
  return (unit * panel.waves + wave) * panel.factors + factor;
}

/** "YYYY-MM" of a wave, the first being January 2024. */
export function periodOf(wave: number): string {
  return `${2024 + Math.floor(wave / 12)}-${String((wave % 12) + 1).padStart(2, "0")}`;
}

export function factorName(factor: number): string {
  return `f${String(factor + 1).padStart(2, "0")}`;
}

export function cellName(cell: number): string {
  return `c${String(cell + 1).padStart(4, "0")}`;
}
