import { bandOf, figuresOf, type Group, participationOf } from "#app/domain/disclosure/figures.ts";
import { describe, expect, test } from "vitest";

const workload = { id: "workload", scale: { min: -2, max: 2 }, reversed: false };

function cell(id: string, size: number, parent: string | null = "coast"): Group {
  const members = Array.from({ length: size }, (_, i) => `${id}${i}`);
  return { kind: "cell", id, parent, members, readByMember: false };
}

function unitOf(id: string, cells: Group[]): Group {
  const members = cells.flatMap((each) => each.members);
  return { kind: "unit", id, parent: null, members, readByMember: false };
}

function answered(people: readonly string[], value = 1) {
  return new Map(people.map((person) => [person, { workload: value }]));
}

describe("figures", () => {
  test("need five answers to the item (D5)", () => {
    const north = cell("north", 8);
    const four = answered(north.members.slice(0, 4));
    const five = answered(north.members.slice(0, 5));
    expect(figuresOf(four, [north], [workload], 5)).toEqual([]);
    expect(figuresOf(five, [north], [workload], 5)).toHaveLength(1);
  });

  test("need five answers besides a viewer who is a member", () => {
    const unit = { ...cell("coast", 8, null), readByMember: true };
    expect(figuresOf(answered(unit.members.slice(0, 5)), [unit], [workload], 5)).toEqual([]);
    expect(figuresOf(answered(unit.members.slice(0, 6)), [unit], [workload], 5)).toHaveLength(1);
  });

  test("answers to another item do not count", () => {
    const north = cell("north", 8);
    const answers = new Map(north.members.map((person) => [person, { peer_support: 2 }]));
    expect(figuresOf(answers, [north], [workload], 5)).toEqual([]);
  });

  test("a unit is not published where subtracting its cells would leave a few people (D7)", () => {
    const [north, south] = [cell("north", 7), cell("south", 7)];
    const unit = unitOf("coast", [north, south]);
    const withFour = answered([...north.members, ...south.members.slice(0, 4)]);
    const groups = figuresOf(withFour, [north, south, unit], [workload], 5).map((f) => f.group);
    expect(groups).toEqual(["north"]);
    const withAll = answered(unit.members);
    expect(figuresOf(withAll, [north, south, unit], [workload], 5)).toHaveLength(3);
  });

  test("an organisation is weighed against the cells of a unit that is withheld", () => {
    const cells = [cell("north", 7), cell("south", 7)];
    const unit = { ...unitOf("coast", cells), parent: "organisation" };
    const other = cell("east", 7, "inland");
    const inland = { ...unitOf("inland", [other]), parent: "organisation" };
    const all = { ...unitOf("organisation", [...cells, other]), parent: null };
    const groups = [...cells, other, unit, inland, all];
    const answers = answered([
      ...cells[0]!.members,
      ...cells[1]!.members.slice(0, 2),
      ...other.members,
    ]);
    const published = figuresOf(answers, groups, [workload], 5).map((figure) => figure.group);
    expect(published).toEqual(["north", "east", "inland"]);
  });

  test("below thirty answers only a band leaves the module; from thirty on mean and shares (D8)", () => {
    const small = cell("north", 29);
    const large = cell("north", 30);
    expect(figuresOf(answered(small.members), [small], [workload], 5)).toEqual([
      { group: "north", item: "workload", band: "nourishes", detail: null },
    ]);
    expect(figuresOf(answered(large.members), [large], [workload], 5)).toEqual([
      {
        group: "north",
        item: "workload",
        band: "nourishes",
        detail: { mean: 1, shares: [0, 0, 0, 100, 0] },
      },
    ]);
  });
});

describe("bands", () => {
  test.each([
    [-2, "drains"],
    [-0.6, "drains"],
    [-0.5, "mixed"],
    [0, "mixed"],
    [0.5, "mixed"],
    [0.6, "nourishes"],
    [2, "nourishes"],
  ])("a mean of %d is %s", (mean, band) => {
    expect(bandOf(mean * 10, 10, workload)).toBe(band);
  });

  test.each([2, 3, 5, 6, 7, 12, 29])(
    "an edge is an edge for %i answers, on every scale",
    (count) => {
      for (const [min, max] of [
        [-2, 2],
        [1, 5],
        [0, 4],
        [-3, 3],
        [0, 10],
      ] as const) {
        for (let sum = min * count; sum <= max * count; sum++) {
          // Twice the mean's distance from the middle against a quarter of the scale, in whole numbers.
          const beyond = 4 * (2 * sum - (min + max) * count) - (max - min) * count;
          const below = 4 * ((min + max) * count - 2 * sum) - (max - min) * count;
          const band = beyond > 0 ? "nourishes" : below > 0 ? "drains" : "mixed";
          expect(bandOf(sum, count, { scale: { min, max }, reversed: false })).toBe(band);
        }
      }
    },
  );

  test("other scales are mapped linearly, and a reversed item is turned round", () => {
    const satisfaction = { scale: { min: 1, max: 5 }, reversed: false };
    const exhaustion = { scale: { min: 1, max: 5 }, reversed: true };
    const balance = { scale: { min: -3, max: 3 }, reversed: false };
    expect([2.4, 2.5, 3.5, 3.6].map((mean) => bandOf(mean * 10, 10, satisfaction))).toEqual([
      "drains",
      "mixed",
      "mixed",
      "nourishes",
    ]);
    expect(bandOf(4, 1, exhaustion)).toBe("drains");
    expect([-0.8, -0.75, 0.75, 0.8].map((mean) => bandOf(mean * 20, 20, balance))).toEqual([
      "drains",
      "mixed",
      "mixed",
      "nourishes",
    ]);
  });
});

describe("participation (D11)", () => {
  test("is not told below seven people", () => {
    expect(participationOf(cell("north", 6), answered([]))).toBeNull();
  });

  test.each([
    [0, "under-half"],
    [3, "under-half"],
    [4, "half-or-more"],
    [5, "half-or-more"],
    [6, "nearly-all"],
    [7, "nearly-all"],
  ])("%d of seven is %s", (count, step) => {
    const north = cell("north", 7);
    expect(participationOf(north, answered(north.members.slice(0, count)))).toBe(step);
  });

  test("no step means that all or none in particular answered, whatever the size", () => {
    for (let size = 7; size <= 60; size++) {
      const group = cell("north", size);
      const steps = Array.from({ length: size + 1 }, (_, count) =>
        participationOf(group, answered(group.members.slice(0, count))),
      );
      expect(steps.filter((step) => step === steps[size]).length, `${size}`).toBeGreaterThan(1);
      expect(steps.filter((step) => step === steps[0]).length, `${size}`).toBeGreaterThan(1);
    }
  });
});
