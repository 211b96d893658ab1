import { lingering } from "./usual.ts";

/** Levels in points of 1…5: below `DRAINING` a factor drains; the upper limit must lie below `LIMIT`. */
const DRAINING = 2.5;
const LIMIT = 2.8;

/** One-sided 95 % point of the normal distribution. */
const Z95 = 1.645;

const EFFECTIVE_ANSWERS = 3.5;
const CELL_PEOPLE = 5;
const CELL_ANSWERS = 9;

/** Waves of answers that a cell's level rests on. */
export const LEVEL_WAVES = 6;

/**
 * Is a person persistently drained: posterior level < 2.5 with upper 95 % limit < 2.8, on more than 3.5
 * effective (faded) answers.
 */
export function drainsPersistently(
  mean: number,
  variance: number,
  effectiveAnswers: number,
): boolean {
  return (
    effectiveAnswers > EFFECTIVE_ANSWERS &&
    mean < DRAINING &&
    mean + Z95 * Math.sqrt(variance) < LIMIT
  );
}

/** A member's answers to one factor in the last six waves, newest first, and their noise variance. */
export type MemberLevels = {
  levels: readonly (number | null)[];
  noise: number;
  /** Highest and lowest that this wave's answer could have been; null when there is none. */
  reach: { top: number; bottom: number } | null;
};

/** A cell's six-wave mean with its upper 95 % limit, and how far one member could move the mean up or down. */
export type CellLevel = {
  people: number;
  answers: number;
  mean: number;
  upper: number;
  up: number;
  down: number;
};

/** The level of a cell over six waves; noise lingers from wave to wave, so its variance is v(1 + φ)/(1 − φ)/answers. */
export function cellLevel(members: readonly MemberLevels[]): CellLevel | null {
  let people = 0;
  let answers = 0;
  let sum = 0;
  let noise = 0;
  let up = 0;
  let down = 0;
  for (const { levels, noise: own, reach } of members) {
    let given = 0;
    for (let wave = 0; wave < levels.length && wave < LEVEL_WAVES; wave++) {
      const level = levels[wave]!;
      if (level === null) continue;
      given += 1;
      sum += level;
    }
    if (given === 0) continue;
    people += 1;
    answers += given;
    noise += given * lingering(own);
    const now = levels[0] ?? null;
    if (now === null || !reach) continue;
    up = Math.max(up, reach.top - now);
    down = Math.max(down, now - reach.bottom);
  }
  if (answers === 0) return null;
  const mean = sum / answers;
  const upper = mean + (Z95 * Math.sqrt(noise)) / answers;
  return { people, answers, mean, upper, up: up / answers, down: down / answers };
}

/** Does a factor drain a cell persistently, whatever any single member had answered in this wave. */
export function cellDrainsPersistently(level: CellLevel | null): boolean {
  if (!level || level.people < CELL_PEOPLE || level.answers < CELL_ANSWERS) return false;
  return level.mean + level.up < DRAINING && level.upper + level.up < LIMIT;
}

/** Is a cell that was drained out of it again, whatever any single member had answered in this wave. */
export function cellLevelRecovered(level: CellLevel | null): boolean {
  return !!level && level.people >= CELL_PEOPLE && level.mean - level.down >= LIMIT;
}

/** How far below 2.8 the upper limit lies whatever any one had answered, in points; null without answers. */
export function drainingMargin(level: CellLevel | null): number | null {
  return level && LIMIT - level.upper - level.up;
}

/** Is a person who was drained out of it again. */
export function levelRecovered(mean: number): boolean {
  return mean >= LIMIT;
}
