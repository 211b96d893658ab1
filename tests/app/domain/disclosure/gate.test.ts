import { fewestAllowed } from "#app/domain/disclosure/attacker/verdict.ts";
import { figuresOf, type FigureItem, type Group } from "#app/domain/disclosure/figures.ts";
import { type Memory, passThroughGate } from "#app/domain/disclosure/gate.ts";
import { describe, expect, test } from "vitest";
import { everyVector } from "./attacker/brute-force.ts";

const workload: FigureItem = { id: "workload", scale: { min: -2, max: 2 }, reversed: false };

function cellOf(id: string, size: number, parent = "coast"): Group {
  const members = Array.from({ length: size }, (_, place) => `${id}${place}`);
  return { kind: "cell", id, parent, members, readByMember: false };
}

function holding(id: string, kind: "unit" | "organisation", inner: readonly Group[]): Group {
  const members = inner.flatMap((group) => group.members);
  return { kind, id, parent: kind === "unit" ? "organisation" : null, members, readByMember: true };
}

/** What goes through, of a wave in which everybody answered; the first ones have shared. */
function through(
  groups: readonly Group[],
  values: readonly number[],
  {
    sharers = 0,
    item = workload,
    prior,
  }: { sharers?: number; item?: FigureItem; prior?: number[] },
  memory?: Memory,
) {
  const people = [...new Set(groups.flatMap(({ members }) => members))];
  const answers = new Map(people.map((person, place) => [person, values[place] ?? 0]));
  const byItem = new Map([...answers].map(([person, value]) => [person, { [item.id]: value }]));
  const figures = figuresOf(byItem, groups, [item], 5);
  const count = item.scale.max - item.scale.min + 1;
  const alike = Array.from({ length: count }, () => 1 / count);
  const shared = new Map([...answers].slice(0, sharers));
  return passThroughGate(
    { item, groups, figures, values: answers, shared, prior: prior ?? alike },
    memory,
  );
}

function told(passed: ReturnType<typeof through>) {
  return passed.figures.map(({ group, band, detail }) => `${group} ${band}${detail ? " +" : ""}`);
}

/** Every answer of the others, gathered by what is seen: what is told, and where nothing is. */
function worldsBySight(groups: readonly Group[], shared: readonly number[], item: FigureItem) {
  const count = item.scale.max - item.scale.min + 1;
  const size = new Set(groups.flatMap(({ members }) => members)).size;
  const memory: Memory = new Map();
  const worlds = new Map<string, number[][]>();
  for (const steps of everyVector(size - shared.length, count)) {
    const values = [...shared, ...steps.map((step) => step + item.scale.min)];
    const passed = through(groups, values, { sharers: shared.length, item }, memory);
    const sight = told(passed).join(", ");
    worlds.set(sight, [...(worlds.get(sight) ?? []), steps]);
  }
  return worlds;
}

/** The worst that somebody works out who knows `insiders` of them, by counting worlds. */
function worstOf(worlds: readonly number[][], insiders: number, count: number) {
  const people = worlds[0]?.length ?? 0;
  let [fewest, likeliest] = [Infinity, 0];
  for (let person = 0; person < people; person++) {
    const others = [...Array(people).keys()].filter((other) => other !== person);
    for (const known of choices(others, Math.min(insiders, others.length))) {
      const tallies = new Map<string, number[]>();
      for (const steps of worlds) {
        const key = known.map((other) => steps[other]).join();
        const tally = tallies.get(key) ?? new Array<number>(count).fill(0);
        tally[steps[person]!]! += 1;
        tallies.set(key, tally);
      }
      for (const tally of tallies.values()) {
        const total = tally.reduce((sum, one) => sum + one, 0);
        fewest = Math.min(fewest, tally.filter((one) => one > 0).length);
        likeliest = Math.max(likeliest, Math.max(...tally) / total);
      }
    }
  }
  return { fewest, likeliest };
}

function choices<T>(of: readonly T[], many: number): T[][] {
  if (many === 0) return [[]];
  return of.flatMap((one, at) =>
    choices(of.slice(at + 1), many - 1).map((others) => [one, ...others]),
  );
}

describe("a cell in which some have shared", () => {
  const north = cellOf("north", 5);

  test("gives nothing away, told or withheld, whatever was answered and whatever one mate is known to have answered", () => {
    let withheld = 0;
    for (const shared of [...everyVector(1, 5), ...everyVector(2, 5)]) {
      const values = shared.map((step) => step - 2);
      for (const [sight, worlds] of worldsBySight([north], values, workload)) {
        const { fewest, likeliest } = worstOf(worlds, 1, 5);
        expect(fewest, `${values} ${sight}`).toBeGreaterThanOrEqual(3);
        expect(likeliest, `${values} ${sight}`).toBeLessThanOrEqual(0.8);
        if (sight === "") withheld += 1;
      }
    }
    expect(withheld).toBeGreaterThan(0);
  });

  test("is told in full where nobody shared, and not at all where one answer is left to be told from the band", () => {
    for (const values of [
      [2, 2, 2, 2, 2],
      [-2, -2, -2, -2, -2],
      [2, 2, 2, 2, -2],
      [0, 0, 0, 0, 1],
    ])
      expect(told(through([north], values, {}))).toHaveLength(1);
    expect(told(through([north], [1, 1, 0, 0, 2], { sharers: 4 }))).toEqual([]);
  });

  test("is told where the shared answers say the band anyhow", () => {
    const seven = cellOf("north", 7);
    expect(told(through([seven], [2, 2, 2, 2, 2, 2, -2], { sharers: 6 }))).toEqual([
      "north nourishes",
    ]);
  });

  test("a band that would give something away takes another one with it, so that silence says little", () => {
    const seven = cellOf("north", 7);
    const two = [2, 2];
    expect(told(through([seven], [...two, -2, -2, -2, -2, -2], { sharers: 2 }))).toEqual([]);
    expect(told(through([seven], [...two, 0, 0, 0, -1, -1], { sharers: 2 }))).toEqual([]);
    expect(told(through([seven], [...two, 1, 1, 1, 0, 0], { sharers: 2 }))).toEqual([
      "north nourishes",
    ]);
  });

  test("is not told where earlier releases alone make an answer likelier than 0.80", () => {
    const prior = [0.02, 0.02, 0.03, 0.03, 0.9];
    expect(told(through([north], [2, 2, 2, 2, 2], { prior }))).toEqual([]);
  });
});

describe("groups that hold others", () => {
  const cells = [cellOf("north", 5), cellOf("south", 5)];
  const coast = holding("coast", "unit", cells);
  const groups = [...cells, coast, holding("organisation", "organisation", [coast])];
  const ternary: FigureItem = { ...workload, scale: { min: -1, max: 1 } };

  test("with their cells, give nothing away to somebody who knows a mate", () => {
    for (const [sight, worlds] of worldsBySight(groups, [], ternary)) {
      const { fewest, likeliest } = worstOf(worlds, 1, 3);
      expect(fewest, sight).toBeGreaterThanOrEqual(fewestAllowed(3));
      expect(likeliest, sight).toBeLessThanOrEqual(0.8);
    }
  }, 60_000);

  test("are not told where a viewer in one of their cells, who knows a mate besides, could use it", () => {
    const small = [...cells[0]!.members, ...cells[1]!.members].map(() => -2);
    expect(told(through(groups, small, {}))).toEqual(["north drains", "south drains"]);
  });

  test("are told only where their cells say it already", () => {
    const sevens = [cellOf("north", 7), cellOf("south", 7)];
    const unit = holding("coast", "unit", sevens);
    const groups = [...sevens, unit, holding("organisation", "organisation", [unit])];
    const drains = new Array<number>(7).fill(-2);
    const nourishes = new Array<number>(7).fill(2);
    expect(told(through(groups, [...drains, ...drains], {}))).toEqual([
      "north drains",
      "south drains",
      "coast drains",
      "organisation drains",
    ]);
    expect(told(through(groups, [...drains, ...nourishes], {}))).toEqual([
      "north drains",
      "south nourishes",
    ]);
  });

  test("a unit of one cell is told like its cell, without the distribution", () => {
    const large = cellOf("north", 40);
    const unit = holding("coast", "unit", [large]);
    const values = large.members.map((_, place) => (place % 5) - 2);
    expect(told(through([large, unit], values, {}))).toEqual(["north mixed +", "coast mixed"]);
  });

  test("a group of thirty and more with told cells inside shows no distribution", () => {
    const many = ["a", "b", "c", "d"].map((id) => cellOf(id, 10));
    const unit = holding("coast", "unit", many);
    const values = unit.members.map(() => 1);
    const passed = through([...many, unit], values, {});
    expect(told(passed)).toContain("coast nourishes");
    expect(passed.withheld).toEqual({ bands: 0, distributions: 1 });
  });
});

describe("thirty answers and more", () => {
  const large = cellOf("north", 30);

  test("show their distribution where at least three values are left to everyone", () => {
    const spread = large.members.map((_, place) => (place % 5) - 2);
    const agreed = large.members.map(() => 2);
    const twoSided = large.members.map((_, place) => (place % 2 === 0 ? 2 : 1));
    expect(told(through([large], spread, {}))).toEqual(["north mixed +"]);
    expect(told(through([large], agreed, {}))).toEqual(["north nourishes"]);
    expect(told(through([large], twoSided, {}))).toEqual(["north nourishes"]);
  });

  test("show none where there are too many ways to answer to try them all", () => {
    const huge = cellOf("north", 300);
    const spread = huge.members.map((_, place) => (place % 5) - 2);
    expect(told(through([huge], spread, {}))).toEqual(["north mixed"]);
  });
});
