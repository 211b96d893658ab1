import { type Db, inPieces, inTransaction } from "#db/transaction.ts";
import { promise } from "#app/jobs/outbox.ts";
import { record } from "./audit.ts";
import { digestDue, type DigestTiming } from "./calendar.ts";
import { publishWave, type Withheld } from "./disclosure/publish.ts";
import { noteFailedClose } from "./failed-closing.ts";
import { newId } from "./id.ts";
import { supervisorsAsked } from "./readers.ts";
import { forgetPersonsWithoutHistory, forgetSpentSubmissions } from "./responses.ts";

export type Closing =
  | { outcome: "closed"; waveId: string; digests: number; withheld: Withheld }
  | { outcome: "unknown-wave" }
  | { outcome: "already-closed" };

/** Nothing was published or stored, and the wave can be closed again. */
export interface FailedClosing {
  outcome: "failed";
  error: unknown;
}

/**
 * Closes a wave at `now`, publishes its release and promises each supervisor a digest, all in one
 * transaction: a wave is closed once, and what was submitted before is counted. Where that fails,
 * nothing of it stands, the wave says so, and the administrators are told.
 */
export async function closeWave(
  db: Db,
  wave: { series: string; period: string },
  now: Date,
): Promise<Closing | FailedClosing> {
  try {
    return await closeAndPromise(db, wave, now);
  } catch (error) {
    // Whoever opened the transaction undoes it; nothing can be noted in it any more.
    if (db.isTransaction) throw error;
    const noted = await noteFailedClose(db, wave, now);
    return noted ? { outcome: "failed", error } : { outcome: "already-closed" };
  }
}

function closeAndPromise(
  db: Db,
  { series, period }: { series: string; period: string },
  now: Date,
): Promise<Closing> {
  return inTransaction(db, async (trx) => {
    const closing = await closeQuietly(trx, { series, period }, now.toISOString());
    if (closing.outcome !== "closed") return closing;
    await promiseDigests(trx, closing.waveId, now.toISOString());
    await record(trx, { act: "wave-closed", actorId: null, detail: `${series} ${period}` }, now);
    return closing;
  });
}

/** Closes and publishes without telling anybody; for `closeWave` and for imported history. */
export async function closeQuietly(
  trx: Db,
  { series, period }: { series: string; period: string },
  closedAt: string,
): Promise<Closing> {
  const wave = await trx
    .updateTable("wave")
    .set({ closedAt, closeFailedAt: null })
    .where("series", "=", series)
    .where("period", "=", period)
    .where("closedAt", "is", null)
    .returning(["id", "survey", "surveyVersion", "smallestGroup", "falseAlarms"])
    .executeTakeFirst();
  if (!wave)
    return { outcome: (await exists(trx, series, period)) ? "already-closed" : "unknown-wave" };
  const withheld = await publishWave(trx, { ...wave, series, period, closedAt });
  await forgetPersonsWithoutHistory(trx, wave.id);
  await forgetSpentSubmissions(trx, wave.id);
  return {
    outcome: "closed",
    waveId: wave.id,
    digests: await storeDigests(trx, wave.id, closedAt),
    withheld,
  };
}

async function exists(trx: Db, series: string, period: string) {
  const wave = await trx
    .selectFrom("wave")
    .where("series", "=", series)
    .where("period", "=", period)
    .select("id")
    .executeTakeFirst();
  return wave !== undefined;
}

/** One digest for each supervisor of somebody who was asked; gives how many. */
async function storeDigests(trx: Db, waveId: string, closedAt: string): Promise<number> {
  const supervisors = await supervisorsAsked(trx, waveId, closedAt);
  const rows = supervisors.map((supervisorId) => ({ id: newId(), waveId, supervisorId }));
  for (const piece of inPieces(rows, 3)) await trx.insertInto("digest").values(piece).execute();
  return rows.length;
}

/** The mail of each digest, due when its supervisor wants it. */
async function promiseDigests(trx: Db, waveId: string, closedAt: string): Promise<void> {
  const digests = await trx
    .selectFrom("digest")
    .innerJoin("person", "person.id", "digest.supervisorId")
    .leftJoin("digestPreference", "digestPreference.personId", "person.id")
    .where("digest.waveId", "=", waveId)
    .select(["digest.id", "person.timeZone"])
    .select(["digestPreference.timing", "digestPreference.weekday", "digestPreference.hour"])
    .execute();
  await promise(
    trx,
    digests.map(({ id, timeZone, ...preference }) => ({
      key: `digest:${id}`,
      kind: "send-digest",
      payload: { digestId: id },
      runAt: digestDue(closedAt, timingOf(preference), timeZone),
    })),
  );
}

/** The second working day after the close at 08:00, unless the supervisor chose something else. */
function timingOf(preference: {
  timing: DigestTiming["timing"] | null;
  weekday: number | null;
  hour: number | null;
}): DigestTiming {
  const { timing, weekday, hour } = preference;
  if (timing === "at-once") return { timing };
  if (timing === "weekday") return { timing, weekday: weekday ?? 1, hour: hour ?? 8 };
  return { timing: "second-working-day", hour: hour ?? 8 };
}
