import type { Fault } from "#app/domain/csv.ts";

/** How many faults of a file are told. */
export const MOST_TOLD = 50;

/**
 * What is wrong with one file. Faults in the same words are one, told at the first of their lines, and at
 * most fifty are told, so that a file in which every row is wrong is as quick to read as a good one.
 */
export class FileFaults {
  #told = new Map<string, { line: number; column?: string; lines: number }>();
  #untold = 0;

  constructor(readonly path: string) {}

  add(line: number, message: string, column?: string): void {
    const same = this.#told.get(message);
    if (same) same.lines += 1;
    else if (this.#told.size < MOST_TOLD) this.#told.set(message, { line, column, lines: 1 });
    else this.#untold += 1;
  }

  addUntold(count: number): void {
    this.#untold += count;
  }

  get none(): boolean {
    return this.#told.size === 0;
  }

  /** Those that are told, in the order of their lines, and on how many lines there are more. */
  list(): { faults: Fault[]; untold: number } {
    const faults = [...this.#told].map(([message, { line, column, lines }]) => ({
      line,
      column,
      message: lines === 1 ? message : `${message} (and ${lines - 1} more like it)`,
    }));
    return { faults: faults.sort((a, b) => a.line - b.line), untold: this.#untold };
  }
}
