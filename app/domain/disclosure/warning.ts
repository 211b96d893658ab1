import type { Db } from "#db/transaction.ts";
import { advance, start } from "#app/domain/early-warning/engine.ts";
import { keepingNoHistory } from "#app/domain/responses.ts";
import type { AnswersOfWave } from "./answers.ts";
import type { ClosingWave, Rostered } from "./publish.ts";
import { stateBefore, storeState } from "./warning-state.ts";
import { instrumentOf, waveOf } from "./warning-wave.ts";

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
 * work where the state before it is stored. A survey without factors has none.
 */
export async function findSignals(
  trx: Db,
  wave: ClosingWave,
  roster: readonly Rostered[],
  answers: AnswersOfWave,
): Promise<FoundSignal[]> {
  const instrument = instrumentOf(wave);
  if (instrument.factors.length === 0) return [];
  const before = (await stateBefore(trx, wave)) ?? start(instrument);
  const counted = new Map(answers);
  for (const person of await keepingNoHistory(trx, wave.id)) counted.delete(person);
  const { state, cells } = advance(before, waveOf(wave, roster, counted), instrument);
  await storeState(trx, { series: wave.series, waveId: wave.id }, state);
  return cells.flatMap(({ cell, signals }) =>
    signals
      .filter((signal) => signal.state !== "closed")
      .map(({ factor, kind, grade, waves }) => ({ cell, factor, kind, grade, waves })),
  );
}
