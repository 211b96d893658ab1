import { type Db, inPieces, inTransaction, isPostgres } from "#db/transaction.ts";

/** Work for later. `key` names it, so that promising it twice is promising it once. */
export interface Promised {
  key: string;
  kind: string;
  payload: unknown;
  /** UTC ISO-8601; due at once when it has passed. */
  runAt: string;
}

/** Promises work in the running transaction. What is promised already stays as it was. */
export async function promise(db: Db, work: Promised[]): Promise<void> {
  const rows = work.map((one) => ({ ...one, payload: JSON.stringify(one.payload) }));
  for (const piece of inPieces(rows, 4)) {
    await db
      .insertInto("outbox")
      .values(piece)
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
}

/** Work that is leased to one worker; `attempts` counts the tries before this one. */
export interface Claimed {
  key: string;
  kind: string;
  payload: unknown;
  attempts: number;
}

/** Longer than any handler takes; work whose worker has died comes free after it. */
const LEASE_SECONDS = 120;

/** Takes at most `limit` pieces of work that are due at `now`, for this worker alone. */
export function claim(db: Db, now: Date, limit: number): Promise<Claimed[]> {
  return inTransaction(db, async (trx) => {
    const due = await trx
      .selectFrom("outbox")
      .where("doneAt", "is", null)
      .where("failedAt", "is", null)
      .where("runAt", "<=", now.toISOString())
      .where((eb) =>
        eb.or([eb("leasedUntil", "is", null), eb("leasedUntil", "<", now.toISOString())]),
      )
      .orderBy("runAt")
      .limit(limit)
      .select(["key", "kind", "payload", "attempts"])
      .$if(isPostgres(trx), (query) => query.forUpdate().skipLocked())
      .execute();
    if (due.length === 0) return [];
    await trx
      .updateTable("outbox")
      .set({ leasedUntil: later(now, LEASE_SECONDS) })
      .where(
        "key",
        "in",
        due.map(({ key }) => key),
      )
      .execute();
    return due.map((row) => ({ ...row, payload: JSON.parse(row.payload) as unknown }));
  });
}

/** Done: the payload is emptied, because nothing needs it any more. */
export async function markDone(db: Db, key: string, now: Date): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ doneAt: now.toISOString(), leasedUntil: null, payload: "{}", lastError: null })
    .where("key", "=", key)
    .execute();
}

/** Not yet: it waits until `until` (UTC ISO-8601), which is no failed try. */
export async function markPostponed(db: Db, key: string, until: string): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ runAt: until, leasedUntil: null })
    .where("key", "=", key)
    .execute();
}

/** Waits in minutes before each further try; after the last the work is set aside for a person. */
const BACK_OFF = [1, 5, 15, 60, 180, 360, 720, 1440, 2880];

/** Not done: tried again later, or set aside when `permanent` or tried often enough. */
export async function markFailed(
  db: Db,
  work: Pick<Claimed, "key" | "attempts">,
  { reason, permanent }: { reason: string; permanent: boolean },
  now: Date,
): Promise<void> {
  const wait = BACK_OFF[work.attempts];
  const givenUp = permanent || wait === undefined;
  await db
    .updateTable("outbox")
    .set({
      attempts: work.attempts + 1,
      leasedUntil: null,
      lastError: reason.slice(0, 500),
      ...(givenUp ? { failedAt: now.toISOString() } : { runAt: later(now, wait * 60) }),
    })
    .where("key", "=", work.key)
    .execute();
}

/**
 * Whether work of a kind is neither counted nor logged: everyone is promised a mail about surveys, but
 * only who has not answered can have one that waits for a mail server, fails or is given up.
 */
export function isUntold(kind: string): boolean {
  return untold.includes(kind);
}

const untold = ["send-daily-mail"];

/** How many pieces of work wait, and how many were given up; without those that nobody is told of. */
export async function outboxCounts(db: Db): Promise<{ waiting: number; failed: number }> {
  const row = await db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("kind", "not in", untold)
    .select((eb) => [
      eb.fn.countAll<number>().as("open"),
      eb.fn.count<number>("failedAt").as("failed"),
    ])
    .executeTakeFirstOrThrow();
  return { waiting: row.open - row.failed, failed: row.failed };
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
