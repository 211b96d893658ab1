/** A wave in which a signal of a cell stood, and what became of it by the next wave. */
export interface StandingWave {
  cell: string;
  /** Whether half of those asked had passed a module that answers the factor since the signal began. */
  trained: boolean;
  /** Whether the next wave no longer had the signal; null where no next wave has closed. */
  ended: boolean | null;
}

/** How soon signals of some cells ended. */
export interface Pace {
  cells: number;
  /** Mean number of waves for which a signal stood, from when it is looked at until it ended. */
  waves: number;
}

export interface Effect {
  trained: Pace | null;
  others: Pace | null;
}

/** Of fewer cells than this nothing is said. */
export const SMALLEST_CELLS = 5;

/**
 * How soon signals ended in cells that had taken a fitting module, and in cells that had not; null for
 * fewer than five cells, or where no signal has ended. The mean is exposure over events (Breslow & Day
 * 1987, vol. II, ch. 2): waves in which signals stood, divided by how many ended. Waves before a cell
 * took the module count for the others: counting them for the module would make it look slow, because
 * only what lasts lives to see a module; and a signal that still stands has stood all the same.
 */
export function effectOf(waves: readonly StandingWave[]): Effect {
  const known = waves.filter(({ ended }) => ended !== null);
  return {
    trained: paceOf(known.filter(({ trained }) => trained)),
    others: paceOf(known.filter(({ trained }) => !trained)),
  };
}

function paceOf(waves: readonly StandingWave[]): Pace | null {
  const cells = new Set(waves.map(({ cell }) => cell)).size;
  const endings = waves.filter(({ ended }) => ended).length;
  if (cells < SMALLEST_CELLS || endings === 0) return null;
  return { cells, waves: Math.round((10 * waves.length) / endings) / 10 };
}
