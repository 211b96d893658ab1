import { backtest, instrumentOf, type Stay } from "#app/domain/early-warning/backtest.ts";
import { personThreshold } from "#app/domain/early-warning/calibration.ts";
import { advance, start } from "#app/domain/early-warning/engine.ts";
import { describe, expect, test } from "vitest";

const FACTORS = ["employer_work", "peer_support", "travel_practical", "workload"];
const ITEMS = new Map(FACTORS.map((factor) => [factor, factor]));
const SCALE = { min: 1, max: 5 };
const THRESHOLD = personThreshold(instrumentOf(ITEMS, SCALE));
const PEOPLE = ["solveig", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
const MONTHS = Array.from(
  { length: 24 },
  (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
);
const ALWAYS_LOW = "travel_practical";

/** From 2026-03 Solveig's workload drains her, most of all, and peer support a little later. */
function valueOf(person: string, factor: string, wave: number): number {
  const place = PEOPLE.indexOf(person);
  const usual = 4 + ((place + wave + FACTORS.indexOf(factor)) % 3 === 0 ? -1 : 0);
  if (person === "p8" && factor === ALWAYS_LOW) return 1;
  if (person !== "solveig") return usual;
  if (factor === "workload" && wave >= 14) return 1;
  if (factor === "peer_support" && wave >= 15) return 2;
  return usual;
}

const WAVES = MONTHS.map((month, wave) => ({
  month,
  answers: new Map(
    PEOPLE.map((person) => [
      person,
      Object.fromEntries(FACTORS.map((factor) => [factor, valueOf(person, factor, wave)])),
    ]),
  ),
}));

function stays(consenting: readonly string[]): Stay[] {
  return PEOPLE.map((person) => {
    const consent = consenting.includes(person);
    return { person, team: "north", start: "2025-01", end: null, consent };
  });
}

function rowsOf(scores: boolean, consenting = ["solveig", "p8"]) {
  return [...backtest(instrumentOf(ITEMS, SCALE), stays(consenting), WAVES, scores)].flat();
}

/** What the engine says of one person, month by month. */
function judgements(person: string) {
  let state = start(instrumentOf(ITEMS, SCALE));
  return WAVES.map(({ month, answers }) => {
    const roster = PEOPLE.map((one) => ({ person: one, cell: "north" }));
    const result = advance(state, { period: month, roster, answers });
    state = result.state;
    return { month, ...result.persons.find((one) => one.person === person)! };
  });
}

describe("a person's rows", () => {
  const scored = rowsOf(true).filter(({ id, kind }) => id === "solveig" && kind === "change");
  const own = judgements("solveig");

  test("come every month that can be judged, one for each named factor, the likeliest first", () => {
    const expected = own.flatMap(({ month, score, named }) =>
      score === null ? [] : named.map((factor) => `${month} ${factor}`),
    );
    expect(scored.map(({ month, factor }) => `${month} ${factor}`)).toEqual(expected);
    const passing = own.filter(({ score }) => score !== null && score >= THRESHOLD);
    expect(passing.length).toBeGreaterThan(2);
    for (const { month, score, named } of passing) {
      const rows = scored.filter((row) => row.month === month);
      expect(rows[0]!.factor).toBe(named[0]);
      for (const row of rows) expect(row.score).toBeCloseTo(score!, 4);
    }
    expect(passing.some(({ named }) => named.length === 2)).toBe(true);
  });

  test("are raised once while a signal stays open, and scored all the while", () => {
    const raised = scored.filter(({ grade }) => grade !== null);
    const opened = own.flatMap(({ month, signals }) =>
      signals
        .filter(({ state, kind }) => state === "opened" && kind === "change")
        .map(({ factor }) => `${month} ${factor}`),
    );
    expect(opened.length).toBeGreaterThan(1);
    expect(raised.map(({ month, factor }) => `${month} ${factor}`).sort()).toEqual(opened.sort());
    const open = own.filter(({ score, signals }) => {
      return score! >= THRESHOLD && signals.every(({ state }) => state === "open");
    });
    expect(open.length).toBeGreaterThan(0);
    for (const { month } of open) {
      const rows = scored.filter((row) => row.month === month);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ grade, reason }) => grade === null && reason === null)).toBe(true);
    }
  });

  test("without scores are those that are raised, and no others", () => {
    const people = rowsOf(true).filter(({ scope }) => scope === "person");
    const plain = rowsOf(false).filter(({ scope }) => scope === "person");
    expect(plain).toEqual(people.filter(({ grade }) => grade !== null));
  });

  test("of a level that stays low carry the person's score of that month too", () => {
    const low = rowsOf(false).filter(({ id, kind }) => id === "p8" && kind === "low");
    expect(low).toMatchObject([{ factor: ALWAYS_LOW, grade: "clear" }]);
    const then = judgements("p8").find(({ month }) => month === low[0]!.month)!;
    expect(low[0]!.score).toBeCloseTo(then.score!, 4);
  });

  test("follow the consent of the stay that a month falls in", () => {
    const moved = [
      ...stays([]).filter(({ person }) => person !== "solveig"),
      { person: "solveig", team: "north", start: "2025-01", end: "2026-03", consent: false },
      { person: "solveig", team: "south", start: "2026-03", end: null, consent: true },
    ];
    const rows = [...backtest(instrumentOf(ITEMS, SCALE), moved, WAVES, true)].flat();
    const months = rows.filter(({ scope }) => scope === "person").map(({ month }) => month);
    expect(months.toSorted()[0]).toBe("2026-03");
    expect(new Set(months).size).toBe(MONTHS.length - 14);
  });
});

test("a stay lasts from its start up to, not including, its end", () => {
  const ended = stays([]).map((stay) => ({ ...stay, end: "2026-12" }));
  const run = () => [...backtest(instrumentOf(ITEMS, SCALE), ended, WAVES, true)];
  // December is the month of the end: whoever answers in it is not on the roster.
  expect(run).toThrow("is not on the roster");
});
