import { ANCHORS, byId, type Instrument } from "./instrument.ts";
import type { Cell, Person, State } from "./state.ts";
import { emptyTrack, moved } from "./track.ts";

/** Waves after which someone who is no longer on the roster is forgotten. */
const WAVES_TO_FORGET = 24;

/** Answers from which a leaver is remembered at all; a single one compares nobody with themselves. */
const MONTHS_TO_REMEMBER = 2;

/** Who is asked in a wave, and in which cell figures of their answers are published. */
export type Roster = readonly { person: string; cell: string | null }[];

/**
 * The state with this wave's instrument, people and cells in their places: newcomers start empty, a mover
 * takes the history along, the long absent are forgotten. Throws on a person who is named twice.
 */
export function withRoster(state: State, roster: Roster, instrument: Instrument): State {
  const placed = withFactors(state, instrument);
  const people = peopleOf(placed, roster);
  return { ...placed, people, cells: cellsOf(placed.cells, people) };
}

function withFactors(state: State, instrument: Instrument): State {
  const asked = instrument.factors.map((factor) => factor.id);
  const factors = [...new Set([...state.factors, ...asked])].sort();
  if (factors.length === state.factors.length) return { ...state, instrument };
  const from = factors.map((factor) => state.factors.indexOf(factor));
  const take = <T>(values: readonly T[], empty: T) =>
    from.map((place) => (place < 0 ? empty : values[place]!));
  return {
    ...state,
    instrument,
    factors,
    factorTotals: take(state.factorTotals, { count: 0, sum: 0 }),
    people: state.people.map((person) => ({
      ...person,
      factors: moved(person.factors, from),
      levels: person.levels.map((wave) => take(wave, null)),
    })),
  };
}

function peopleOf(state: State, roster: Roster): Person[] {
  const cellOf = new Map<string, string | null>();
  for (const { person, cell } of roster) {
    if (cellOf.has(person)) throw new Error(`the roster names ${person} twice`);
    cellOf.set(person, cell);
  }
  const known = new Set(state.people.map((person) => person.id));
  const newcomers = [...cellOf.keys()]
    .filter((id) => !known.has(id))
    .map((id) => newcomer(id, state.factors.length));
  return [...state.people, ...newcomers]
    .map((person) => {
      const cell = cellOf.get(person.id);
      return cell === undefined
        ? { ...person, cell: null, absent: person.absent + 1 }
        : { ...person, cell, absent: 0 };
    })
    .filter((person) => person.absent === 0 || isRemembered(person))
    .sort(byId);
}

function isRemembered({ absent, factors }: Person): boolean {
  return absent < WAVES_TO_FORGET && factors.months.some((months) => months >= MONTHS_TO_REMEMBER);
}

function newcomer(id: string, factors: number): Person {
  return {
    id,
    cell: null,
    absent: 0,
    squares: { count: 0, sum: 0 },
    factors: emptyTrack(factors),
    anchors: emptyTrack(ANCHORS.length),
    levels: [],
    signals: [],
  };
}

/** Every cell that was or is, each with everyone known who ever belonged to it. */
function cellsOf(cells: readonly Cell[], people: readonly Person[]): Cell[] {
  const known = new Set(people.map((person) => person.id));
  const everMembers = new Map(
    cells.map(({ id, everMembers }) => [id, new Set(everMembers.filter((one) => known.has(one)))]),
  );
  for (const { id, cell } of people) {
    if (cell === null) continue;
    if (!everMembers.has(cell)) everMembers.set(cell, new Set());
    everMembers.get(cell)!.add(id);
  }
  const signals = new Map(cells.map((cell) => [cell.id, cell.signals]));
  return [...everMembers]
    .map(([id, ever]) => ({ id, everMembers: [...ever].sort(), signals: signals.get(id) ?? [] }))
    .sort(byId);
}
