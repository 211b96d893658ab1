import { advance, start, type Wave } from "#app/domain/early-warning/engine.ts";
import type { Instrument } from "#app/domain/early-warning/instrument.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import { describe, expect, test } from "vitest";

const instrument: Instrument = {
  factors: ["peer_support", "workload", "meaning"].map((id) => ({
    id,
    items: [{ id, min: -2, max: 2 }],
  })),
  exhaustion: { id: "exhaustion", min: 1, max: 5, bad: "high" },
};

const people = Array.from({ length: 16 }, (_, i) => `p${String(i).padStart(2, "0")}`);

/** A little wobble that is the same in every run. */
function wobble(person: number, wave: number, factor: number) {
  return ((person * 7 + wave * 5 + factor * 3) % 3) - 1;
}

/** Two cells of eight; from `onset` on, workload is two steps lower in the first. */
function waves(count: number, onset = Infinity): Wave[] {
  return Array.from({ length: count }, (_, wave) => ({
    period: `20${26 + Math.floor(wave / 12)}-${String((wave % 12) + 1).padStart(2, "0")}`,
    roster: people.map((person, i) => ({ person, cell: i < 8 ? "north" : "south" })),
    answers: new Map(
      people.flatMap((person, i) => {
        if ((i + wave) % 5 === 4) return [];
        const drop = i < 8 && wave >= onset ? 2 : 0;
        const clipped = (value: number) => Math.max(-2, Math.min(2, value));
        return [
          [
            person,
            {
              peer_support: clipped(1 + wobble(i, wave, 0)),
              workload: clipped(1 + wobble(i, wave, 1) - drop),
              meaning: clipped(wobble(i, wave, 2)),
              exhaustion: 2,
            },
          ],
        ];
      }),
    ),
  }));
}

function run(all: readonly Wave[], between: (state: State) => State = (state) => state) {
  let state = start(instrument);
  return all.map((wave) => {
    const step = advance(between(state), wave);
    state = step.state;
    return step;
  });
}

function signalsIn(all: readonly Wave[], cell: string) {
  return run(all).flatMap(({ cells }, wave) =>
    (cells.find((each) => each.cell === cell)?.signals ?? []).map(
      ({ factor, kind, state, waves }) => ({
        wave,
        factor,
        kind,
        state,
        waves,
      }),
    ),
  );
}

describe("early warning, wave by wave,", () => {
  test("finds what began to drain one cell within two waves, and counts how long it stands", () => {
    const found = signalsIn(waves(14, 11), "north").filter(({ kind }) => kind === "change");
    expect(new Set(found.map(({ factor }) => factor))).toEqual(new Set(["workload"]));
    const [first] = found;
    expect(first).toMatchObject({ state: "opened", waves: 1 });
    expect(first?.wave).toBeLessThanOrEqual(12);
    expect(found.slice(1).map(({ state }) => state)).not.toContain("opened");
    expect(found.map(({ waves }) => waves)).toEqual(found.map((_, i) => i + 1));
  });

  test("says nothing where nothing has changed", () => {
    expect(signalsIn(waves(14, 11), "south")).toEqual([]);
    expect(signalsIn(waves(24), "north")).toEqual([]);
  });

  test("carries its state as text without changing one bit of what comes after", () => {
    const all = waves(14, 11);
    const asText = run(all, (state) => JSON.parse(JSON.stringify(state)) as State);
    expect(asText).toEqual(run(all));
    expect(JSON.stringify(asText.at(-1)?.state)).toBe(JSON.stringify(run(all).at(-1)?.state));
  });

  test("does not care in which order people and answers come", () => {
    const all = waves(14, 11);
    const turned = all.map((wave) => ({
      ...wave,
      roster: [...wave.roster].reverse(),
      answers: new Map([...wave.answers].reverse()),
    }));
    expect(JSON.stringify(run(turned))).toBe(JSON.stringify(run(all)));
  });

  test("never counts it against a cell that somebody does not answer", () => {
    const all = waves(14);
    const last = all.at(-1);
    const half = { ...last!, answers: new Map([...last!.answers].slice(0, 6)) };
    expect(signalsIn([...all.slice(0, -1), half], "north")).toEqual([]);
  });

  test("takes a person's history along to another cell, and closes signals of a cell that is gone", () => {
    const all = waves(14, 11);
    const renewed = all.map((wave, index) => ({
      ...wave,
      roster: wave.roster.map(({ person, cell }) => ({
        person,
        cell: index < 13 ? cell : `${cell} anew`,
      })),
    }));
    const last = run(renewed).at(-1);
    const ended = last?.cells.find(({ cell }) => cell === "north")?.signals ?? [];
    expect(ended).toMatchObject([{ factor: "workload", state: "closed", ending: "group-changed" }]);
    const moved = last?.state.people.find(({ id }) => id === "p00");
    expect(moved).toMatchObject({ cell: "north anew" });
    expect(last?.cells.some(({ cell }) => cell === "north anew")).toBe(true);
  });

  test("a wave that nobody answers raises nothing, ends nothing and teaches nothing", () => {
    const all = waves(15, 10);
    const before = run(all.slice(0, 14)).at(-1)!;
    const opened = before.cells.find(({ cell }) => cell === "north")!.signals;
    expect(opened).toMatchObject([{ factor: "workload", kind: "change" }]);

    const { state, cells, persons } = advance(before.state, { ...all[14]!, answers: new Map() });
    expect(cells.map(({ cell, signals }) => [cell, signals.length])).toEqual([
      ["north", 1],
      ["south", 0],
    ]);
    expect(cells[0]!.signals).toMatchObject([
      { state: "open", waves: opened[0]!.waves + 1, score: null },
    ]);
    const judged = cells.flatMap(({ findings }) => findings.map(({ evidence }) => evidence));
    expect(judged).toEqual(new Array(6).fill(null));
    expect(persons.map(({ score }) => score)).toEqual(new Array(16).fill(null));
    for (const learnt of ["factorTotals", "anchorTotals", "offsets", "squares", "wander"] as const)
      expect(state[learnt], learnt).toEqual(before.state[learnt]);
    const months = (of: State) => of.people.map(({ factors }) => factors.months);
    expect(months(state)).toEqual(months(before.state));
  });

  test("two further waves without an answer leave too few heard to publish the signal, and it is kept", () => {
    const all = waves(17, 10);
    const last = run(all.map((wave, at) => (at < 14 ? wave : { ...wave, answers: new Map() }))).at(
      -1,
    )!;
    expect(last.cells.find(({ cell }) => cell === "north")!.signals).toEqual([]);
    const kept = last.state.cells.find(({ id }) => id === "north")!.signals;
    expect(kept).toMatchObject([{ factor: "workload", kind: "change" }]);
  });

  test("a cell of one raises no signal, however low that one's answers; the person is judged all the same", () => {
    const alone = waves(14, 11).map((wave) => ({
      ...wave,
      roster: wave.roster.map(({ person, cell }) => ({
        person,
        cell: person === "p00" ? "alone" : cell,
      })),
      answers: new Map([...wave.answers, ["p00", low(wave.period >= "2026-12" ? -2 : 2)]]),
    }));
    const steps = run(alone);
    const found = steps.map(({ cells }) => cells.find(({ cell }) => cell === "alone")!);
    expect(found.flatMap(({ signals }) => signals)).toEqual([]);
    expect(found.flatMap(({ findings }) => findings).map(({ evidence }) => evidence)).toEqual(
      new Array(14 * 3).fill(null),
    );
    const own = steps.at(-1)!.persons.find(({ person }) => person === "p00")!;
    expect(own.signals.map(({ kind }) => kind)).toContain("change");
  });

  test("a cell of which one is left closes its signals as changed", () => {
    const all = waves(15, 10);
    const last = run(
      all.map((wave, at) =>
        at < 14
          ? wave
          : {
              ...wave,
              roster: wave.roster.filter(
                ({ person, cell }) => cell === "south" || person === "p00",
              ),
              answers: new Map([["p00", low(-2)]]),
            },
      ),
    ).at(-1)!;
    expect(last.cells.find(({ cell }) => cell === "north")!.signals).toMatchObject([
      { factor: "workload", state: "closed", ending: "group-changed" },
    ]);
  });

  test("refuses a wave that is not later than the last", () => {
    const [first, second] = waves(2);
    const { state } = advance(start(instrument), second!);
    expect(() => advance(state, first!)).toThrow("wave 2026-01 does not come after 2026-02");
    expect(() => advance(state, second!)).toThrow("wave 2026-02 does not come after 2026-02");
  });

  test("refuses a person named twice, in one cell or in two", () => {
    const [wave] = waves(1);
    for (const cell of ["north", "south"]) {
      const roster = [...wave!.roster, { person: "p00", cell }];
      expect(() => advance(start(instrument), { ...wave!, roster })).toThrow(
        "the roster names p00 twice",
      );
    }
  });

  test("refuses a stranger's answer, and a value off its scale, with the item and the scale", () => {
    const [wave] = waves(1);
    const given = (answers: Wave["answers"]) => () =>
      advance(start(instrument), { ...wave!, answers });
    expect(given(new Map([["nobody", { workload: 1 }]]))).toThrow(
      "nobody answered and is not on the roster",
    );
    for (const value of [3, -2.5, NaN, Infinity])
      expect(given(new Map([["p00", { workload: value }]]))).toThrow(
        `${value} is off the scale -2 to 2 of item workload`,
      );
    expect(given(new Map([["p00", { exhaustion: 0 }]]))).toThrow(
      "0 is off the scale 1 to 5 of item exhaustion",
    );
  });
});

function low(value: number) {
  return { peer_support: value, workload: value, meaning: value, exhaustion: 2 };
}
