import { standingEvidence } from "./exchange.ts";
import {
  cellDrainsPersistently,
  cellLevel,
  cellLevelRecovered,
  drainingMargin,
  type MemberLevels,
} from "./persistent-level.ts";
import type { Reading } from "./reading.ts";
import { usualBeforeWindow } from "./recent-drop.ts";
import { backNearUsual, gapOf, peopleHeard, type Gap } from "./recovery.ts";
import type { CellSignal, CellSignalState, Ending, Grade, SignalKind } from "./signal.ts";

/** Evidence from which a change is raised, and from which it is clear. */
export type Thresholds = { worthAsking: number; clear: number };

/** One factor of one cell in one wave. */
export type CellFinding = {
  factor: string;
  /** L°, null when a change cannot be judged. */
  evidence: number | null;
};

/** Where and when a cell is judged: `factors` are all ever asked, `asked` those of this wave. */
export type CellView = {
  period: string;
  factors: readonly string[];
  asked: ReadonlySet<string>;
  wander: number;
  thresholds: Thresholds;
};

const PEOPLE = 5;

/** Waves a member must have answered to be in the cell's level. */
const MONTHS_OF_LEVEL = 3;

export type CellJudgement = {
  findings: CellFinding[];
  signals: CellSignalState[];
  open: CellSignal[];
};

/** Judges every factor of a cell from its members' readings, and carries its open signals on. */
export function judgeCell(
  members: readonly Reading[],
  open: readonly CellSignal[],
  view: CellView,
): CellJudgement {
  const judgement: CellJudgement = { findings: [], signals: [], open: [] };
  view.factors.forEach((factor, place) => {
    const change = standingEvidence(
      members.map(({ drops }) => drops[place]!),
      view.wander,
    );
    judgement.findings.push({ factor, evidence: change });
    const heard = isHeard(members, place);
    const level = cellLevel(members.flatMap((reading) => levelsOf(reading, place) ?? []));
    const own = (kind: SignalKind) =>
      open.find((signal) => signal.factor === factor && signal.kind === kind);
    carryOn(judgement, view, heard, {
      factor,
      kind: "change",
      open: own("change"),
      grade: gradeOf(change, view.thresholds),
      score: change,
      ending: (signal) => changeEnding(members, place, signal, view),
      usual: () => usualOf(members, place),
    });
    carryOn(judgement, view, heard, {
      factor,
      kind: "low",
      open: own("low"),
      grade: answered(members, place) && cellDrainsPersistently(level) ? "clear" : null,
      score: drainingMargin(level),
      ending: () => lowEnding(cellLevelRecovered(level), view.asked.has(factor)),
      usual: () => [],
    });
  });
  return judgement;
}

/** All open signals of a cell that is no more, closed. */
export function groupChanged(open: readonly CellSignal[]): CellSignalState[] {
  return open.map((signal) => closed(signal, "group-changed"));
}

/** The grade that evidence L° reaches, if any. */
export function gradeOf(evidence: number | null, thresholds: Thresholds): Grade | null {
  if (evidence === null || evidence < thresholds.worthAsking) return null;
  return evidence < thresholds.clear ? "worth-asking" : "clear";
}

type Case = {
  factor: string;
  kind: SignalKind;
  open: CellSignal | undefined;
  /** What this wave's answers reach on their own. */
  grade: Grade | null;
  score: number | null;
  ending: (signal: CellSignal) => Ending | null;
  usual: () => CellSignal["usual"];
};

/** Opens, carries on or closes one signal. One with too few people heard is kept, and not published. */
function carryOn(to: CellJudgement, view: CellView, heard: boolean, of: Case): void {
  const { factor, kind, score } = of;
  const ending = of.open ? of.ending(of.open) : null;
  if (of.open && ending) {
    to.signals.push({ ...closed(of.open, ending), score });
    return;
  }
  if (!of.open && !(of.grade && heard)) return;
  const signal: CellSignal = of.open
    ? { ...of.open, grade: higher(of.open.grade, of.grade), waves: of.open.waves + 1 }
    : { factor, kind, grade: of.grade!, since: view.period, waves: 1, usual: of.usual() };
  to.open.push(signal);
  if (!heard) return;
  const { grade, waves } = signal;
  to.signals.push({ factor, kind, grade, waves, score, state: of.open ? "open" : "opened" });
}

function changeEnding(
  members: readonly Reading[],
  place: number,
  signal: CellSignal,
  view: CellView,
): Ending | null {
  const usual = usualBefore(signal);
  const left = members.filter((reading) => usual.has(reading.person.id)).length;
  const gaps = members.flatMap((reading) => gapOf(reading, place, usual) ?? []);
  return endingOfChange(signal, left, gaps, view);
}

/** Each member's usual before a signal, by person. */
export function usualBefore({ usual }: CellSignal): ReadonlyMap<string, number> {
  return new Map(usual.map(({ id, usual }) => [id, usual]));
}

/** Why a signal of change ends, `left` being how many are left of those it was about. */
export function endingOfChange(
  { factor }: CellSignal,
  left: number,
  gaps: readonly Gap[],
  { asked }: Pick<CellView, "asked">,
): Ending | null {
  if (!asked.has(factor)) return "no-longer-asked";
  if (left < PEOPLE) return "group-changed";
  return backNearUsual(gaps) ? "recovered" : null;
}

/** Why a persistent drain ends, if it does. */
export function lowEnding(recovered: boolean, asked: boolean): Ending | null {
  if (!asked) return "no-longer-asked";
  return recovered ? "recovered" : null;
}

/** Did at least five members answer in the last three waves. */
export function isHeard(members: readonly Reading[], place: number): boolean {
  return peopleHeard(members, place) >= PEOPLE;
}

/** Did anybody answer now: without that a wave raises nothing, though six-wave means move on. */
export function answered(members: readonly Reading[], place: number): boolean {
  return members.some(({ given }) => given[place]);
}

/** A member's answers of the last six waves; null for one who is not yet in the cell's level. */
export function levelsOf({ person, expected, given }: Reading, place: number): MemberLevels | null {
  const own = given[place] ?? null;
  if (person.factors.months[place]! + (own ? 1 : 0) < MONTHS_OF_LEVEL) return null;
  const levels = [own && own.x, ...person.levels.map((wave) => wave[place]!)];
  return { levels, noise: expected.noise[place]!, reach: own };
}

function usualOf(members: readonly Reading[], place: number): CellSignal["usual"] {
  return members.flatMap(({ person, waves }) => {
    const usual = usualBeforeWindow(waves, place);
    return usual === null ? [] : [{ id: person.id, usual }];
  });
}

function higher(before: Grade, now: Grade | null): Grade {
  return before === "clear" || now === "clear" ? "clear" : "worth-asking";
}

function closed({ factor, kind, grade, waves }: CellSignal, ending: Ending): CellSignalState {
  return { factor, kind, grade, waves: waves + 1, score: null, state: "closed", ending };
}
