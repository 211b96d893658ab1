import type { Db } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Item } from "#surveys/scoring.ts";
import { type AnswersOfWave, answersOfWave } from "./answers.ts";
import { type Figure, type FigureItem, figuresOf, type Group, participationOf } from "./figures.ts";
import { type Candidate, type Passed, passThroughGate } from "./gate.ts";
import { priorsBefore } from "./priors.ts";
import { type ReleaseLine, writeRelease } from "./release.ts";
import { sharedItemsOf } from "./shared-answers.ts";
import { type PassedItem, tellSignals, type ToldSignal, type ToldSignals } from "./told-signals.ts";
import { findSignals } from "./warning.ts";

/** A wave at its close, with everyone who was asked, in the order of their ids. */
export interface ClosingWave {
  id: string;
  series: string;
  period: string;
  survey: string;
  surveyVersion: number;
  smallestGroup: number;
  falseAlarms: number;
  closedAt: string;
}

/**
 * Decides once, for all viewers together, what a closed wave publishes – figures in bands, signals
 * of cells, participation – and writes it as the wave's release. Joins the transaction of the close.
 * Gives how much the gate took out, which is for the log and for nobody's eyes else.
 */
export async function publishWave(trx: Db, wave: ClosingWave): Promise<Withheld> {
  const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
  const roster = await rosterOf(trx, wave.id);
  const groups = groupsOf(roster);
  const answers = await answersOfWave(trx, wave.id);
  const passed = await figuresThroughGate(trx, wave, groups, answers);
  const found = await findSignals(trx, wave, roster, answers);
  const told = found ? await tellSignals(trx, wave, found, passed) : withoutSignals(passed);
  const figures = told.items.flatMap(({ figures }) => figures);

  const kindOf = new Map(groups.map(({ id, kind }) => [id, kind]));
  const bands = new Map(figures.map(({ group, item, band }) => [`${group} ${item}`, band]));
  const factorItems = new Map(
    scoring.items.flatMap((item) => (item.role === "factor" ? [[item.factor, item.id]] : [])),
  );
  const lines = [
    ...figures.map((figure) => figureLine(figure, kindOf.get(figure.group) ?? "cell")),
    ...told.signals.map((signal) =>
      signalLine(signal, bands.get(`${signal.cell} ${factorItems.get(signal.factor)}`)),
    ),
    ...groups.flatMap((group) => {
      const state = participationOf(group, answers);
      return state
        ? [{ ...lineOf(group.kind, group.id), kind: "participation", state } as const]
        : [];
    }),
  ];
  await writeRelease(trx, wave, lines, wave.closedAt);
  return { ...withheldOf(passed), ...told.withheld };
}

/** How much the gate took out of a release, by what was left out; never which. */
export type Withheld = Passed["withheld"] & ToldSignals["withheld"];

function withheldOf(passed: readonly Passed[]): Passed["withheld"] {
  const count = (reason: keyof Passed["withheld"]) =>
    passed.reduce((sum, { withheld }) => sum + withheld[reason], 0);
  return { bands: count("bands"), distributions: count("distributions") };
}

function withoutSignals(items: PassedItem[]): ToldSignals {
  return { signals: [], items, withheld: { signals: 0, grades: 0, besideSilence: 0 } };
}

/** What D5, D7 and D8 allow, and of that what the attacker of D13 can do nothing with. */
async function figuresThroughGate(
  trx: Db,
  wave: ClosingWave,
  groups: readonly Group[],
  answers: AnswersOfWave,
): Promise<PassedItem[]> {
  const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
  const items = scoring.items.map(figureItem);
  const priors = await priorsBefore(trx, wave, items);
  const sharedItems = await sharedItemsOf(trx, wave.id);
  const memory = new Map();
  return items.map((item) => {
    const values = valuesOf(item, answers);
    const shared = [...values].filter(([person]) => sharedItems.get(person)?.has(item.id));
    const candidate: Candidate = {
      item,
      groups,
      figures: figuresOf(answers, groups, [item], wave.smallestGroup),
      values,
      shared: new Map(shared),
      prior: priors.get(item.id) ?? [],
    };
    return { ...passThroughGate(candidate, memory), candidate };
  });
}

/** Everybody's values for one item, by person. */
export function valuesOf({ id }: FigureItem, answers: AnswersOfWave): Map<string, number> {
  return new Map(
    [...answers].flatMap(([person, own]) => {
      const value = own[id];
      return value === undefined ? [] : [[person, value] as const];
    }),
  );
}

export interface Rostered {
  person: string;
  cell: string | null;
  unit: string | null;
}

/** What a signal says of its factor, in the words of the band that is published beside it. */
export type SignalState = "drains" | "nourishes-less" | "below-usual" | "persistently-drains";

function stateOf(signal: ToldSignal, band: Figure["band"] | undefined): SignalState {
  if (signal.kind === "low") return "persistently-drains";
  if (!band) return "below-usual";
  return band === "drains" ? "drains" : "nourishes-less";
}

function signalLine(signal: ToldSignal, band: Figure["band"] | undefined): ReleaseLine {
  return {
    ...lineOf("cell", signal.cell),
    kind: "signal",
    subject: signal.factor,
    state: stateOf(signal, band),
    grade: signal.grade,
    duration: signal.waves,
  };
}

function figureLine({ group, item, band, detail }: Figure, groupKind: Group["kind"]): ReleaseLine {
  return {
    ...lineOf(groupKind, group),
    kind: "figure",
    subject: item,
    state: band,
    detail: detail && JSON.stringify(detail),
  };
}

function lineOf(groupKind: Group["kind"], groupId: string) {
  return { groupKind, groupId, subject: "", grade: null, duration: null, detail: null };
}

/** Cells, their units and the organisation; units and organisation are made of cells alone. */
export function groupsOf(roster: readonly Rostered[]): Group[] {
  const inCells = roster.filter(({ cell }) => cell !== null);
  const units = new Map<string, string[]>();
  const cells = new Map<string, Group>();
  for (const { person, cell, unit } of inCells) {
    if (!cell || !unit) continue;
    units.set(unit, [...(units.get(unit) ?? []), person]);
    const known = cells.get(cell);
    cells.set(cell, {
      kind: "cell",
      id: cell,
      parent: unit,
      members: [...(known?.members ?? []), person],
      readByMember: false,
    });
  }
  return [
    ...cells.values(),
    ...[...units].map(([id, members]): Group => ({
      kind: "unit",
      id,
      parent: "organisation",
      members,
      readByMember: true,
    })),
    {
      kind: "organisation",
      id: "organisation",
      parent: null,
      members: inCells.map(({ person }) => person),
      readByMember: true,
    },
  ];
}

export function figureItem(item: Item): FigureItem {
  const highIsWorse = item.role === "anchor" && item.direction === "higher-is-worse";
  return { id: item.id, scale: item.scale, reversed: item.reversed || highIsWorse };
}

export async function rosterOf(trx: Db, waveId: string): Promise<Rostered[]> {
  return trx
    .selectFrom("roster")
    .leftJoin("cell", "cell.id", "roster.cellId")
    .where("roster.waveId", "=", waveId)
    .orderBy("roster.personId")
    .select(["roster.personId as person", "roster.cellId as cell", "cell.unitId as unit"])
    .execute();
}
