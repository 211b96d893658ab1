import type { Reading } from "#app/domain/early-warning/reading.ts";
import { cellRecovered } from "#app/domain/early-warning/recovery.ts";
import { cellLevel, cellLevelRecovered } from "#app/domain/early-warning/persistent-level.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const SCALE = [1, 2, 3, 4, 5];
const REACH = { top: 5, bottom: 1 };
const value = fc.integer({ min: 1, max: 5 });

function mean(values: readonly number[]) {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** This wave's answers with one person's after another, and one value after another, in its place. */
function exchanges(answers: readonly number[]): number[][] {
  return answers.flatMap((_, person) =>
    SCALE.map((other) => answers.map((own, at) => (at === person ? other : own))),
  );
}

const cell = fc
  .array(fc.record({ now: value, before: fc.array(value, { maxLength: 2 }), usual: value }), {
    minLength: 5,
    maxLength: 9,
  })
  .map((members) => members.map(({ usual, ...given }) => ({ ...given, usual: 0.7 * usual })));

test("a signal of change ends only when it would end whatever any one person had answered", () => {
  let ended = 0;
  let hanging = 0;
  fc.assert(
    fc.property(cell, (members) => {
      const usual = new Map(members.map(({ usual }, person) => [String(person), usual]));
      const backAtUsual = (now: readonly number[]) =>
        mean(members.map(({ before, usual }, at) => mean([now[at]!, ...before]) - usual)) >= -0.3;
      const readings = members.map(({ now, before }, person) => {
        const waves = [now, ...before].map((one) => ({ answer: [one] }));
        // What else a reading holds has no part in whether a cell has recovered.
        return { person: { id: String(person) }, now: waves[0], waves, reach: [REACH] };
      }) as unknown as Reading[];

      const answers = members.map(({ now }) => now);
      const surely = exchanges(answers).every(backAtUsual);
      expect(cellRecovered(readings, 0, usual)).toBe(surely);
      ended += Number(surely);
      hanging += Number(backAtUsual(answers) && !surely);
    }),
    { numRuns: 500, seed: 11 },
  );
  expect(ended, "the property is not empty").toBeGreaterThan(50);
  expect(hanging, "nor is what it is there for").toBeGreaterThan(20);
});

test("a signal of a persistent drain ends only when it would whatever any one person had answered", () => {
  let ended = 0;
  let hanging = 0;
  fc.assert(
    fc.property(cell, (members) => {
      const outOfIt = (now: readonly number[]) =>
        mean(members.flatMap(({ before }, at) => [now[at]!, ...before])) >= 2.8;
      const level = cellLevel(
        members.map(({ now, before }) => ({ levels: [now, ...before], noise: 0.5, reach: REACH })),
      );
      const answers = members.map(({ now }) => now);
      const surely = exchanges(answers).every(outOfIt);
      expect(cellLevelRecovered(level)).toBe(surely);
      ended += Number(surely);
      hanging += Number(outOfIt(answers) && !surely);
    }),
    { numRuns: 500, seed: 12 },
  );
  expect(ended, "the property is not empty").toBeGreaterThan(50);
  expect(hanging, "nor is what it is there for").toBeGreaterThan(20);
});
