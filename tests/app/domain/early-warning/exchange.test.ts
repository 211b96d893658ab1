import { advance, start, type Wave } from "#app/domain/early-warning/engine.ts";
import {
  NOT_SHARED,
  pooledEvidence,
  standingEvidence,
  totals,
} from "#app/domain/early-warning/exchange.ts";
import { counts, recentDrop, type Drop } from "#app/domain/early-warning/recent-drop.ts";
import type { Glance } from "#app/domain/early-warning/track.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const WANDER = 0.02;
const SCALE = [1, 2, 3, 4, 5];

/** A member's last waves, newest first: answers, and a usual that was learnt from enough of them. */
const member = fc.record({
  answers: fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: 3, maxLength: 3 }),
  usual: fc.double({ min: 1.5, max: 4.8, noNaN: true }),
  weight: fc.constantFrom(1, 3, 8),
});
type Member = { answers: (number | null)[]; usual: number; weight: number };

function dropOf({ answers, usual, weight }: Member): Drop {
  const waves: Glance[] = answers.map((answer) => ({
    answer: [answer],
    noise: [0.5],
    usual: [usual],
    variance: [0.1],
    weight: [weight],
  }));
  return recentDrop(waves, 0, 5);
}

test("a signal never hangs on one person's answer: every member, every value", () => {
  let raised = 0;
  fc.assert(
    fc.property(fc.array(member, { minLength: 5, maxLength: 9 }), (members) => {
      const found = standingEvidence(members.map(dropOf), WANDER);
      if (found === null || found === NOT_SHARED) return;
      if (found > 0) raised += 1;
      let least = Infinity;
      for (const [one, { answers }] of members.entries()) {
        if (answers[0] === null) continue;
        for (const value of SCALE) {
          const exchanged = members.map((own, other) =>
            other === one ? { ...own, answers: [value, ...own.answers.slice(1)] } : own,
          );
          const counting = exchanged.map(dropOf).filter(counts);
          least = Math.min(
            least,
            pooledEvidence(totals(counting, "U"), totals(counting, "I"), WANDER),
          );
          expect(counting.filter(({ below }) => below).length).toBeGreaterThanOrEqual(3);
        }
      }
      expect(found).toBeCloseTo(least, 9);
    }),
    { numRuns: 500, seed: 7 },
  );
  expect(raised).toBeGreaterThan(10);
});

test("fewer than five people, or none who answered now, are not judged", () => {
  const low = dropOf({ answers: [1, 1, 1], usual: 4, weight: 8 });
  const gone = dropOf({ answers: [null, 1, 1], usual: 4, weight: 8 });
  expect(standingEvidence([low, low, low, low], WANDER)).toBeNull();
  expect(standingEvidence([gone, gone, gone, gone, gone], WANDER)).toBeNull();
  expect(standingEvidence([low, low, low, low, low], WANDER)).toBeGreaterThan(1);
});

test("what two people feel is not a signal of the group", () => {
  const low = dropOf({ answers: [1, 1, 1], usual: 4.9, weight: 8 });
  const well = dropOf({ answers: [4, 4, 4], usual: 3.9, weight: 8 });
  expect(standingEvidence([low, low, well, well, well, well], WANDER)).toBe(NOT_SHARED);
});

const PEOPLE = ["kari", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "solveig"];
const FACTORS = ["peer_support", "travel_practical", "workload"];

function wave(month: number, workload: (person: number) => number, own?: [string, number[]]): Wave {
  const answers = new Map(
    PEOPLE.map((person, index) => {
      const usual = 4 - ((index + month) % 3 === 0 ? 1 : 0);
      const given = own?.[0] === person ? own[1] : [usual, usual, workload(index)];
      return [person, Object.fromEntries(FACTORS.map((factor, f) => [factor, given[f]!]))];
    }),
  );
  const roster = PEOPLE.map((person) => ({ person, cell: "north" }));
  return { period: `2026-${String(month).padStart(2, "0")}`, roster, answers };
}

function untilSignal(): { before: State; month: number } {
  let state = start({
    factors: FACTORS.map((id) => ({ id, items: [{ id, min: 1, max: 5 }] })),
  });
  for (let month = 1; month <= 12; month++) {
    const next = advance(state, wave(month, month < 9 ? () => 4 : () => 2));
    const raised = next.cells[0]!.signals.some(({ factor }) => factor === "workload");
    if (raised) return { before: state, month };
    state = next.state;
  }
  throw new Error("no signal was raised");
}

test("in a whole wave, no single response keeps the group's signal from being raised", () => {
  const { before, month } = untilSignal();
  for (const person of PEOPLE) {
    for (const given of [
      [1, 1, 5],
      [5, 5, 5],
      [1, 5, 1],
      [3, 3, 3],
    ]) {
      const { cells } = advance(
        before,
        wave(month, () => 2, [person, given]),
      );
      const factors = cells[0]!.signals.map(({ factor }) => factor);
      expect(factors, `${person} ${given.join(" ")}`).toContain("workload");
    }
  }
});

test("no single answer ends a signal either", () => {
  const { before, month } = untilSignal();
  let { state } = advance(
    before,
    wave(month, () => 2),
  );
  state = advance(
    state,
    wave(month + 1, () => 2),
  ).state;
  for (const person of PEOPLE) {
    const next = advance(
      state,
      wave(month + 2, () => 2, [person, [5, 5, 5]]),
    );
    const own = next.cells[0]!.signals.find(({ factor }) => factor === "workload");
    expect(own?.state).toBe("open");
  }
  const recovered = [2, 3, 4].reduce(
    (now, after) =>
      advance(
        now,
        wave(month + after, () => 4),
      ).state,
    state,
  );
  expect(recovered.cells[0]!.signals).toEqual([]);
});
