import { setImmediate } from "node:timers/promises";
import type { Db } from "#db/transaction.ts";
import type { FactorState } from "#app/domain/early-warning/other-answers.ts";
import type { CellSignalState } from "#app/domain/early-warning/signal.ts";
import type { Draws } from "./attacker/sightings.ts";
import type { Candidate, Passed } from "./gate.ts";
import type { ClosingWave } from "./publish.ts";
import { passSignal, type SignalCandidate } from "./signal-gate.ts";
import type { Findings } from "./warning.ts";

/** A signal of a cell as it is told. `waves` counts the releases that have told it, this one included. */
export interface ToldSignal {
  cell: string;
  factor: string;
  kind: "change" | "low";
  grade: "worth-asking" | "clear";
  waves: number;
}

/** An item that has been through the gate for figures. */
export interface PassedItem extends Passed {
  candidate: Candidate;
}

/** What is told of the signals, and how much the gate took out: signals, grades, and figures beside a silence that would speak. */
export interface ToldSignals {
  signals: ToldSignal[];
  /** The same items, with fewer figures where silence would have spoken. */
  items: PassedItem[];
  withheld: { signals: number; grades: number; besideSilence: number };
}

const ASKING = 1;
const CLEAR = 2;
const WITH_DRAIN = 3;

/**
 * D13 for signals. Every factor of every cell goes through the gate with its figure; of several items the
 * least telling decides. Between cells other work gets its turn.
 */
export async function tellSignals(
  trx: Db,
  wave: ClosingWave,
  found: Findings,
  items: readonly PassedItem[],
): Promise<ToldSignals> {
  const before = await toldBefore(trx, wave);
  const memory: Draws = new Map();
  const told: ToldSignals = {
    signals: [],
    items: items.map((item) => ({ ...item })),
    withheld: { signals: 0, grades: 0, besideSilence: 0 },
  };
  for (const [cell, signals] of found.signals) {
    await setImmediate();
    for (const factor of found.judging.view.factors) {
      const own = signals.filter((signal) => signal.factor === factor);
      const state = shownOf(cell, factor, own, { wave, found, told, memory });
      const standing = own.filter((signal) => signal.state !== "closed");
      for (const signal of standing) {
        const grade = toldGrade(signal, state);
        if (!grade) told.withheld.signals += 1;
        else if (grade !== signal.grade) told.withheld.grades += 1;
        if (!grade) continue;
        const { kind } = signal;
        const waves = Math.min(signal.waves, (before.get(keyOf(cell, factor, kind)) ?? 0) + 1);
        told.signals.push({ cell, factor, kind, grade, waves });
      }
    }
  }
  return told;
}

/** What of a factor's state may be told by all of its items; takes out figures beside which silence would speak. */
function shownOf(
  cell: string,
  factor: string,
  signals: readonly CellSignalState[],
  {
    wave,
    found,
    told,
    memory,
  }: { wave: ClosingWave; found: Findings; told: ToldSignals; memory: Draws },
): FactorState {
  let least = Infinity;
  for (const { id, min, max } of itemsOf(factor, found)) {
    const passed = told.items.find(({ candidate }) => candidate.item.id === id);
    const group = passed?.groups.find((group) => group.id === cell);
    const judged = found.judging.cells.get(cell);
    if (!passed || !group || !judged) continue;
    const { view } = found.judging;
    const figure = passed.figures.find((figure) => figure.group === cell);
    const candidate: SignalCandidate = {
      ...passed.candidate,
      group: { ...group, parent: null, figure: figure ?? group.figure },
      judged: { ...judged, view, place: view.factors.indexOf(factor), item: { id, min, max } },
      signals,
    };
    const shown = passSignal(candidate, wave.id, memory);
    least = Math.min(least, shown.state);
    if (shown.silenceSpeaks && figure) takeOut(cell, passed, told);
  }
  // Nobody was asked in a way that can be judged: nothing of this wave's answers is in it.
  return least;
}

function itemsOf(factor: string, { instrument }: Findings) {
  return instrument.factors.find(({ id }) => id === factor)?.items ?? [];
}

/** A figure that goes takes those of the groups around with it, which were told because their cells say them. */
function takeOut(cell: string, passed: PassedItem, { withheld }: ToldSignals): void {
  const parents = new Map(passed.candidate.groups.map(({ id, parent }) => [id, parent]));
  const around = new Set<string>();
  for (let id: string | null | undefined = cell; id; id = parents.get(id)) around.add(id);
  withheld.besideSilence += passed.figures.filter(({ group }) => around.has(group)).length;
  passed.figures = passed.figures.filter(({ group }) => !around.has(group));
}

/** The grade that is told of a standing signal where this state is shown, if any. */
function toldGrade(signal: CellSignalState, shown: FactorState): ToldSignal["grade"] | null {
  if (shown === Infinity) return signal.grade;
  if (signal.kind === "low") return shown >= WITH_DRAIN ? signal.grade : null;
  const change = shown % WITH_DRAIN;
  if (change === CLEAR) return "clear";
  return change === ASKING ? "worth-asking" : null;
}

/** How many releases have told each signal that the latest one before told. */
async function toldBefore(
  trx: Db,
  { series, period }: Pick<ClosingWave, "series" | "period">,
): Promise<ReadonlyMap<string, number>> {
  const before = await trx
    .selectFrom("release")
    .innerJoin("wave", "wave.id", "release.waveId")
    .where("wave.series", "=", series)
    .where("wave.period", "<", period)
    .orderBy("wave.period", "desc")
    .select("release.waveId")
    .executeTakeFirst();
  const lines = await trx
    .selectFrom("releaseLine")
    .where("waveId", "=", before?.waveId ?? "")
    .where("kind", "=", "signal")
    .select(["groupId", "subject", "state", "duration"])
    .execute();
  return new Map(
    lines.map(({ groupId, subject, state, duration }) => {
      const kind = state === "persistently-drains" ? "low" : "change";
      return [keyOf(groupId, subject, kind), duration ?? 0];
    }),
  );
}

function keyOf(cell: string, factor: string, kind: ToldSignal["kind"]): string {
  return JSON.stringify([cell, factor, kind]);
}
