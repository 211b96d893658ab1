import { personThreshold, thresholdsFor } from "./calibration.ts";
import { groupChanged, judgeCell, type CellFinding, type CellView } from "./cell.ts";
import { inOrder, type Instrument } from "./instrument.ts";
import type { Values } from "./item-offset.ts";
import { add, learnWave, membersByCell } from "./learn-wave.ts";
import { LEVEL_WAVES } from "./persistent-level.ts";
import { judgePerson, type PersonJudgement, type PersonView } from "./person.ts";
import { readWave } from "./read-wave.ts";
import type { Reading } from "./reading.ts";
import { withRoster, type Roster } from "./roster.ts";
import type { CellSignal, CellSignalState } from "./signal.ts";
import { STATE_VERSION, type Cell, type Person, type State } from "./state.ts";
import { faded, remember } from "./track.ts";
import { wanderVariance } from "./wander.ts";

/** One closed wave as it was answered. */
export type Wave = {
  /** "YYYY-MM"; every wave must come after the one before. */
  period: string;
  /** Everyone who was asked, each once; cell null for someone who is in none. */
  roster: Roster;
  /** Values by item of those who answered, on each item's own scale; all of them on the roster. */
  answers: ReadonlyMap<string, Values>;
  /** False alarms accepted a year and cell; the calibration's own where not given. */
  falseAlarms?: number;
  /** Evidence from which a person's signal is raised; the calibration's own where not given. */
  personThreshold?: number;
};

/** One cell in one wave: its signals, and (internal, never published) the evidence for each factor. */
export type CellResult = { cell: string; signals: CellSignalState[]; findings: CellFinding[] };

export type Advance = {
  state: State;
  cells: CellResult[];
  persons: PersonJudgement[];
  /** What cells were judged by, for whoever asks what other answers would have said. Never stored. */
  judging: { view: CellView; cells: ReadonlyMap<string, JudgedCell> };
};

/** A cell as it came into a wave: who is in it as they were read, and its open signals. */
export type JudgedCell = { members: readonly Reading[]; open: readonly CellSignal[] };

/** The state before the first wave. Throws on an instrument that names an id twice or has an empty scale. */
export function start(instrument: Instrument): State {
  const ordered = inOrder(instrument);
  const nothing = { count: 0, sum: 0 };
  return {
    version: STATE_VERSION,
    period: null,
    instrument: ordered,
    factors: ordered.factors.map((factor) => factor.id),
    factorTotals: ordered.factors.map(() => nothing),
    anchorTotals: [nothing, nothing],
    offsets: [],
    squares: nothing,
    wander: nothing,
    people: [],
    cells: [],
  };
}

/**
 * One wave further: the new state, and what the wave says of every cell and person on the roster, in the
 * order of their ids. Pure, and work for this wave only; the order in which people and answers are given
 * never changes a bit of it. An `instrument` replaces the one before. Throws on a period that is not later,
 * a person named twice, an answer of someone not on the roster, and a value off its scale.
 */
export function advance(state: State, wave: Wave, instrument?: Instrument): Advance {
  if (state.period !== null && wave.period <= state.period) {
    throw new Error(`wave ${wave.period} does not come after ${state.period}`);
  }
  const asked = instrument ? inOrder(instrument) : state.instrument;
  const before = withRoster(state, wave.roster, asked);
  const readings = readWave(before, wave.answers);
  const view = {
    period: wave.period,
    factors: before.factors,
    asked: new Set(asked.factors.map((factor) => factor.id)),
  };
  const cellView = {
    ...view,
    wander: wanderVariance(before.wander),
    thresholds: thresholdsFor(wave.falseAlarms, asked.factors.length),
  };
  const members = membersByCell(readings);
  const cells = judgeCells(before.cells, members, cellView);
  const persons = judgePeople(before.people, readings, {
    ...view,
    threshold: wave.personThreshold ?? personThreshold(asked),
  });
  return {
    state: {
      ...before,
      ...learnWave(before, readings),
      period: wave.period,
      people: persons.map(({ after }) => after),
      cells: cells.flatMap(({ after }) => after),
    },
    cells: cells.map(({ result }) => result),
    persons: persons.flatMap(({ judgement }) => judgement),
    judging: { view: cellView, cells: judgedCells(before.cells, members) },
  };
}

function judgedCells(
  cells: readonly Cell[],
  members: ReadonlyMap<string, readonly Reading[]>,
): Map<string, JudgedCell> {
  return new Map(
    cells.map(({ id, signals }) => [id, { members: members.get(id) ?? [], open: signals }]),
  );
}

/** A cell without anyone on the roster is no more: its signals close, and it is forgotten. */
function judgeCells(
  cells: readonly Cell[],
  members: ReadonlyMap<string, readonly Reading[]>,
  view: CellView,
): { result: CellResult; after: Cell[] }[] {
  return cells.map((cell) => {
    const own = members.get(cell.id);
    if (!own) {
      const signals = groupChanged(cell.signals);
      return { result: { cell: cell.id, signals, findings: [] }, after: [] };
    }
    const { open, signals, findings } = judgeCell(own, cell.signals, view);
    return { result: { cell: cell.id, signals, findings }, after: [{ ...cell, signals: open }] };
  });
}

/** People who are not on the roster are not judged; what is known of them fades. */
function judgePeople(
  people: readonly Person[],
  readings: readonly Reading[],
  view: PersonView,
): { after: Person; judgement: PersonJudgement[] }[] {
  const byPerson = new Map(readings.map((reading) => [reading.person.id, reading]));
  return people.map((person) => {
    const reading = byPerson.get(person.id);
    if (!reading) return { after: absentPerson(person), judgement: [] };
    const after = personAfter(reading);
    const { judgement, open } = judgePerson(reading, after.factors, view);
    return { after: { ...after, signals: open }, judgement: [judgement] };
  });
}

function absentPerson(person: Person): Person {
  return { ...person, factors: faded(person.factors), anchors: faded(person.anchors), levels: [] };
}

function personAfter(reading: Reading): Person {
  const { person, now, anchorsNow, given, squares } = reading;
  return {
    ...person,
    squares: add(person.squares, squares),
    factors: remember(person.factors, now),
    anchors: remember(person.anchors, anchorsNow),
    levels: [given.map((one) => one && one.x), ...person.levels.slice(0, LEVEL_WAVES - 2)],
  };
}
