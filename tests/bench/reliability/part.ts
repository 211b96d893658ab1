import type { Figure } from "#tests/bench/figure.ts";

/** One promise of "Keeping what was given", tried out: what every part of `reliability` exports. */
export interface Part {
  /** By which `--part` names it. */
  name: string;
  /** What is tried, in one line. */
  about: string;
  /** How long the full form takes, such as "25 min". */
  takes: string;
  /**
   * Tries it, in full or in the short form that `npm test` has too, and gives what came of it, such
   * as how many were lost with the target that exactly 0 are. `report` says a line to whoever waits.
   */
  run(form: { full: boolean; report: (line: string) => void }): Promise<Figure[]>;
}
