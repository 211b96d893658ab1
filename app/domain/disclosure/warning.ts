import type { Db } from "#db/transaction.ts";
import { type Advance, advance, start } from "#app/domain/early-warning/engine.ts";
import type { Instrument } from "#app/domain/early-warning/instrument.ts";
import type { CellSignalState } from "#app/domain/early-warning/signal.ts";
import { keepingNoHistory } from "#app/domain/responses.ts";
import type { AnswersOfWave } from "./answers.ts";
import type { ClosingWave, Rostered } from "./publish.ts";
import { stateBefore, storeState } from "./warning-state.ts";
import { instrumentOf, waveOf } from "./warning-wave.ts";

/** What the early warning found in a closing wave: each cell's signals, those that ended too, and what it judged them by. */
export interface Findings {
  instrument: Instrument;
  signals: ReadonlyMap<string, readonly CellSignalState[]>;
  judging: Advance["judging"];
}

/**
 * What the early warning finds in a closing wave, before anything of it is told, and the engine's state
 * stored for the next one. Costs one wave's work where the state before it is stored. Null for a survey
 * without factors.
 */
export async function findSignals(
  trx: Db,
  wave: ClosingWave,
  roster: readonly Rostered[],
  answers: AnswersOfWave,
): Promise<Findings | null> {
  const instrument = instrumentOf(wave);
  if (instrument.factors.length === 0) return null;
  const before = (await stateBefore(trx, wave)) ?? start(instrument);
  const counted = new Map(answers);
  for (const person of await keepingNoHistory(trx, wave.id)) counted.delete(person);
  const { state, cells, judging } = advance(before, waveOf(wave, roster, counted), instrument);
  await storeState(trx, { series: wave.series, waveId: wave.id }, state);
  return { instrument, signals: new Map(cells.map((one) => [one.cell, one.signals])), judging };
}
