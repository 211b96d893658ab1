import { type Db, inTransaction } from "#db/transaction.ts";
import { deleteResponsesOf } from "./responses.ts";

/** How long each kind of thing is kept, in days. What people are told stands in app/i18n/answering.ts. */
export const periods = {
  /** Answers, after the close of their wave: 24 months. */
  answers: 730,
  /** Releases, after the close of their wave: 5 years. */
  releases: 1826,
  /** The bytes of mails that were sent or given up. */
  mails: 7,
  /** What signing in leaves behind. */
  signIns: 1,
  /** The audit log. */
  audit: 365,
} as const;

/** How many rows of each kind are past their time at `now`, or were deleted. */
export type Past = Record<keyof typeof periods, number>;

/** Deletes everything that is past its time at `now`, all of it or nothing. */
export function deletePast(db: Db, now: Date): Promise<Past> {
  return inTransaction(db, async (trx) => ({
    answers: await deleteResponsesOf(trx, await wavesClosedBefore(trx, before(now, "answers"))),
    releases: await deleteReleases(trx, await wavesClosedBefore(trx, before(now, "releases"))),
    mails: await deleteMails(trx, before(now, "mails")),
    signIns: await deleteSignIns(trx, before(now, "signIns"), now),
    audit: await deleteAudit(trx, before(now, "audit")),
  }));
}

function before(now: Date, kind: keyof typeof periods): string {
  return new Date(now.getTime() - periods[kind] * 86_400_000).toISOString();
}

async function wavesClosedBefore(trx: Db, instant: string): Promise<string[]> {
  const waves = await trx.selectFrom("wave").where("closedAt", "<", instant).select("id").execute();
  return waves.map(({ id }) => id);
}

async function deleteReleases(trx: Db, waveIds: string[]): Promise<number> {
  if (waveIds.length === 0) return 0;
  await trx.deleteFrom("digest").where("waveId", "in", waveIds).execute();
  const { numDeletedRows } = await trx
    .deleteFrom("releaseLine")
    .where("waveId", "in", waveIds)
    .executeTakeFirst();
  await trx.deleteFrom("release").where("waveId", "in", waveIds).execute();
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

async function deleteAudit(trx: Db, instant: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("audit")
    .where("at", "<", instant)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
