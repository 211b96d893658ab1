import {
  expectedFalseAlarms,
  foundWithinThree,
  thresholdFor,
  thresholdsFor,
} from "#app/domain/early-warning/calibration.ts";
import { offeredFalseAlarms } from "#app/domain/false-alarms.ts";
import { expect, test } from "vitest";

test("the more false alarms are accepted, the sooner a signal is raised", () => {
  const rates = [0.05, 0.1, 0.15, 0.2, 0.4, 0.75, 0.9, 1, 1.7, 3, 9];
  const thresholds = rates.map(thresholdFor);
  expect(thresholds).toEqual([...thresholds].sort((a, b) => b - a));
  expect(thresholdFor(1)).toBe(0.03);
  expect(thresholdFor(0.05)).toBe(thresholdFor(0.1));
  expect(thresholdFor(9)).toBe(thresholdFor(3));
});

test("whoever accepts almost no false alarms is told of clear signs only", () => {
  expect(thresholdsFor()).toEqual({ worthAsking: 0.03, clear: 0.94 });
  const strict = thresholdsFor(0.1);
  expect(strict.clear).toBe(strict.worthAsking);
});

test("the rate says what it means for all cells together", () => {
  expect(expectedFalseAlarms(0.5, 8)).toBe(4);
});

test("the accepted rate is that of all factors together: the more are asked, the surer each must be", () => {
  expect(thresholdsFor(1, 15).worthAsking).toBeGreaterThan(thresholdsFor(1, 12).worthAsking);
  expect(thresholdsFor(1, 12)).toEqual(thresholdsFor(1));
  expect(thresholdsFor(1, 24).worthAsking).toBe(thresholdFor(0.5));
  expect(thresholdsFor(0.5, 6).worthAsking).toBe(thresholdFor(1));
});

test("every rate that is offered says how much is found: the more alarms, the more", () => {
  const shares = offeredFalseAlarms.map(foundWithinThree);
  expect(shares).toEqual([...shares].sort());
  expect(new Set(shares).size).toBe(offeredFalseAlarms.length);
  expect(() => foundWithinThree(0.7)).toThrow(/0\.7/);
});
