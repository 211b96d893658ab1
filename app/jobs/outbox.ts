import { newId } from "#app/domain/id.ts";
import { type Db, inPieces, isPostgres } from "#db/transaction.ts";
import { sql } from "kysely";

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
  const rows = work.map((one) => ({
    ...one,
    payload: JSON.stringify(one.payload),
    urgent: isUrgent(one.kind) ? (1 as const) : (0 as const),
  }));
  for (const piece of inPieces(rows, 5)) {
    await db
      .insertInto("outbox")
      .values(piece)
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
}

/** Work as its handler sees it; `attempts` counts the tries before this one. */
export interface Claimed {
  key: string;
  kind: string;
  payload: unknown;
  attempts: number;
}

/** Work that is leased to whoever knows the name of the lease. */
export interface Leased extends Claimed {
  lease: string;
}

/**
 * Longer than a handler takes (a mail is given up after a minute), than what is claimed ahead lies,
 * and than clocks of several machines may differ; work whose worker has died comes free after it.
 */
export const LEASE_SECONDS = 300;

/**
 * Takes at most `limit` pieces of work that are due at `now`, the oldest first, for this worker
 * alone: urgent work, the other, or any (urgent work in front); `isTold`: of no kind that is untold.
 */
export async function claim(
  db: Db,
  now: Date,
  limit: number,
  lane: Lane = "any",
  { isTold = false }: { isTold?: boolean } = {},
): Promise<Leased[]> {
  const at = now.toISOString();
  // Asked without the write lock, which another process may hold for long: waiting for it, SQLite
  // would keep this whole process from doing anything else.
  if (!isPostgres(db) && (await due(db, at, lane, isTold).limit(1).execute()).length === 0)
    return [];
  const lease = newId();
  const rows = await db
    .with("due", (cte) =>
      due(cte, at, lane, isTold)
        .limit(limit)
        .$if(isPostgres(db), (query) => query.forUpdate().skipLocked()),
    )
    .updateTable("outbox")
    .set({ leasedUntil: later(now, LEASE_SECONDS), leasedBy: lease })
    .where("key", "in", (eb) => eb.selectFrom("due").select("due.key"))
    .returning(["key", "kind", "payload", "attempts", "urgent", "runAt"])
    .execute();
  return rows
    .sort((a, b) => b.urgent - a.urgent || order(a.runAt, b.runAt) || order(a.key, b.key))
    .map(({ key, kind, payload, attempts }) => ({
      ...{ key, kind, attempts, lease },
      payload: JSON.parse(payload) as unknown,
    }));
}

type Lane = "urgent" | "other" | "any";

/** The keys of what may be taken, the oldest first. */
function due(db: Pick<Db, "selectFrom">, at: string, lane: Lane, isTold: boolean) {
  return (
    db
      .selectFrom("outbox")
      .where("doneAt", "is", null)
      .where("failedAt", "is", null)
      .where("runAt", "<=", at)
      .where((eb) => eb.or([eb("leasedUntil", "is", null), eb("leasedUntil", "<", at)]))
      // Said in the statement's own words, so that the index of urgent work is found.
      .$if(lane === "urgent", (query) => query.where("urgent", "=", sql.lit<1>(1)))
      .$if(lane === "other", (query) => query.where("urgent", "=", sql.lit<0>(0)))
      .$if(isTold, (query) => query.where("kind", "not in", untoldKinds))
      .$if(lane === "any", (query) => query.orderBy("urgent", "desc"))
      .orderBy("runAt")
      .select("key")
  );
}

/** Names of work and the lease it is held by. */
export type Held = Pick<Leased, "key" | "lease">;

/** Gives work back that was not begun: it is due as it was. */
export async function giveBack(db: Db, work: readonly Held[]): Promise<void> {
  if (work.length === 0) return;
  await held(db, work).set({ leasedUntil: null, leasedBy: null }).execute();
}

/**
 * Done: the payload is emptied, because nothing needs it any more. `reason` is kept where work has
 * ended without being done. Only under the own lease.
 */
export async function markDone(
  db: Db,
  work: readonly Held[],
  now: Date,
  reason: string | null = null,
): Promise<void> {
  if (work.length === 0) return;
  await held(db, work)
    .set({ ...done(now), lastError: reason })
    .execute();
}

/** Sent: as done, and whoever holds the lease by now, because the mail is out. */
export async function markSent(db: Db, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable("outbox")
    .set({ ...done(now), failedAt: null, lastError: null })
    .where("key", "in", keys)
    .where("doneAt", "is", null)
    .execute();
}

/** Not yet: it waits until `until` (UTC ISO-8601), which is no failed try. Only under the own lease. */
export async function markPostponed(db: Db, work: Held, until: string): Promise<void> {
  await held(db, [work]).set({ runAt: until, leasedUntil: null, leasedBy: null }).execute();
}

/**
 * In vain for a fault that was not its own: due as it was and no failed try, but behind what is due
 * by now, so that not the same mail tries a server again and again.
 */
export async function markBehind(db: Db, work: readonly Held[], now: Date): Promise<void> {
  if (work.length === 0) return;
  await held(db, work)
    .set((eb) => ({
      runAt: now.toISOString(),
      dueSince: eb.fn.coalesce("dueSince", "runAt"),
      leasedUntil: null,
      leasedBy: null,
    }))
    .execute();
}

/** Waits in minutes before each further try; after the last the work is set aside for a person. */
const BACK_OFF = [1, 5, 15, 60, 180, 360, 720, 1440, 2880];

/**
 * Not done: tried again later, or set aside when `permanent` or tried often enough. Only under the
 * own lease.
 */
export async function markFailed(
  db: Db,
  work: Held & Pick<Claimed, "attempts">,
  { reason, permanent }: { reason: string; permanent: boolean },
  now: Date,
): Promise<void> {
  const wait = BACK_OFF[work.attempts];
  const givenUp = permanent || wait === undefined;
  await held(db, [work])
    .set((eb) => ({
      attempts: work.attempts + 1,
      leasedUntil: null,
      leasedBy: null,
      lastError: reason.slice(0, 500),
      dueSince: eb.fn.coalesce("dueSince", "runAt"),
      ...(givenUp ? { failedAt: now.toISOString() } : { runAt: later(now, wait * 60) }),
    }))
    .execute();
}

/**
 * Bounds leases from before a clock was set back: none stands longer at `now` than one that is taken
 * now. Its holder, who may be at work, keeps it for that long.
 */
export async function boundLeases(db: Db, now: Date): Promise<void> {
  const until = later(now, LEASE_SECONDS);
  const tooFar = await db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("leasedUntil", ">", until)
    .select("key")
    .execute();
  if (tooFar.length === 0) return;
  await db
    .updateTable("outbox")
    .set({ leasedUntil: until })
    .where("doneAt", "is", null)
    .where("leasedUntil", ">", until)
    .execute();
}

/** Whether somebody stands and waits for work of a kind: it goes before everything else. */
export function isUrgent(kind: string): boolean {
  return kind === "send-sign-in";
}

/**
 * Whether work of a kind is neither counted nor logged: everyone is promised a mail about surveys, but
 * only who has not answered can have one that waits for a mail server, fails or is given up.
 */
export function isUntold(kind: string): boolean {
  return untoldKinds.includes(kind);
}

export const untoldKinds = ["send-daily-mail"];

/** How many pieces of work wait, and how many were given up; without those that nobody is told of. */
export async function outboxCounts(db: Db): Promise<{ waiting: number; failed: number }> {
  const row = await db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("kind", "not in", untoldKinds)
    .select((eb) => [
      eb.fn.countAll<number>().as("open"),
      eb.fn.count<number>("failedAt").as("failed"),
    ])
    .executeTakeFirstOrThrow();
  return { waiting: row.open - row.failed, failed: row.failed };
}

function order(a: string, b: string) {
  return a < b ? -1 : Number(a > b);
}

function held(db: Db, work: readonly Held[]) {
  return db
    .updateTable("outbox")
    .where(
      "key",
      "in",
      work.map(({ key }) => key),
    )
    .where("leasedBy", "in", [...new Set(work.map(({ lease }) => lease))])
    .where("doneAt", "is", null);
}

function done(now: Date) {
  return { doneAt: now.toISOString(), leasedUntil: null, leasedBy: null, payload: "{}" };
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
