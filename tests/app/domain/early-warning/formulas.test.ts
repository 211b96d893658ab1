import {
  boundedResidual,
  VARIANCE_OF_BOUNDED,
} from "#app/domain/early-warning/bounded-residual.ts";
import { DROP, evidence, logMeanExp } from "#app/domain/early-warning/evidence.ts";
import { ease, onFivePoints } from "#app/domain/early-warning/instrument.ts";
import { moods } from "#app/domain/early-warning/mood.ts";
import { noiseSquare, ordinaryNoise, ownNoise } from "#app/domain/early-warning/noise.ts";
import { personEvidence } from "#app/domain/early-warning/person-evidence.ts";
import {
  cellDrainsPersistently,
  cellLevel,
  drainsPersistently,
} from "#app/domain/early-warning/persistent-level.ts";
import { groupMean, lingering, overallMean, usualLevel } from "#app/domain/early-warning/usual.ts";
import { wanderSquare, wanderVariance } from "#app/domain/early-warning/wander.ts";
import { waveEffect } from "#app/domain/early-warning/wave-effect.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("values by hand", () => {
  test("any scale becomes 1 to 5", () => {
    const item = { id: "workload", min: -2, max: 2 };
    expect([-2, -1, 0, 1, 2].map((value) => onFivePoints(value, item))).toEqual([1, 2, 3, 4, 5]);
    expect(onFivePoints(7.5, { id: "x", min: 0, max: 10 })).toBe(4);
    expect(() => onFivePoints(3, item)).toThrow("3 is off the scale -2 to 2 of item workload");
    expect(ease(1, { id: "x", min: 1, max: 5, bad: "low" })).toBe(1);
    expect(ease(1, { id: "x", min: 1, max: 5, bad: "high" })).toBe(5);
  });

  test("the wave effect is a shrunken mean of clipped distances", () => {
    expect(waveEffect([])).toBe(0);
    expect(waveEffect([-1, -1, -3, 1])).toBeCloseTo((-1 - 1 - 1.5 + 1) / 44, 12);
  });

  test("the usual lies between what is expected and what was answered", () => {
    const overall = overallMean({ count: 5, sum: 12.5 });
    expect(overall).toBe(3);
    expect(
      groupMean(
        [
          { count: 1, sum: 4 },
          { count: 3, sum: 6 },
        ],
        3,
      ),
    ).toBeCloseTo(3 + (0.5 * 1 + 0.75 * -1) / (1.25 + 3.7), 12);
    expect(lingering(0.5)).toBeCloseTo((0.5 * 1.15) / 0.85, 12);
    const usual = usualLevel({ mean: 3, variance: 0.5 }, { count: 4, sum: 16 }, 2);
    expect(usual).toEqual({ variance: 0.25, mean: 0.25 * (6 + 8) });
  });

  test("a person's noise is learnt from what residuals exceed", () => {
    expect(ordinaryNoise(1)).toBe(0.5);
    expect(noiseSquare(1, 0.2, 1, 1)).toBeCloseTo(1.6, 12);
    expect(noiseSquare(0.1, 0.2, 1, 1)).toBe(0);
    expect(noiseSquare(4, 0, 1, 1)).toBe(9);
    expect(ownNoise({ count: 6, sum: 12 }, 1)).toBe(36 / 30);
  });

  test("wander starts at 0.02 and never falls below 0.01", () => {
    expect(wanderVariance({ count: 0, sum: 0 })).toBe(0.02);
    expect(wanderVariance({ count: 1000, sum: -20 })).toBe(0.01);
    expect(wanderSquare(0.2, 10, 0.02)).toBeCloseTo(1.06 * 0.04 - 0.1, 12);
    expect(wanderSquare(3, 10, 0.02)).toBeCloseTo(1.06 * 0.6 - 0.1, 12);
  });

  test("evidence is the log Bayes factor of a drop of 0.6 ± 0.4", () => {
    const density = (x: number, mean: number, variance: number) =>
      Math.exp(-((x - mean) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    for (const d of [0, 0.3, 0.6, 1.2]) {
      const factor = density(d, 0.6, 0.1 + 0.16) / density(d, 0, 0.1);
      expect(evidence(d, 0.1)).toBeCloseTo(Math.log(factor), 10);
    }
    expect(logMeanExp([0, 0, Math.log(4)])).toBeCloseTo(Math.log(2), 12);
  });

  test("a person's other factors and anchors lend support, up to a limit", () => {
    expect(personEvidence([[1, 1, 1, 1, 1]], [])[0]).toBeCloseTo(1, 12);
    const lent = 0.5 * Math.log(0.88 + 0.12 * Math.exp(2));
    const two = personEvidence(
      [new Array(5).fill(1), new Array(5).fill(2)],
      [new Array(5).fill(3)],
    );
    expect(two[0]).toBeCloseTo(1 + lent + Math.log(0.3 + 0.7 * Math.exp(3)), 12);
    const once = personEvidence([new Array(5).fill(0)], [[9, 0, 0, 0, 0]]);
    expect(once[0]).toBeCloseTo(Math.log((0.3 + 0.7 * Math.exp(6) + 4) / 5), 12);
    const many = Array.from({ length: 9 }, () => new Array<number>(5).fill(9));
    expect(personEvidence(many, [])[0]).toBeCloseTo(9 + 1.5, 12);
  });

  test("draining for long needs a low level that is known well enough", () => {
    expect(drainsPersistently(2.2, 0.05, 5)).toBe(true);
    expect(drainsPersistently(2.2, 0.3, 5)).toBe(false);
    expect(drainsPersistently(2.2, 0.05, 3.5)).toBe(false);
    const member = (level: number) => ({
      levels: [level, level, level, level, level, level],
      noise: 0.5,
      reach: { top: 5, bottom: 1 },
    });
    expect(cellDrainsPersistently(cellLevel(new Array(5).fill(member(2))))).toBe(true);
    expect(cellDrainsPersistently(cellLevel(new Array(4).fill(member(2))))).toBe(false);
    expect(cellDrainsPersistently(cellLevel(new Array(5).fill(member(2.45))))).toBe(false);
  });
});

test("bounded residuals are unbiased, and their variance is as stated", () => {
  let [mean, square, shifted, mass] = [0, 0, 0, 0];
  const step = 0.001;
  for (let z = -8; z <= 8; z += step) {
    const weight = Math.exp((-z * z) / 2) * step;
    mass += weight;
    mean += weight * boundedResidual(z * 0.7, 0.7);
    square += weight * boundedResidual(z, 1) ** 2;
    shifted += weight * boundedResidual(z - 0.01, 1);
  }
  expect(mean / mass).toBeCloseTo(0, 4);
  expect(square / mass).toBeCloseTo(VARIANCE_OF_BOUNDED, 3);
  expect(shifted / mass).toBeCloseTo(-0.01, 4);
});

test("evidence of a drop never falls when the drop is greater, and a rise is none", () => {
  const real = fc.double({ min: -4, max: 4, noNaN: true });
  const variance = fc.double({ min: 0.01, max: 2, noNaN: true });
  fc.assert(
    fc.property(real, real, variance, (one, other, V) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      expect(evidence(more, V)).toBeGreaterThanOrEqual(evidence(less, V) - 1e-12);
    }),
  );
  expect(evidence(-3, 0.1, DROP)).toBeLessThan(0);
});

test("a mood is seen in the other answers only, and is never more than 0.2", () => {
  const low = { residual: -1, weight: 2 };
  const two = moods(
    [
      { residual: -0.1, weight: 2 },
      { residual: 0.3, weight: 2 },
    ],
    1,
  );
  expect(two[0]).toBeCloseTo(0.6 / (2 + 12.5), 12);
  expect(two[1]).toBeCloseTo(-0.2 / (2 + 12.5), 12);
  expect(moods(new Array(12).fill(low), 1)).toEqual(new Array(12).fill(-0.2));
  expect(moods([low, null], 1)[0]).toBe(0);
});
