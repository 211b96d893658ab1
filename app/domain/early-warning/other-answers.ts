import {
  answered,
  endingOfChange,
  isHeard,
  levelsOf,
  lowEnding,
  usualBefore,
  type CellView,
} from "./cell.ts";
import type { JudgedCell } from "./engine.ts";
import { onFivePoints, type Item } from "./instrument.ts";
import { valueOf } from "./item-offset.ts";
import {
  cellDrainsPersistently,
  cellLevel,
  cellLevelRecovered,
  type MemberLevels,
} from "./persistent-level.ts";
import type { Reading } from "./reading.ts";
import { recentDrop } from "./recent-drop.ts";
import { gapOf, type Gap } from "./recovery.ts";
import type { CellSignal, CellSignalState } from "./signal.ts";
import { standingThreshold } from "./standing-threshold.ts";

/** One item of one factor in one cell of a wave that was judged. */
export type JudgedItem = JudgedCell & { view: CellView; place: number; item: Item };

/** What a wave publishes of one factor of a cell: 0 nothing; 1 and 2 a change, worth asking or clear; 3 more with a persistent drain. */
export type FactorState = number;

/** The signals of one factor, as far as they stand. */
export function stateOf(signals: readonly CellSignalState[]): FactorState {
  return signals
    .filter(({ state }) => state !== "closed")
    .reduce(
      (code, { kind, grade }) => code + (kind === "low" ? LOW : grade === "clear" ? CLEAR : ASKING),
      NOTHING,
    );
}

const NOTHING = 0;
const ASKING = 1;
const CLEAR = 2;
const LOW = 3;

/**
 * What the engine would have found on a factor, had these people given other values to one of its items:
 * for each of `people` the step (0 = the item's lowest value), in their order. Everything else is as it
 * was: earlier answers, other people's, other factors', and the wave's effect and the moods as they were
 * found. Somebody whose answer the engine does not look at changes nothing. Made to be asked often: the
 * same as judging the cell again, but that each value of each person is read once.
 */
export function withOtherAnswers(
  of: JudgedItem,
  people: readonly string[],
): (steps: ArrayLike<number>) => FactorState {
  const { members, view, place } = of;
  const factor = view.factors[place]!;
  const open = (kind: CellSignal["kind"]) =>
    of.open.find((signal) => signal.factor === factor && signal.kind === kind);
  const placeOf = new Map(people.map((person, at) => [person, at]));
  const all = members.map((reading) => {
    const readings = readingsOf(reading, of);
    return { at: readings.length > 1 ? (placeOf.get(reading.person.id) ?? -1) : -1, readings };
  });

  /** One thing about each member, by the step that is answered; those without it left out. */
  function byStep<T>(about: (reading: Reading) => T | null): (steps: ArrayLike<number>) => T[] {
    const own = all.flatMap(({ at, readings }) => {
      const each = readings.flatMap((reading) => about(reading) ?? []);
      return each.length === readings.length ? [{ at, each }] : [];
    });
    const chosen = own.map(({ each }) => each[0]!);
    const moving = [...own.entries()].filter(([, { at }]) => at >= 0);
    return (steps) => {
      for (const [member, { at, each }] of moving) chosen[member] = each[steps[at]!]!;
      return chosen;
    };
  }

  if (!isHeard(members, place)) return () => NOTHING;
  const reaches = standingThreshold(
    all.map(({ at, readings }) => ({ at, drops: readings.map(({ drops }) => drops[place]!) })),
    view.wander,
  );
  const change = open("change");
  const usual = change ? usualBefore(change) : new Map<string, number>();
  const gaps = byStep<Gap>((reading) => gapOf(reading, place, usual));
  const left = members.filter(({ person }) => usual.has(person.id)).length;
  const changeIn = (steps: ArrayLike<number>) => {
    if (change && endingOfChange(change, left, gaps(steps), view)) return NOTHING;
    if (change?.grade === "clear") return CLEAR;
    if (!change && !reaches(steps, view.thresholds.worthAsking)) return NOTHING;
    return reaches(steps, view.thresholds.clear) ? CLEAR : ASKING;
  };

  const low = open("low");
  const levels = byStep<MemberLevels>((reading) => levelsOf(reading, place));
  const anybody = answered(members, place);
  const drains = (steps: ArrayLike<number>) => {
    const level = cellLevel(levels(steps));
    if (low) return lowEnding(cellLevelRecovered(level), view.asked.has(factor)) === null;
    return anybody && cellDrainsPersistently(level);
  };
  // Neither changes back as an answer goes up: what all the lowest and all the highest say, all others do.
  const [atLowest, atHighest] = [0, of.item.max - of.item.min].map((step) =>
    drains(people.map(() => step)),
  );
  const lowIn = (steps: ArrayLike<number>) => {
    const found = atLowest === atHighest ? atLowest : drains(steps);
    return found ? LOW : NOTHING;
  };
  return (steps) => changeIn(steps) + lowIn(steps);
}

/** A person's readings for each value of the item, or the one there is where the answer is not looked at. */
function readingsOf(reading: Reading, of: JudgedItem): Reading[] {
  const { place, item } = of;
  if (valueOf(reading.values, item.id) === undefined || !reading.given[place]) return [reading];
  const steps = Array.from({ length: item.max - item.min + 1 }, (_, step) => step);
  return steps.map((step) => answering(reading, item.min + step, of));
}

/** A person's reading with another value of the item; the same to the bit where it is the value given. */
export function answering(
  reading: Reading,
  value: number,
  { place, item }: Pick<JudgedItem, "place" | "item">,
): Reading {
  const given = reading.given[place]!;
  const own = valueOf(reading.values, item.id)!;
  const step = (onFivePoints(value, item) - onFivePoints(own, item)) / given.items;
  const answer = [...reading.now.answer];
  answer[place] = answer[place]! + step;
  const now = { ...reading.now, answer };
  const waves = [now, ...reading.waves.slice(1)];
  return {
    ...reading,
    given: reading.given.map((one, at) => (at === place ? { ...given, x: given.x + step } : one)),
    now,
    waves,
    drops: reading.drops.map((one, at) =>
      at === place ? recentDrop(waves, place, reading.reach[place]?.top ?? null) : one,
    ),
  };
}
