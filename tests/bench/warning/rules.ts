import { at, type Panel } from "./panel.ts";
import type { Scores } from "./scoring.ts";

/** A rule gives every cell, wave and factor a score; the higher, the surer it is of a drop. */
export type Rule = (panel: Panel) => Scores;

const SMALLEST = 5;
const EWMA_WEIGHT = 0.3;
const CUSUM_SLACK = 0.25;

/** Variance of one answer around its giver's level, in squared points: the error of a reliable change. */
const ANSWER_VARIANCE = 0.5;

/** What products ship, two control charts, and one that knows what nobody can: the level and its noise. */
export const RULES: Record<string, Rule> = {
  "mean below x": ofMeans((means, wave) => -means[wave]!),
  "drop on last month": ofMeans((means, wave) => before(means, wave, 1) - means[wave]!),
  "drop on 3-month mean": ofMeans((means, wave) => before(means, wave, 3) - means[wave]!),
  "drop of x %": ofMeans((means, wave) => 1 - means[wave]! / before(means, wave, 3)),
  "reliable change": ofMeans(
    (means, wave, people) => (before(means, wave, 1) - means[wave]!) * Math.sqrt(people[wave]! / 2),
  ),
  EWMA: ofMeans((means, wave) => ewma(means, wave)),
  CUSUM: ofMeans((means, wave) => cusum(means, wave)),
  oracle,
};

/** Thresholds with which such rules are shipped: a mean below 2.5, a drop of half a point, of a tenth. */
export const AS_SHIPPED: Record<string, number> = {
  "mean below x": -2.5,
  "drop on last month": 0.5,
  "drop of x %": 0.1,
  "reliable change": 1.96 * Math.sqrt(ANSWER_VARIANCE),
};

type OfMeans = (means: Float64Array, wave: number, people: Float64Array) => number;

/** A rule on a cell's monthly means of a factor; months with fewer than five answers are not judged. */
function ofMeans(score: OfMeans): Rule {
  return (panel) => {
    const scores = new Float32Array(panel.cellShift.length).fill(NaN);
    const { sum, people } = sums(panel, (value) => value);
    for (let cell = 0; cell < panel.cells; cell++) {
      for (let factor = 0; factor < panel.factors; factor++) {
        const row = (of: Float64Array) =>
          Float64Array.from(
            { length: panel.waves },
            (_, wave) => of[at(panel, cell, wave, factor)]!,
          );
        const counts = row(people);
        const means = row(sum).map((total, wave) =>
          counts[wave]! > 0 ? total / counts[wave]! : NaN,
        );
        for (let wave = 0; wave < panel.waves; wave++) {
          if (counts[wave]! < SMALLEST) continue;
          scores[at(panel, cell, wave, factor)] = score(means, wave, counts);
        }
      }
    }
    return scores;
  };
}

/** Knows every person's true level without the drain; looks for a drop over one to three waves. */
function oracle(panel: Panel): Scores {
  const scores = new Float32Array(panel.cellShift.length).fill(NaN);
  const { sum, people } = sums(
    panel,
    (value, here) => value - panel.personLevel[here]! - panel.personShift[here]!,
  );
  for (let cell = 0; cell < panel.cells; cell++) {
    for (let factor = 0; factor < panel.factors; factor++) {
      for (let wave = 0; wave < panel.waves; wave++) {
        let [drop, count, best] = [0, 0, -Infinity];
        for (let back = wave; back > Math.max(-1, wave - 3); back--) {
          drop -= sum[at(panel, cell, back, factor)]!;
          count += people[at(panel, cell, back, factor)]!;
          const variance = 0.55 / count + 0.025;
          if (count > 0) best = Math.max(best, (0.6 * drop) / count / variance - 0.18 / variance);
        }
        if (count >= SMALLEST) scores[at(panel, cell, wave, factor)] = best;
      }
    }
  }
  return scores;
}

function sums(panel: Panel, of: (value: number, here: number) => number) {
  const sum = new Float64Array(panel.cellShift.length);
  const people = new Float64Array(panel.cellShift.length);
  for (const [person, { cell, start, end }] of panel.people.entries()) {
    for (let wave = start; wave < end; wave++) {
      for (let factor = 0; factor < panel.factors; factor++) {
        const here = at(panel, person, wave, factor);
        const value = panel.answers[here]!;
        if (value === 0) continue;
        sum[at(panel, cell, wave, factor)]! += of(value, here);
        people[at(panel, cell, wave, factor)]! += 1;
      }
    }
  }
  return { sum, people };
}

function before(means: Float64Array, wave: number, months: number): number {
  return meanOf(means.slice(Math.max(0, wave - months), wave));
}

function meanOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function ewma(means: Float64Array, wave: number): number {
  const usual = meanOf(means.slice(0, Math.max(1, wave - 2)));
  let course = usual;
  for (const mean of means.slice(0, wave + 1)) {
    if (!Number.isNaN(mean)) course += EWMA_WEIGHT * (mean - course);
  }
  return usual - course;
}

function cusum(means: Float64Array, wave: number): number {
  const usual = meanOf(means.slice(0, Math.max(1, wave - 2)));
  let sum = 0;
  for (const mean of means.slice(0, wave + 1)) {
    if (!Number.isNaN(mean)) sum = Math.max(0, sum + usual - mean - CUSUM_SLACK);
  }
  return sum;
}
