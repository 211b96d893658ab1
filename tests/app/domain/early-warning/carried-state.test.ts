import { advance, start, type Advance } from "#app/domain/early-warning/engine.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import { expect, test } from "vitest";
import { messyHistory, mover, silent, skipped, type Asked, periodOf } from "./messy-history.ts";

const SEED = 3;

/** The history from its first wave, in memory; `between` is what happens to the state from wave to wave. */
function run(history: readonly Asked[], between: (state: State) => State = (state) => state) {
  let state = start(history[0]!.instrument);
  return history.map(({ wave, instrument }) => {
    const step = advance(between(state), wave, instrument);
    state = step.state;
    return step;
  });
}

function throughText(state: State): State {
  return JSON.parse(JSON.stringify(state)) as State;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

function signalsOf(steps: readonly Advance[], cell: string, factor: string) {
  return steps.flatMap(({ state, cells }) =>
    (cells.find((own) => own.cell === cell)?.signals ?? [])
      .filter((signal) => signal.factor === factor && signal.kind === "change")
      .map((signal) => ({ period: state.period, ...signal })),
  );
}

test("a state stored as text after every wave gives every later result as one run does, bit for bit", () => {
  const history = messyHistory(SEED);
  const inOne = run(history);
  const stored = run(history, throughText);
  expect(stored).toHaveLength(23);
  stored.forEach((step, at) => {
    expect(step, history[at]!.wave.period).toStrictEqual(inOne[at]);
    expect(JSON.stringify(step)).toBe(JSON.stringify(inOne[at]));
  });
});

test("a run from scratch over the waves so far gives the state that was carried to them", () => {
  const history = messyHistory(SEED);
  const carried = run(history, throughText);
  for (const until of [5, 9, 13, 17, 23]) {
    const scratch = run(history.slice(0, until)).at(-1)!;
    expect(scratch).toStrictEqual(carried[until - 1]);
  }
});

test("a wave leaves the state before it as it was, and gives the same a second time", () => {
  const history = messyHistory(SEED);
  run(history).forEach(({ state }, at) => {
    const following = history[at + 1];
    if (!following) return;
    const before = frozen(throughText(state));
    const once = JSON.stringify(advance(before, frozen(following.wave), following.instrument));
    expect(JSON.stringify(advance(before, following.wave, following.instrument))).toBe(once);
    expect(JSON.stringify(before)).toBe(JSON.stringify(state));
  });
});

test("the order of people, items and factors bears on no bit of an uneven history", () => {
  const history = messyHistory(SEED);
  const turned = history.map(({ wave, instrument }) => ({
    wave: {
      ...wave,
      roster: wave.roster.toReversed(),
      answers: new Map(
        [...wave.answers]
          .reverse()
          .map(([id, values]) => [id, Object.fromEntries(Object.entries(values).reverse())]),
      ),
    },
    instrument: {
      ...instrument,
      factors: instrument.factors
        .toReversed()
        .map(({ id, items }) => ({ id, items: items.toReversed() })),
    },
  }));
  expect(JSON.stringify(run(turned))).toBe(JSON.stringify(run(history)));
});

test("the history is as uneven as it is meant to be, and what drained north is found in it", () => {
  const history = messyHistory(SEED);
  const steps = run(history);
  expect(history.map(({ wave }) => wave.period)).not.toContain(periodOf(skipped));

  const opened = signalsOf(steps, "north", "workload").find(({ state }) => state === "opened");
  expect(opened?.period && [periodOf(14), periodOf(15), periodOf(16)]).toContain(opened?.period);

  const { state } = steps.at(-1)!;
  const offset = (id: string) => {
    const { sum, count } = state.offsets.find(({ item }) => item === id)!;
    return sum / count;
  };
  expect(offset("peer_support_1")).toBeGreaterThan(0.2);
  expect(offset("peer_support_3")).toBeLessThan(-0.2);
  expect(state.offsets.map(({ item }) => item)).toContain("workload_1");

  const there = state.cells.filter(({ everMembers }) => everMembers.includes(mover));
  expect(there.map(({ id }) => id)).toEqual(["north", "south"]);
  const months = (id: string, factor: string) =>
    state.people.find((one) => one.id === id)!.factors.months[state.factors.indexOf(factor)]!;
  expect(months(mover, "meaning")).toBeGreaterThan(12);
  expect(months(mover, "travel")).toBeLessThan(months(mover, "meaning"));

  const quiet = steps[silent.wave]!.cells.find(({ cell }) => cell === silent.cell)!;
  expect(quiet.findings.map(({ evidence }) => evidence)).toEqual([null, null, null, null]);
  expect(quiet.signals.filter(({ state: now }) => now !== "open")).toEqual([]);
});
