import { type FigureItem, figuresOf, type Group } from "#app/domain/disclosure/figures.ts";
import { passThroughGate } from "#app/domain/disclosure/gate.ts";
import { SMALLEST_GROUP } from "#app/domain/disclosure/policy.ts";
import { north } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const item: FigureItem = { id: "workload", scale: { min: -2, max: 2 }, reversed: false };
const SCALE = [-2, -1, 0, 1, 2];
const EVEN = SCALE.map(() => 1 / SCALE.length);

/** Every way in which so many people can answer one item. */
function everyVector(people: number): number[][] {
  if (people === 0) return [[]];
  return everyVector(people - 1).flatMap((vector) => SCALE.map((value) => [...vector, value]));
}

/** What is told of a cell in which these people answered and the first few shared their answer. */
function told(vector: readonly number[], sharers: number, memory: Map<string, unknown>): string {
  const members = north.slice(0, vector.length);
  const cell: Group = { kind: "cell", id: "north", parent: null, members, readByMember: false };
  const values = new Map(members.map((person, at) => [person, vector[at]!]));
  const answers = new Map([...values].map(([person, value]) => [person, { workload: value }]));
  const { figures } = passThroughGate(
    {
      ...{ item, groups: [cell], values, prior: EVEN },
      figures: figuresOf(answers, [cell], [item], SMALLEST_GROUP),
      shared: new Map([...values].slice(0, sharers)),
    },
    memory,
  );
  return JSON.stringify(figures);
}

/** How often the last person has each value, for whoever sees the same and knows the same of others. */
function lastPersonSeen(people: number, sharers: number, mates: number): Map<string, number[]> {
  const memory = new Map<string, unknown>();
  const seen = new Map<string, number[]>();
  for (const vector of everyVector(people)) {
    const known = vector.slice(0, sharers + mates);
    const key = JSON.stringify([told(vector, sharers, memory), known]);
    const counts = seen.get(key) ?? SCALE.map(() => 0);
    counts[SCALE.indexOf(vector.at(-1)!)]! += 1;
    seen.set(key, counts);
  }
  return seen;
}

describe.each([5, 6])("of all answers that %i people can give to a factor", (people) => {
  // People are alike to a band, so one mate stands for any, and the last person for everybody else.
  test.each([
    ["who knows nobody", 0, 0],
    ["who knows any one mate", 0, 1],
    ["who knows what one shared, and any one mate", 1, 1],
    ["who knows what two shared, and any one mate", 2, 1],
  ])("none is certain to a reader %s", (_, sharers, mates) => {
    const seen = [...lastPersonSeen(people, sharers, mates).values()];
    expect(seen.reduce((sum, counts) => sum + counts.reduce((a, b) => a + b), 0)).toBe(5 ** people);
    const possible = seen.map((counts) => counts.filter((count) => count > 0).length);
    const likeliest = seen.map((counts) => Math.max(...counts) / counts.reduce((a, b) => a + b));
    expect(Math.min(...possible)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...likeliest)).toBeLessThanOrEqual(0.8);
  });

  test("most are told: silence protects everybody and helps nobody", () => {
    const memory = new Map<string, unknown>();
    const shown = everyVector(people).filter((vector) => told(vector, 0, memory) !== "[]");
    expect(shown.length / 5 ** people).toBeGreaterThan(0.95);
  });
});
