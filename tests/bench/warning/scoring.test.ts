import { expect, test } from "vitest";
import { at, type Panel } from "./panel.ts";
import { personCase, personsAtThreshold } from "./person-scoring.ts";
import { atThreshold, cellTruth, standardError, type Scores } from "./scoring.ts";
import { simulate } from "./simulator.ts";
import { DEFAULT, PROFILES } from "./world.ts";

const small = { ...DEFAULT, cells: 4, waves: 24, factors: 3, cellOnsets: 0, personOnsets: 0 };

/** Team North: a drain of 0.8 on the first factor from the 11th wave on, and nothing else that is real. */
function north(): Panel {
  const panel = simulate(small, 1);
  panel.cellLevel.fill(3.5);
  panel.personLevel.fill(3.5);
  for (let wave = 10; wave < panel.waves; wave++) panel.cellShift[at(panel, 0, wave, 0)] = 0.8;
  panel.cellOnsets = [{ cell: 0, factor: 0, wave: 10, shape: "step", size: 0.8 }];
  return panel;
}

function scoresAt(length: number, places: readonly number[]): Scores {
  const scores = new Float32Array(length).fill(NaN);
  for (const place of places) scores[place] = 2;
  return scores;
}

function performance(panel: Panel, raised: [wave: number, factor: number][]) {
  const places = raised.map(([wave, factor]) => at(panel, 0, wave, factor));
  const scores = scoresAt(panel.cellShift.length, places);
  return atThreshold([panel], [cellTruth(panel)], [scores], 1);
}

test("an onset is caught within k waves when it is signalled in one of the first k, its own wave the first", () => {
  const panel = north();
  expect(performance(panel, [[10, 0]]).caught).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 6: 1 });
  expect(performance(panel, [[12, 0]]).caught).toEqual({ 1: 0, 2: 0, 3: 1, 4: 1, 6: 1 });
  expect(performance(panel, [[9, 0]]).caught[6]).toBe(0);
  expect(performance(panel, [[11, 1]]).caught[6]).toBe(0);
});

test("a signal where nothing is real is false, and repeats within six waves are one", () => {
  const panel = north();
  const years = cellTruth(panel).years;
  expect(performance(panel, [[10, 0]]).falseRate).toBe(0);
  const repeated: [number, number][] = [8, 9, 14].map((wave) => [wave, 1]);
  expect(performance(panel, repeated).falseRate * years).toBeCloseTo(1, 9);
  const twice: [number, number][] = [8, 15].map((wave) => [wave, 1]);
  expect(performance(panel, twice).falseRate * years).toBeCloseTo(2, 9);
  expect(performance(panel, [...twice, [10, 0]]).precision).toBeCloseTo(1 / 3, 9);
  panel.cellLevel[at(panel, 0, 8, 1)] = 2.8;
  expect(performance(panel, [[8, 1]]).falseRate).toBe(0);
});

test("a person's own onset is caught by a signal on any factor, and named only by one of its own", () => {
  const panel = north();
  const person = panel.people.findIndex(({ start, end }) => start === 0 && end === 24);
  panel.personOnsets = [{ person, factor: 0, wave: 10, shape: "step", size: 0.8 }];
  for (let wave = 10; wave < 24; wave++) panel.personShift[at(panel, person, wave, 0)] = 0.8;
  const judged = (raised: [number, number][]) => {
    const places = raised.map(([wave, factor]) => at(panel, person, wave, factor));
    return personsAtThreshold([personCase(panel, scoresAt(panel.personShift.length, places))], 1);
  };
  expect(judged([[11, 2]])).toMatchObject({ onsets: 1, caught: { 2: 1 }, named: { 6: 0 } });
  expect(judged([[12, 0]])).toMatchObject({
    caught: { 2: 0, 3: 1 },
    named: { 3: 1 },
    falseRate: 0,
  });
  expect(judged([[11, 2]]).falseRate).toBeGreaterThan(0);
  expect(judged([[8, 2], [11, 2]]).fresh[6]).toBeNaN(); // prettier-ignore
});

test("a seed gives the same panel again, and another seed another", () => {
  expect(simulate(small, 5).answers).toEqual(simulate(small, 5).answers);
  expect(simulate(small, 5).answers).not.toEqual(simulate(small, 6).answers);
});

test("in the quiet world nothing ever drains, and in that of ramps every drain comes slowly", () => {
  const quiet = simulate({ ...PROFILES.quiet, cells: 8 }, 3);
  expect(quiet.cellOnsets.length + quiet.personOnsets.length).toBe(0);
  expect(quiet.cellShift.every((shift) => shift === 0)).toBe(true);
  const ramps = simulate({ ...PROFILES["ramps-only"], cells: 20 }, 3);
  expect(ramps.cellOnsets.length).toBeGreaterThan(10);
  expect(new Set(ramps.cellOnsets.map(({ shape }) => shape))).toEqual(new Set(["ramp"]));
});

test("every profile changes what its name says", () => {
  const answered = (name: keyof typeof PROFILES) => {
    const { people, answers, waves, factors } = simulate({ ...PROFILES[name], cells: 30 }, 3);
    const asked = people.reduce((sum, { start, end }) => sum + end - start, 0) * factors;
    const given = answers.filter((value) => value > 0).length;
    return { share: given / asked, stays: people.length, waves };
  };
  expect(answered("default").share).toBeGreaterThan(0.7);
  expect(answered("default").share).toBeLessThan(0.75);
  expect(answered("low-answering").share).toBeLessThan(0.58);
  expect(answered("high-turnover").stays).toBeGreaterThan(1.3 * answered("default").stays);
});

test("a standard error comes from how panels differ", () => {
  expect(standardError([0.4, 0.5, 0.6])).toBeCloseTo(0.1 / Math.sqrt(3), 12);
  expect(standardError([0.4])).toBeNaN();
});
