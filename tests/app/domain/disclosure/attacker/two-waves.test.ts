import { acrossWaves } from "#app/domain/disclosure/attacker/two-waves.ts";
import type { ObservedFigure, ObservedItem } from "#app/domain/disclosure/attacker/posterior.ts";
import { judge } from "#app/domain/disclosure/attacker/verdict.ts";
import { bandOf, shownMean } from "#app/domain/disclosure/figures.ts";
import { expect, test } from "vitest";
import { everyVector } from "./brute-force.ts";

const pulse = { scale: { min: -2, max: 2 }, reversed: false };
const stayed = ["solveig", "anne", "bjorn", "dag", "eli"];

function wave(respondents: readonly string[], figure: ObservedFigure): ObservedItem {
  return { ...pulse, groups: [{ id: "north", parent: null, respondents, figure }] };
}

test("of a cell with means to one decimal, one who joins is given away; with bands nobody ever is", () => {
  const before = stayed;
  const after = [...stayed, "frode"];
  for (const steps of everyVector(6, 5)) {
    const values = steps.map((step) => step - 2);
    const sum = values.slice(0, 5).reduce((total, value) => total + value, 0);
    if (steps.slice(1, 5).some((step) => step !== steps[0])) continue;
    const shown = (total: number, count: number) => ({
      band: bandOf(total, count, pulse),
      detail: { mean: shownMean(total, count), shares: [] },
    });
    const all = sum + values[5]!;
    const means = acrossWaves(wave(before, shown(sum, 5)), wave(after, shown(all, 6)), new Map());
    expect(means?.get("frode")?.[steps[5]!]).toBeGreaterThan(0.99);
    const bands = acrossWaves(
      wave(before, { ...shown(sum, 5), detail: null }),
      wave(after, { ...shown(all, 6), detail: null }),
      new Map(),
    );
    expect(judge(bands!)).toMatchObject({ certain: 0 });
  }
});

test("is exact: the same as every combination written down", () => {
  const before = wave([...stayed.slice(0, 4), "gro"], { band: "drains", detail: null });
  const after = wave([...stayed.slice(0, 4), "frode", "hans"], { band: "mixed", detail: null });
  const people = [...stayed.slice(0, 4), "gro", "frode", "hans"];
  const known = new Map([["anne", 1]]);
  const totals = new Map(people.map((person) => [person, [0, 0, 0, 0, 0]]));
  for (const steps of everyVector(people.length, 5)) {
    if (steps[1] !== 3) continue;
    const fits = [before, after].every(({ groups: [group] }) => {
      const own = group!.respondents.map((person) => steps[people.indexOf(person)]! - 2);
      const sum = own.reduce((total, value) => total + value, 0);
      return bandOf(sum, own.length, pulse) === group!.figure?.band;
    });
    if (fits) people.forEach((person, place) => (totals.get(person)![steps[place]!]! += 1));
  }
  const found = acrossWaves(before, after, known)!;
  expect([...found.keys()].sort()).toEqual(people.filter((person) => person !== "anne").sort());
  for (const [person, posterior] of found) {
    const counts = totals.get(person)!;
    const total = counts.reduce((sum, count) => sum + count, 0);
    posterior.forEach((probability, step) =>
      expect(probability).toBeCloseTo(counts[step]! / total, 9),
    );
  }
});

test("answers that cannot be the same in both waves are told apart from a fit", () => {
  const before = wave(stayed, { band: "drains", detail: null });
  const after = wave(stayed, { band: "nourishes", detail: null });
  expect(acrossWaves(before, after, new Map())).toBeNull();
});
