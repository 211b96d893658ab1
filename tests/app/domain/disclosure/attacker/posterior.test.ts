import { countsShownAs } from "#app/domain/disclosure/attacker/constraint.ts";
import { histogramsOf } from "#app/domain/disclosure/attacker/histograms.ts";
import { knowledgeOf } from "#app/domain/disclosure/attacker/knowledge.ts";
import { type ObservedItem, posteriorOf } from "#app/domain/disclosure/attacker/posterior.ts";
import { judge } from "#app/domain/disclosure/attacker/verdict.ts";
import { bandOf, shownMean, shownShare } from "#app/domain/disclosure/figures.ts";
import { chanceOf } from "#app/demo/chance.ts";
import { describe, expect, test } from "vitest";
import { byBruteForce, everyVector } from "./brute-force.ts";

const pulse = { scale: { min: -2, max: 2 }, reversed: false };
const people = ["solveig", "anne", "bjorn", "dag", "eli", "frode"];

describe("one group", () => {
  test("knowing four of five answers, a mean to one decimal gives the fifth away", () => {
    const respondents = people.slice(0, 5);
    const figure = { band: "nourishes" as const, detail: { mean: 1.2, shares: [] } };
    const groups = [{ id: "north", parent: null, respondents, figure }];
    const known = new Map(respondents.slice(1).map((person) => [person, 1]));
    const posteriors = posteriorOf({ ...pulse, groups }, known);
    expect(posteriors.get("solveig")).toEqual([0, 0, 0, 0, 1]);
    expect(judge(posteriors)).toEqual({ certain: 1, fewest: 1, likeliest: 1 });
  });

  test("answers that cannot give the figure are refused, and so is one that is off the scale", () => {
    const respondents = people.slice(0, 5);
    const figure = { band: "drains" as const, detail: null };
    const observed = { ...pulse, groups: [{ id: "north", parent: null, respondents, figure }] };
    const all = (value: number) => new Map(respondents.slice(1).map((person) => [person, value]));
    expect(() => posteriorOf(observed, all(2))).toThrow("no answers");
    expect(() => posteriorOf(observed, all(3))).toThrow("scale");
  });

  test("groups that overlap are refused", () => {
    const group = (id: string) => ({ id, parent: null, respondents: people, figure: null });
    expect(() => posteriorOf({ ...pulse, groups: [group("a"), group("b")] }, new Map())).toThrow();
  });
});

describe.each([5, 6])("every way in which %i people can answer an item", (size) => {
  const respondents = people.slice(0, size);

  test("leaves nobody's answer certain, knowing nobody's or any one mate's: three values, none above 0.80", () => {
    const seen = new Map<string, ReturnType<typeof judge>>();
    for (const steps of everyVector(size, 5)) {
      const sum = steps.reduce((total, step) => total + step - 2, 0);
      const band = bandOf(sum, size, pulse);
      const groups = [{ id: "north", parent: null, respondents, figure: { band, detail: null } }];
      for (const mate of [null, ...steps.keys()]) {
        const known = new Map(
          mate === null ? [] : [[respondents[mate]!, steps[mate]! - 2] as const],
        );
        const key = JSON.stringify([band, ...known]);
        // Nothing else of the answers reaches the attacker.
        if (!seen.has(key)) seen.set(key, judge(posteriorOf({ ...pulse, groups }, known)));
        const verdict = seen.get(key)!;
        if (verdict.certain > 0 || verdict.fewest < 3 || verdict.likeliest > 0.8)
          expect.fail(`${key}: ${JSON.stringify(verdict)}`);
      }
    }
    expect(seen.size).toBeGreaterThan(3 * size);
  });
});

describe("against every combination written down", () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))("world %i", (seed) => {
    const { observed, known, prior } = smallWorld(seed);
    const expected = byBruteForce(observed, known, prior);
    const found = posteriorOf(observed, known, prior);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [person, posterior] of expected) {
      posterior.forEach((probability, step) =>
        expect(found.get(person)?.[step], `${person} ${step}`).toBeCloseTo(probability, 9),
      );
    }
  });

  test("a group of thirty with its distribution, on a scale of two, is solved exactly", () => {
    const respondents = Array.from({ length: 30 }, (_, place) => `p${place}`);
    const yesNo = { scale: { min: 0, max: 1 }, reversed: false };
    const figure = {
      band: bandOf(8, 30, yesNo),
      detail: { mean: shownMean(8, 30), shares: [shownShare(22, 30), shownShare(8, 30)] },
    };
    const groups = [{ id: "north", parent: null, respondents, figure }];
    const posterior = posteriorOf({ ...yesNo, groups }, new Map()).get("p0");
    // 25 % stands for 7 or 8 of thirty, 75 % for 22 or 23, and a mean of 0.3 for 8 to 10: eight it is.
    expect(posterior?.[1]).toBeCloseTo(8 / 30, 9);
  });

  test("more ways than can be gone through are refused", () => {
    const respondents = Array.from({ length: 2000 }, (_, place) => `p${place}`);
    const figure = { band: "mixed" as const, detail: { mean: 0, shares: [20, 20, 20, 20, 20] } };
    const observed = { ...pulse, groups: [{ id: "north", parent: null, respondents, figure }] };
    const prior = [1, 1, 1, 1, 1];
    const many = () => histogramsOf(observed, "north").ofPeople(2000, prior);
    expect(many).toThrow("judged exactly");
  });
});

test("the counts that a shown share stands for are all those that are shown so", () => {
  for (let count = 1; count <= 120; count++) {
    const shown = Array.from({ length: count + 1 }, (_, chose) => shownShare(chose, count));
    for (const share of new Set(shown)) {
      const edges = { fewest: shown.indexOf(share), most: shown.lastIndexOf(share) };
      expect(countsShownAs(share, count)).toEqual(edges);
    }
  }
});

test("what an attacker can know: nobody's, one mate's or two mates' answers, the viewer's, the shared", () => {
  const answers = new Map(people.map((person, place) => [person, (place % 5) - 2]));
  const knowledge = knowledgeOf(answers, { viewer: "solveig", sharers: ["anne"] });
  const sizes = (who: string) =>
    knowledge.filter((one) => one.who === who).map(({ known }) => known.size);
  expect(sizes("nobody")).toEqual([0]);
  expect(sizes("viewer")).toEqual([1]);
  expect(sizes("sharers")).toEqual([1]);
  expect(sizes("one-mate")).toEqual([3, 3, 3, 3]);
  expect(sizes("two-mates")).toEqual([4, 4, 4, 4, 4, 4]);
});

/** Up to seven people in one to three nested groups, some with a mean or a distribution, some known. */
function smallWorld(seed: number) {
  const chance = chanceOf(`small world ${seed}`);
  const below = (end: number) => Math.floor(chance.uniform() * end);
  const values = 2 + below(4);
  const scale = { min: -below(3), max: 0 };
  scale.max = scale.min + values - 1;
  const item = { scale, reversed: chance.uniform() < 0.3 };
  const size = values > 4 ? 6 : 7;
  const all = Array.from({ length: size }, (_, place) => `p${place}`);
  const steps = all.map(() => below(values));
  const figureOf = (respondents: readonly string[]) => {
    const own = respondents.map((person) => steps[all.indexOf(person)]!);
    const sum = own.reduce((total, step) => total + step + scale.min, 0);
    const shares = Array.from({ length: values }, (_, step) =>
      shownShare(own.filter((one) => one === step).length, own.length),
    );
    const mean = shownMean(sum, own.length);
    const details = [null, null, { mean, shares: [] }, { mean, shares }];
    return { band: bandOf(sum, own.length, item), detail: details[below(4)] ?? null };
  };
  const cut = 2 + below(3);
  const parts = [
    ["organisation", null, all],
    ["north", "organisation", all.slice(0, cut)],
    ["south", "organisation", all.slice(cut, size - below(2))],
  ] as const;
  const groups = parts.map(([id, parent, respondents]) => ({
    id,
    parent,
    respondents,
    figure: chance.uniform() < 0.8 ? figureOf(respondents) : null,
  }));
  const known = new Map(
    all.flatMap((person, place) =>
      chance.uniform() < 0.25 && place > 0 ? [[person, steps[place]! + scale.min] as const] : [],
    ),
  );
  const prior = Array.from({ length: values }, () => 0.1 + chance.uniform());
  return { observed: { ...item, groups } satisfies ObservedItem, known, prior };
}
