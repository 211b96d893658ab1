import { totals } from "./exchange.ts";
import { learnOffsets, type ItemOffset, type Values } from "./item-offset.ts";
import { noiseSquare } from "./noise.ts";
import type { Reading } from "./reading.ts";
import type { State } from "./state.ts";
import type { Tally } from "./usual.ts";
import { wanderSquare, wanderVariance } from "./wander.ts";

const PEOPLE_TO_LEARN_WANDER = 3;

/** What a wave teaches about everybody: totals, offsets, noise and wander, for the waves that follow. */
export function learnWave(
  state: State,
  readings: readonly Reading[],
  answers: ReadonlyMap<string, Values>,
): Pick<State, "factorTotals" | "anchorTotals" | "offsets" | "squares" | "wander"> {
  return {
    factorTotals: state.factorTotals.map((total, place) =>
      readings.reduce((sum, { now }) => plus(sum, now.answer[place]!), total),
    ),
    anchorTotals: state.anchorTotals.map((total, place) =>
      readings.reduce((sum, { anchorsNow }) => plus(sum, anchorsNow.answer[place]!), total),
    ),
    offsets: offsetsAfter(state, readings, answers),
    squares: readings.reduce((sum, reading) => add(sum, noiseSquares(reading)), state.squares),
    wander: wanderAfter(state, readings),
  };
}

/** The squared residuals of one person's answers, see noise.ts. */
export function noiseSquares({ expected, given, now }: Reading): Tally {
  return given.reduce<Tally>(
    (squares, one, place) => {
      if (!one) return squares;
      const { mean, variance } = expected.usual[place]!;
      const residual = now.answer[place]! - mean;
      return plus(squares, noiseSquare(residual, variance, one.items, expected.ownNoise));
    },
    { count: 0, sum: 0 },
  );
}

/** Two tallies put together. */
export function add(a: Tally, b: Tally): Tally {
  return { count: a.count + b.count, sum: a.sum + b.sum };
}

function plus(tally: Tally, value: number | null): Tally {
  return value === null ? tally : { count: tally.count + 1, sum: tally.sum + value };
}

/** A person whose items were all new is taken to stand where usual; others, where their known items put them. */
function offsetsAfter(
  state: State,
  readings: readonly Reading[],
  answers: ReadonlyMap<string, Values>,
): ItemOffset[] {
  const offsets = new Map(state.offsets.map((offset) => [offset.item, offset]));
  const places = new Map(state.factors.map((factor, place) => [factor, place]));
  for (const { person, given, expected } of readings) {
    const values = answers.get(person.id);
    if (!values) continue;
    for (const factor of state.instrument.factors) {
      const place = places.get(factor.id)!;
      learnOffsets(offsets, factor, values, given[place]?.x ?? expected.usual[place]!.mean);
    }
  }
  return [...offsets.values()].sort((a, b) => (a.item < b.item ? -1 : 1));
}

function wanderAfter(state: State, readings: readonly Reading[]): Tally {
  const wander = wanderVariance(state.wander);
  const cells = membersByCell(readings);
  let learnt = state.wander;
  for (const { id } of state.cells) {
    const members = cells.get(id) ?? [];
    for (const place of state.factors.keys()) {
      const drops = members.map((reading) => reading.drops[place]!).filter(({ I }) => I[0]! > 0);
      if (drops.length < PEOPLE_TO_LEARN_WANDER) continue;
      const information = totals(drops, "I")[0]!;
      const drop = totals(drops, "U")[0]! / information;
      learnt = plus(learnt, wanderSquare(drop, information, wander));
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
