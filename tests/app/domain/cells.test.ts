import { divide, membersOf, type Placed, renewalOf, stillHolds } from "#app/domain/cells.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const nobody = new Map<string, ReadonlySet<string>>();

/** `{ north: 8 }` → eight people of team north, all in one unit unless the team says "unit/team". */
function roster(sizes: Record<string, number>): Placed[] {
  return Object.entries(sizes).flatMap(([name, size]) => {
    const [unit = "coast", team = ""] = name.includes("/") ? name.split("/") : ["coast", name];
    return Array.from({ length: size }, (_, i) => ({ person: `${team}${i}`, team, unit }));
  });
}

function teamsOf(sizes: Record<string, number>) {
  return divide(roster(sizes), nobody).map(({ teams }) => teams.join("+"));
}

describe("a unit is divided into cells (policy D4)", () => {
  test.each([
    ["a team of seven is a cell", { a: 7 }, ["a"]],
    ["a team of six alone in its unit is a cell too", { a: 6 }, ["a"]],
    ["a unit of five in two teams is one cell", { a: 2, b: 3 }, ["a+b"]],
    ["a unit of four has none", { a: 2, b: 2 }, []],
    ["small teams are merged, smallest first, until seven", { a: 6, b: 2, c: 5 }, ["a+b+c"]],
    ["merging stops at seven", { a: 3, b: 4, c: 5, d: 6 }, ["a+b", "c+d"]],
    ["what is left joins the smallest cell", { a: 9, b: 7, c: 3 }, ["a", "b+c"]],
    ["units are never mixed", { "x/a": 3, "y/b": 4, "y/c": 2 }, ["b+c"]],
  ])("%s", (_, sizes, cells) => {
    expect(teamsOf(sizes as unknown as Record<string, number>)).toEqual(cells);
  });

  test("someone who reads a cell is in none, and is not counted", () => {
    const people = roster({ a: 7 });
    const supervision = new Map([["a0", new Set(["a1", "a2"])]]);
    const [cell] = divide(people, supervision);
    expect(cell && membersOf(cell, people, supervision).map(({ person }) => person)).toEqual([
      "a1",
      "a2",
      "a3",
      "a4",
      "a5",
      "a6",
    ]);
    expect(divide(roster({ a: 5 }), supervision)).toEqual([]);
  });

  test("a reader who leaves a team below seven has it merged; one who reads another cell counts", () => {
    const people = roster({ a: 7, b: 7, c: 7 });
    const divided = (reader: string, ...read: string[]) =>
      divide(people, new Map([[reader, new Set(read)]])).map(({ teams }) => teams.join("+"));
    expect(divided("a0", "a1"), "six are left of a").toEqual(["a+b", "c"]);
    expect(divided("a0", "c1", "c2"), "a0 reads c, and is in a").toEqual(["a", "b", "c"]);
  });

  test("two who supervise each other are both left out", () => {
    const people = roster({ a: 8 });
    const supervision = new Map([
      ["a0", new Set(["a1"])],
      ["a1", new Set(["a0"])],
    ]);
    const [cell] = divide(people, supervision);
    expect(cell && membersOf(cell, people, supervision)).toHaveLength(6);
  });

  test("a smallest group that was raised above seven is held to", () => {
    const sizes = { a: 7, b: 9, c: 2 };
    const cells = divide(roster(sizes), nobody, 9).map(({ teams }) => teams.join("+"));
    expect(cells).toEqual(["a+c", "b"]);
    expect(divide(roster({ a: 8 }), nobody, 9)).toEqual([]);
  });

  test("a division is made anew each quarter and when a cell falls below five, and stays otherwise", () => {
    const people = roster({ a: 7 });
    const before = { period: "2027-01", cells: divide(people, nobody) };
    expect(renewalOf(undefined, "2027-01", people, nobody, 5)).toBe("first");
    expect(renewalOf({ ...before, cells: [] }, "2027-02", people, nobody, 5)).toBe("first");
    expect(renewalOf(before, "2027-03", people, nobody, 5)).toBeNull();
    expect(renewalOf(before, "2027-04", people, nobody, 5)).toBe("new-quarter");
    expect(renewalOf(before, "2028-01", people, nobody, 5)).toBe("new-quarter");
    expect(renewalOf(before, "2027-02", people.slice(3), nobody, 5)).toBe("below-smallest");
    expect(renewalOf(before, "2027-02", [], nobody, 5)).toBe("below-smallest");
  });

  test("a division holds until a cell falls below five", () => {
    const division = divide(roster({ a: 7 }), nobody);
    expect(stillHolds(division, roster({ a: 5 }), nobody)).toBe(true);
    expect(stillHolds(division, roster({ a: 4 }), nobody)).toBe(false);
  });

  test("for any teams: whole teams, each at most once, never fewer than five, in any order", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer(), (list, seed) => {
        const people = roster(Object.fromEntries(list.map((size, i) => [`t${i}`, size])));
        const division = divide(people, nobody);
        const teams = division.flatMap((cell) => cell.teams);
        expect(new Set(teams).size).toBe(teams.length);
        const total = people.length;
        expect(teams.length).toBe(total < 5 ? 0 : list.length);
        for (const cell of division) {
          const members = membersOf(cell, people, nobody).length;
          expect(members).toBeGreaterThanOrEqual(Math.min(7, total));
        }
        const turned = [...people].sort((a, b) => hash(a.person, seed) - hash(b.person, seed));
        expect(divide(turned, nobody)).toEqual(division);
      }),
    );
  });
});

function hash(text: string, seed: number) {
  return [...text].reduce((value, letter) => (value * 31 + letter.charCodeAt(0)) | 0, seed);
}
