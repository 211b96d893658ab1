import { learnOffsets, type ItemOffset } from "./item-offset.ts";
import type { Reading } from "./reading.ts";
import type { State } from "./state.ts";
import type { Tally } from "./usual.ts";
import { wanderSquare, wanderVariance } from "./wander.ts";

const PEOPLE_TO_LEARN_WANDER = 3;

/** What a wave teaches about everybody: totals, offsets, noise and wander, for the waves that follow. */
export function learnWave(
  state: State,
  readings: readonly Reading[],
): Pick<State, "factorTotals" | "anchorTotals" | "offsets" | "squares" | "wander"> {
  return {
    factorTotals: state.factorTotals.map((total, place) =>
      totalAfter(total, readings, ({ now }) => now.answer[place]!),
    ),
    anchorTotals: state.anchorTotals.map((total, place) =>
      totalAfter(total, readings, ({ anchorsNow }) => anchorsNow.answer[place]!),
    ),
    offsets: offsetsAfter(state, readings),
    squares: readings.reduce((sum, { squares }) => add(sum, squares), state.squares),
    wander: wanderAfter(state, readings),
  };
}

/** Two tallies put together. */
export function add(a: Tally, b: Tally): Tally {
  return { count: a.count + b.count, sum: a.sum + b.sum };
}

function totalAfter(
  before: Tally,
  readings: readonly Reading[],
  answerOf: (reading: Reading) => number | null,
): Tally {
  const total = { ...before };
  for (const reading of readings) {
    const answer = answerOf(reading);
    if (answer !== null) count(total, answer);
  }
  return total;
}

function count(tally: Tally, value: number): void {
  tally.count += 1;
  tally.sum += value;
}

/** A person whose items were all new is taken to stand where usual; others, where their known items put them. */
function offsetsAfter(state: State, readings: readonly Reading[]): ItemOffset[] {
  const offsets = new Map(state.offsets.map((offset) => [offset.item, { ...offset }]));
  const places = new Map(state.factors.map((factor, place) => [factor, place]));
  for (const factor of state.instrument.factors) {
    const place = places.get(factor.id)!;
    for (const { values, given, expected } of readings) {
      const level = given[place]?.x ?? expected.usual.mean[place]!;
      learnOffsets(offsets, factor, values, level);
    }
  }
  return [...offsets.values()].sort((a, b) => (a.item < b.item ? -1 : 1));
}

function wanderAfter(state: State, readings: readonly Reading[]): Tally {
  const wander = wanderVariance(state.wander);
  const cells = membersByCell(readings);
  const learnt = { ...state.wander };
  for (const { id } of state.cells) {
    const members = cells.get(id) ?? [];
    for (let place = 0; place < state.factors.length; place++) {
      let people = 0;
      let shift = 0;
      let information = 0;
      for (const { drops } of members) {
        const { U, I } = drops[place]!;
        if (I[0]! === 0) continue;
        people += 1;
        shift += U[0]!;
        information += I[0]!;
      }
      if (people < PEOPLE_TO_LEARN_WANDER) continue;
      const drop = shift / information;
      count(learnt, wanderSquare(drop, information, wander));
    }
  }
  return learnt;
}

/** The readings of a wave by the cell they are in, members in the order of their ids. */
export function membersByCell(readings: readonly Reading[]): Map<string, Reading[]> {
  const cells = new Map<string, Reading[]>();
  for (const reading of readings) {
    const { cell } = reading.person;
    if (cell === null) continue;
    const members = cells.get(cell);
    if (members) members.push(reading);
    else cells.set(cell, [reading]);
  }
  return cells;
}
