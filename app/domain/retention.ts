import { type Db, inPieces, inTransaction } from "#db/transaction.ts";
import { forgetState } from "./disclosure/warning-state.ts";
import { deleteResponsesOf, wavesWithResponses } from "./responses.ts";
import {
  before,
  bounds,
  type Kept,
  monthsForAnswers,
  type Periods,
  periodsOf,
} from "./retention/periods.ts";

/** What signing in leaves behind; no setting, because the limits on signing in count for a day. */
export const SIGN_IN_DAYS = 1;

/**
 * How much of each kind is past its time, or was deleted. Answers and releases are counted in waves:
 * a count of responses would tell who answered.
 */
export type Past = Record<Kept | "signIns", number>;

/** Deletes everything that is past its time at `now`, all of it or nothing. */
export function deletePast(db: Db, now: Date, chosen?: Periods): Promise<Past> {
  return inTransaction(db, async (trx) => {
    const periods = chosen ?? (await periodsOf(trx));
    const past = (kind: Kept) => before(now, bounds[kind].unit, periods[kind]);
    return {
      answers: await deleteAnswers(trx, await answersPast(trx, periods, now)),
      releases: await deleteReleases(trx, past("releases")),
      receipts: await deleteReceipts(trx, past("receipts")),
      audit: await deleteAudit(trx, past("audit")),
      mails: await deleteMails(trx, past("mails")),
      signIns: await deleteSignIns(trx, before(now, "days", SIGN_IN_DAYS), now),
    };
  });
}

/** What a run at `now` would delete: the run itself, taken back. */
export async function previewPast(db: Db, now: Date, chosen?: Periods): Promise<Past> {
  const trx = await db.startTransaction().execute();
  try {
    return await deletePast(trx, now, chosen);
  } finally {
    await trx.rollback().execute();
  }
}

async function answersPast(trx: Db, periods: Periods, now: Date): Promise<string[]> {
  const held = new Set(await wavesWithResponses(trx));
  const closed = await trx
    .selectFrom("wave")
    .where("closedAt", "is not", null)
    .select(["id", "opensAt", "closedAt"])
    .execute();
  const isPast = (wave: { opensAt: string; closedAt: string | null }) =>
    (wave.closedAt ?? "") < before(now, "months", monthsForAnswers(periods, wave.opensAt));
  return closed.filter((wave) => held.has(wave.id) && isPast(wave)).map(({ id }) => id);
}

/** What the early warning carries of these answers is made again from those that are left. */
async function deleteAnswers(trx: Db, waveIds: string[]): Promise<number> {
  if (waveIds.length === 0) return 0;
  await deleteResponsesOf(trx, waveIds);
  await trx.deleteFrom("invitation").where("waveId", "in", waveIds).execute();
  const series = await trx
    .selectFrom("wave")
    .where("id", "in", waveIds)
    .select("series")
    .distinct()
    .execute();
  await forgetState(
    trx,
    series.map((row) => row.series),
  );
  return waveIds.length;
}

/** With what was published go its digests and the list of those who were asked. */
async function deleteReleases(trx: Db, instant: string): Promise<number> {
  const waves = await trx
    .selectFrom("wave")
    .innerJoin("release", "release.waveId", "wave.id")
    .where("wave.closedAt", "<", instant)
    .select("wave.id")
    .execute();
  const ids = waves.map(({ id }) => id);
  for (const piece of inPieces(ids, 1)) {
    for (const table of ["digest", "releaseLine", "release", "roster"] as const)
      await trx.deleteFrom(table).where("waveId", "in", piece).execute();
  }
  return ids.length;
}

/** Receipts, and what is over: shares that ended or were withdrawn, talks that were held or taken back. */
async function deleteReceipts(trx: Db, instant: string): Promise<number> {
  const receipts = await trx
    .deleteFrom("accessReceipt")
    .where("at", "<", instant)
    .executeTakeFirst();
  const shares = await trx
    .deleteFrom("share")
    .where((eb) =>
      eb.or([eb("withdrawnAt", "<", instant), eb("endsOn", "<", instant.slice(0, 10))]),
    )
    .executeTakeFirst();
  const talks = await trx
    .deleteFrom("talkRequest")
    .where("endedAt", "<", instant)
    .executeTakeFirst();
  return Number(receipts.numDeletedRows + shares.numDeletedRows + talks.numDeletedRows);
}

async function deleteAudit(trx: Db, instant: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("audit")
    .where("at", "<", instant)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** The row that a mail was promised with goes too: nothing is promised twice after so long. */
async function deleteMails(trx: Db, instant: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("outbox")
    .where((eb) => eb.or([eb("doneAt", "<", instant), eb("failedAt", "<", instant)]))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function deleteSignIns(trx: Db, instant: string, now: Date): Promise<number> {
  const signIns = await trx
    .deleteFrom("signIn")
    .where("expiresAt", "<", instant)
    .executeTakeFirst();
  const requests = await trx
    .deleteFrom("signInRequest")
    .where("at", "<", instant)
    .executeTakeFirst();
  const sessions = await trx
    .deleteFrom("session")
    .where("expiresAt", "<", now.toISOString())
    .executeTakeFirst();
  return Number(signIns.numDeletedRows + requests.numDeletedRows + sessions.numDeletedRows);
}
