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

  test("refuses a wave that comes before the last, a stranger's answer and a value off its scale", () => {
    const [first, second] = waves(2);
    const { state } = advance(start(instrument), second!);
    expect(() => advance(state, first!)).toThrow(/does not come after/);
    const stranger = new Map([["nobody", { workload: 1 }]]);
    expect(() => advance(start(instrument), { ...first!, answers: stranger })).toThrow();
    const off = new Map([["p00", { workload: 3 }]]);
    expect(() => advance(start(instrument), { ...first!, answers: off })).toThrow(/off the scale/);
  });
});
