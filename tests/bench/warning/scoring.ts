import { at, type Onset, type Panel } from "./panel.ts";

/** A rule's score of every unit (cell or person), wave and factor; NaN where it does not judge. */
export type Scores = Float32Array;

/** What is true of the units a rule judges. */
export type Truth = {
  units: number;
  shift: Float32Array;
  level: Float32Array;
  onsets: (Onset & { unit: number; end: number })[];
  /** Unit-years over which false alarms are counted. */
  years: number;
};

/** How well a rule did at one threshold. */
export type Performance = {
  threshold: number;
  /** Share of onsets caught within k waves, by k. */
  caught: Record<number, number>;
  /** False signals a unit and year; repeats within six waves are one. */
  falseRate: number;
  /** Share of raised signals that are real. */
  precision: number;
};

export const WITHIN = [1, 2, 3, 4, 6];

/** Waves before which nothing is judged, and after the last onset that can be followed. */
const WARM_UP = 6;
const FOLLOWED = 6;

/** Repeats of a signal within so many waves are one. */
export const REPEAT = 6;
const REAL_SHIFT = 0.1;
const REAL_LEVEL = 2.8;

export function cellTruth(panel: Panel): Truth {
  return {
    units: panel.cells,
    shift: panel.cellShift,
    level: panel.cellLevel,
    onsets: panel.cellOnsets
      .map((onset) => ({ ...onset, unit: onset.cell, end: panel.waves }))
      .filter((onset) => isFollowed(onset, 0)),
    years: (panel.cells * (panel.waves - WARM_UP)) / 12,
  };
}

export function personTruth(panel: Panel): Truth {
  return {
    units: panel.people.length,
    shift: panel.personShift,
    level: panel.personLevel,
    onsets: panel.personOnsets
      .map((onset) => ({ ...onset, unit: onset.person, end: panel.people[onset.person]!.end }))
      .filter((onset) => isFollowed(onset, panel.people[onset.unit]!.start)),
    years:
      panel.people.reduce(
        (sum, { start, end }) => sum + Math.max(0, end - Math.max(start, WARM_UP)),
        0,
      ) / 12,
  };
}

function isFollowed(onset: Onset & { end: number }, start: number): boolean {
  return onset.wave >= start + WARM_UP && onset.wave + FOLLOWED <= onset.end;
}

/** Standard error of a figure, from how it varies between panels at the same threshold; NaN of one panel. */
export function standardError(byPanel: readonly number[]): number {
  const mean = byPanel.reduce((sum, one) => sum + one, 0) / byPanel.length;
  const squares = byPanel.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(squares / (byPanel.length - 1) / byPanel.length);
}

/** Performance over panels at the threshold that gives exactly this rate of false signals. */
export function atRate(
  panels: readonly Panel[],
  truths: readonly Truth[],
  scores: readonly Scores[],
  rate: number,
): Performance {
  const sorted = allOf(scores).sort();
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falseSignals(panels, truths, scores, sorted[middle]!) > rate) low = middle + 1;
    else high = middle;
  }
  return atThreshold(panels, truths, scores, sorted[low]!);
}

/** Every score that was given, of all panels. */
function allOf(scores: readonly Scores[]): Float32Array {
  const given = scores.map((own) => own.filter((score) => !Number.isNaN(score)));
  const all = new Float32Array(given.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const own of given) {
    all.set(own, from);
    from += own.length;
  }
  return all;
}

/** Performance over panels at a threshold. */
export function atThreshold(
  panels: readonly Panel[],
  truths: readonly Truth[],
  scores: readonly Scores[],
  threshold: number,
): Performance {
  const caught: Record<number, number> = {};
  for (const within of WITHIN)
    caught[within] = caughtWithin(panels, truths, scores, threshold, within);
  const falseRate = falseSignals(panels, truths, scores, threshold);
  const real = episodes(panels, truths, scores, threshold, (truth, index) => isReal(truth, index));
  const years = truths.reduce((sum, truth) => sum + truth.years, 0);
  return { threshold, caught, falseRate, precision: real / (real + falseRate * years) };
}

function caughtWithin(
  panels: readonly Panel[],
  truths: readonly Truth[],
  scores: readonly Scores[],
  threshold: number,
  within: number,
): number {
  let caught = 0;
  let all = 0;
  panels.forEach((panel, p) => {
    for (const { unit, wave, factor } of truths[p]!.onsets) {
      all += 1;
      for (let later = wave; later < wave + within; later++) {
        if (!(scores[p]![at(panel, unit, later, factor)]! >= threshold)) continue;
        caught += 1;
        break;
      }
    }
  });
  return caught / all;
}

function falseSignals(
  panels: readonly Panel[],
  truths: readonly Truth[],
  scores: readonly Scores[],
  threshold: number,
): number {
  const years = truths.reduce((sum, truth) => sum + truth.years, 0);
  const isFalse = (truth: Truth, index: number) => !isReal(truth, index);
  return episodes(panels, truths, scores, threshold, isFalse) / years;
}

/** Is there something real: the drain is 0.1 points or more, or the level 2.8 or less. */
export function isReal(truth: Truth, index: number): boolean {
  return truth.shift[index]! >= REAL_SHIFT || truth.level[index]! <= REAL_LEVEL;
}

/** Signals of a kind raised; repeats within six waves are one. */
function episodes(
  panels: readonly Panel[],
  truths: readonly Truth[],
  scores: readonly Scores[],
  threshold: number,
  kind: (truth: Truth, index: number) => boolean,
): number {
  let count = 0;
  panels.forEach((panel, p) => {
    const truth = truths[p]!;
    const own = scores[p]!;
    for (let unit = 0; unit < truth.units; unit++) {
      for (let factor = 0; factor < panel.factors; factor++) {
        let last = -REPEAT - 1;
        for (let wave = 0; wave < panel.waves; wave++) {
          const index = at(panel, unit, wave, factor);
          if (!(own[index]! >= threshold) || !kind(truth, index)) continue;
          if (wave - last > REPEAT) {
            count += 1;
            last = wave;
          }
        }
      }
    }
  });
  return count;
}
