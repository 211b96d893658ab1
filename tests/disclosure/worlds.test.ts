import { attackWorlds } from "#tests/bench/disclosure/attacked.ts";
import { advantages } from "#tests/bench/disclosure/findings.ts";
import { expect, test } from "vitest";

// A small share of what `npm run bench disclosure` attacks, through the same product and database.
test("an attacker of everything released learns nobody's answer, and supervisors still read something", async () => {
  const { ours, theirs, shares } = await attackWorlds({
    ...{ worlds: 1, teams: 14, waves: 5 },
    seed: 41_019,
  });
  expect(ours.certain).toEqual({ nobody: 0, oneMate: 0 });
  expect(ours.fewest.ofFive).toBeGreaterThanOrEqual(3);
  expect(ours.fewest.ofMore).toBeGreaterThanOrEqual(4);
  expect(ours.likeliest).toBeLessThanOrEqual(0.8);
  const [none, one, two] = advantages(ours, "given");
  expect(none).toBeLessThanOrEqual(2);
  expect(one).toBeLessThanOrEqual(3);
  expect(two).toBeLessThanOrEqual(4);
  expect(ours.readings.withResult / ours.readings.count).toBeGreaterThanOrEqual(0.95);

  // The same people and the same attacker where practice is what it commonly is.
  expect(theirs.certain.nobody / theirs.answers).toBeGreaterThan(0.1);
  expect(shares, "some of them share").toBeGreaterThan(100);
});
