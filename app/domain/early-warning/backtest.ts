import { advance, start, type Advance } from "./engine.ts";
import type { Anchor, Instrument, Item } from "./instrument.ts";
import { cellReason, personReason } from "./reason.ts";
import type { PersonSignalState, SignalKind } from "./signal.ts";

/** Someone's stay in a team: months from `start` up to, not including, `end` (null while it lasts). */
export type Stay = {
  person: string;
  team: string;
  start: string;
  end: string | null;
  consent: boolean;
};

/**
 * One line of the result; `grade` and `reason` are null where nothing is raised. `score`: of a team L° for
 * a change and points below the limit for a low level; of a person that person's evidence in this month.
 */
export type BacktestRow = {
  scope: "team" | "person";
  id: string;
  factor: string;
  month: string;
  kind: SignalKind;
  score: number | null;
  grade: "worth-asking" | "clear" | null;
  reason: string | null;
};

/** The factor that stands for the intention to leave, on which high is bad. */
export const INTENTION_FACTOR = "itl";

/** What is asked, from pairs of item and factor on one scale. Throws on two items of the intention to leave. */
export function instrumentOf(
  items: ReadonlyMap<string, string>,
  scale: { min: number; max: number },
): Instrument {
  const byFactor = new Map<string, Item[]>();
  let intention: Anchor | undefined;
  for (const [id, factor] of items) {
    const item = { id, ...scale };
    if (factor !== INTENTION_FACTOR) {
      byFactor.set(factor, [...(byFactor.get(factor) ?? []), item]);
      continue;
    }
    if (intention) throw new Error("the intention to leave has two items");
    intention = { ...item, bad: "high" };
  }
  const factors = [...byFactor].map(([id, own]) => ({ id, items: own }));
  return intention ? { factors, intention } : { factors };
}

/**
 * Runs the months of an organisation through the engine, in order, a team being a cell: a row for each
 * signal in the month it is raised and none while it stays open. With `scores` there is besides a row for
 * each team, factor and month that can be judged, and for the factors that are named for each person and
 * month. Only people who consent in a month have rows, the factor with the best evidence first.
 */
export function* backtest(
  instrument: Instrument,
  stays: readonly Stay[],
  months: Iterable<{ month: string; answers: ReadonlyMap<string, Record<string, number>> }>,
  scores: boolean,
): Generator<BacktestRow[]> {
  let state = start(instrument);
  for (const { month, answers } of months) {
    const present = stays.filter((stay) => isIn(stay, month));
    const roster = present.map(({ person, team }) => ({ person, cell: team }));
    const result = advance(state, { period: month, roster, answers });
    state = result.state;
    const consenting = new Set(present.filter((stay) => stay.consent).map((stay) => stay.person));
    yield [...teamRows(result, month, scores), ...personRows(result, month, scores, consenting)];
  }
}

/** Is a stay going on in a month. */
export function isIn({ start, end }: Pick<Stay, "start" | "end">, month: string): boolean {
  return start <= month && (end === null || month < end);
}

function teamRows(result: Advance, month: string, scores: boolean): BacktestRow[] {
  return result.cells.flatMap(({ cell, signals, findings }) => {
    const raised = signals.filter(({ state }) => state === "opened");
    const rows = raised.map((signal) => ({
      scope: "team" as const,
      id: cell,
      factor: signal.factor,
      month,
      kind: signal.kind,
      score: rounded(signal.score),
      grade: signal.grade,
      reason: cellReason(signal, "en"),
    }));
    if (!scores) return rows;
    const told = new Set(
      raised.filter(({ kind }) => kind === "change").map(({ factor }) => factor),
    );
    const quiet = findings.filter(({ factor, evidence }) => evidence !== null && !told.has(factor));
    const unraised = quiet.map(({ factor, evidence }) =>
      silent("team", cell, factor, month, evidence),
    );
    return [...rows, ...unraised];
  });
}

function personRows(
  result: Advance,
  month: string,
  scores: boolean,
  consenting: ReadonlySet<string>,
): BacktestRow[] {
  const judged = result.persons.filter(({ person }) => consenting.has(person));
  return judged.flatMap(({ person, signals, score, named }) => {
    const raised = signals.filter(({ state }) => state === "opened");
    const row = (signal: PersonSignalState): BacktestRow => ({
      scope: "person",
      id: person,
      factor: signal.factor,
      month,
      kind: signal.kind,
      score: rounded(score),
      grade: signal.kind === "change" ? "worth-asking" : "clear",
      reason: personReason(signal, "en"),
    });
    const changes = named.flatMap((factor) => {
      const signal = raised.find((one) => one.kind === "change" && one.factor === factor);
      if (signal) return [row(signal)];
      return scores ? [silent("person", person, factor, month, score)] : [];
    });
    return [...changes, ...raised.filter(({ kind }) => kind === "low").map(row)];
  });
}

function silent(
  scope: "team" | "person",
  id: string,
  factor: string,
  month: string,
  score: number | null,
): BacktestRow {
  const kind = "change";
  return { scope, id, factor, month, kind, score: rounded(score), grade: null, reason: null };
}

function rounded(score: number | null): number | null {
  return score === null ? null : Math.round(score * 1e4) / 1e4;
}
