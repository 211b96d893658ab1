import type { Db } from "#db/transaction.ts";
import { advance, start } from "#app/domain/early-warning/engine.ts";
import type { Instrument } from "#app/domain/early-warning/instrument.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import { keepingNoHistory } from "#app/domain/responses.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Scoring } from "#surveys/scoring.ts";
import { answersOfWave, type AnswersOfWave } from "./answers.ts";
import type { ClosingWave, Rostered } from "./publish.ts";

/** A signal that stands in a cell after a wave. `waves` counts those it has stood, this one included. */
export interface FoundSignal {
  cell: string;
  factor: string;
  kind: "change" | "low";
  grade: "worth-asking" | "clear";
  waves: number;
}

/**
 * The signals of a closing wave, and the engine's state stored for the next one. Costs one wave's
 * work; a state that is missing or not of the wave before is made again from all earlier answers.
 * A survey without factors has none.
 */
export async function findSignals(
  trx: Db,
  wave: ClosingWave,
  roster: readonly Rostered[],
  answers: AnswersOfWave,
): Promise<FoundSignal[]> {
  const instrument = instrumentOf(publishedSurvey(wave.survey, wave.surveyVersion).scoring);
  if (instrument.factors.length === 0) return [];
  const before = await stateBefore(trx, wave, instrument);
  const counted = new Map(answers);
  for (const person of await keepingNoHistory(trx, wave.id)) counted.delete(person);
  const { state, cells } = advance(before, waveOf(wave, roster, counted), instrument);
  await storeState(trx, wave, state);
  return cells.flatMap(({ cell, signals }) =>
    signals
      .filter((signal) => signal.state !== "closed")
      .map(({ factor, kind, grade, waves }) => ({ cell, factor, kind, grade, waves })),
  );
}

function instrumentOf(scoring: Scoring): Instrument {
  const factors = new Map<string, { id: string; min: number; max: number }[]>();
  for (const { id, scale, ...item } of scoring.items) {
    if (item.role !== "factor") continue;
    factors.set(item.factor, [...(factors.get(item.factor) ?? []), { id, ...scale }]);
  }
  const exhaustion = scoring.items.find(({ id, role }) => id === "exhaustion" && role === "anchor");
  return {
    factors: [...factors].map(([id, items]) => ({ id, items })),
    ...(exhaustion && { exhaustion: { id: exhaustion.id, ...exhaustion.scale, bad: "high" } }),
  };
}

function waveOf(
  { period, falseAlarms }: Pick<ClosingWave, "period" | "falseAlarms">,
  roster: readonly Rostered[],
  answers: AnswersOfWave,
) {
  // Who keeps no history answers under an id of that wave only, and is compared with nobody.
  const known = roster.flatMap(({ person }) => {
    const own = answers.get(person);
    return own ? [[person, own] as const] : [];
  });
  return { period, roster, answers: new Map(known), falseAlarms };
}

async function stateBefore(trx: Db, wave: ClosingWave, instrument: Instrument): Promise<State> {
  const earlier = await trx
    .selectFrom("wave")
    .where("series", "=", wave.series)
    .where("period", "<", wave.period)
    .orderBy("period")
    .select(["id", "period", "survey", "surveyVersion", "falseAlarms"])
    .execute();
  const stored = await trx
    .selectFrom("earlyWarningState")
    .where("series", "=", wave.series)
    .selectAll()
    .executeTakeFirst();
  const last = earlier.at(-1);
  // Our own writing, of our own type.
  if (last && stored?.waveId === last.id) return JSON.parse(stored.state) as State;

  let state = start(instrument);
  for (const { id, survey, surveyVersion, ...then } of earlier) {
    const instrumentThen = instrumentOf(publishedSurvey(survey, surveyVersion).scoring);
    const roster = await rosterThen(trx, id);
    const answers = await answersOfWave(trx, id);
    ({ state } = advance(state, waveOf(then, roster, answers), instrumentThen));
  }
  return state;
}

function rosterThen(trx: Db, waveId: string) {
  return trx
    .selectFrom("roster")
    .where("waveId", "=", waveId)
    .orderBy("personId")
    .select(["personId as person", "cellId as cell"])
    .select((eb) => eb.val<string | null>(null).as("unit"))
    .execute();
}

async function storeState(trx: Db, { series, id }: ClosingWave, state: State) {
  const text = JSON.stringify(state);
  await trx
    .insertInto("earlyWarningState")
    .values({ series, waveId: id, state: text })
    .onConflict((conflict) => conflict.column("series").doUpdateSet({ waveId: id, state: text }))
    .execute();
}
