import { type Db, inTransaction, isPostgres } from "#db/transaction.ts";
import { advance, start } from "#app/domain/early-warning/engine.ts";
import { STATE_VERSION, type State } from "#app/domain/early-warning/state.ts";
import { answersOfWave } from "./answers.ts";
import { instrumentOf, waveOf } from "./warning-wave.ts";

/*
 * What the early warning carries in a series is always what a run from scratch over the answers that
 * are kept would give. So nothing of a deleted answer stays in it – neither of somebody who is erased nor
 * of answers past their time, of which a usual level would else keep a part for years (a faded sum of
 * few answers gives them away). The price: from 24 months on a usual level rests on 24 months, and a
 * signal that has stood for longer is judged again by them. Whoever deletes answers forgets the state
 * in the same transaction; the worker makes it again soon after, so that a close finds it and costs one
 * wave's work. A close that comes first makes it itself.
 */

/** The state as it stood before the wave of `period`; stored, or made from all earlier answers. */
export async function stateBefore(
  trx: Db,
  { series, period }: { series: string; period: string },
): Promise<State | null> {
  await hold(trx, [series]);
  const earlier = (await closedWaves(trx, series)).filter((wave) => wave.period < period);
  const last = earlier.at(-1);
  if (!last) return null;
  const stored = await trx
    .selectFrom("earlyWarningState")
    .where("series", "=", series)
    .where("waveId", "=", last.id)
    .select("state")
    .executeTakeFirst();
  return (stored && ofThisVersion(stored.state)) ?? (await fromScratch(trx, earlier));
}

/** Stores the state as it stands after a wave, in the place of the one before. */
export async function storeState(
  trx: Db,
  { series, waveId }: { series: string; waveId: string },
  state: State,
): Promise<void> {
  const text = JSON.stringify(state);
  await trx
    .insertInto("earlyWarningState")
    .values({ series, waveId, state: text })
    .onConflict((conflict) => conflict.column("series").doUpdateSet({ waveId, state: text }))
    .execute();
}

/**
 * Forgets what the early warning carries in these series; it is made again from the answers that are
 * left. For the transaction that deletes them: a close waits for it, or it for the close.
 */
export async function forgetState(trx: Db, series: readonly string[]): Promise<void> {
  if (series.length === 0) return;
  await hold(trx, series);
  await trx.deleteFrom("earlyWarningState").where("series", "in", series).execute();
}

/** Makes again every state that was forgotten, so that the next close need not. Gives their series. */
export async function remakeStates(db: Db): Promise<string[]> {
  const forgotten = await db
    .selectFrom("series")
    .leftJoin("earlyWarningState", "earlyWarningState.series", "series.name")
    .where("earlyWarningState.series", "is", null)
    .orderBy("series.name")
    .select("series.name")
    .execute();
  const made: string[] = [];
  for (const { name } of forgotten) {
    if (await inTransaction(db, (trx) => remake(trx, name))) made.push(name);
  }
  return made;
}

async function remake(trx: Db, series: string): Promise<boolean> {
  await hold(trx, [series]);
  const waves = await closedWaves(trx, series);
  const last = waves.at(-1);
  if (!last || instrumentOf(last).factors.length === 0) return false;
  await storeState(trx, { series, waveId: last.id }, await fromScratch(trx, waves));
  return true;
}

type ClosedWave = Awaited<ReturnType<typeof closedWaves>>[number];

function closedWaves(trx: Db, series: string) {
  return trx
    .selectFrom("wave")
    .where("series", "=", series)
    .where("closedAt", "is not", null)
    .orderBy("period")
    .select(["id", "period", "survey", "surveyVersion", "falseAlarms"])
    .execute();
}

/** Of a series' first waves, in their order; at least one. */
async function fromScratch(trx: Db, waves: readonly ClosedWave[]): Promise<State> {
  let state = start(instrumentOf(waves[0]!));
  for (const wave of waves) {
    const roster = await trx
      .selectFrom("roster")
      .where("waveId", "=", wave.id)
      .select(["personId as person", "cellId as cell"])
      .execute();
    const answers = await answersOfWave(trx, wave.id);
    ({ state } = advance(state, waveOf(wave, roster, answers), instrumentOf(wave)));
  }
  return state;
}

/** Our own writing, of our own type, unless an older or newer engine wrote it. */
function ofThisVersion(text: string): State | null {
  const state = JSON.parse(text) as State;
  return state.version === STATE_VERSION ? state : null;
}

/** On PostgreSQL whoever reads, makes or forgets the state of a series waits for the others who do. */
async function hold(trx: Db, series: readonly string[]): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx
    .selectFrom("series")
    .where("name", "in", series)
    .orderBy("name")
    .select("name")
    .forNoKeyUpdate()
    .execute();
}
