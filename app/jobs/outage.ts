import type { OutageCause } from "#emails/mailer.server.ts";
import type { Db } from "#db/transaction.ts";

/** That the mail server takes no mail at all. Instants are UTC ISO-8601. */
export interface Outage {
  since: string;
  /** When the next mail is sent to see whether it is over. */
  tryAt: string;
  /** Mails that were sent to see, in vain, the first included. */
  tries: number;
  cause: OutageCause;
  /** What the server or the network said; never an address of a person. */
  reason: string;
}

/**
 * The outage that stands, or null while the server takes mail. One that only reminders have met is
 * told to nobody: it would say that somebody has not answered.
 */
export async function outage(db: Db): Promise<Outage | null> {
  const row = await standing(db);
  if (!row || isQuiet(row)) return null;
  const { since, tryAt, tries, cause, reason } = row;
  // Our own writing, of our own type.
  return { since, tryAt, tries, cause: cause as OutageCause, reason };
}

type Why = Pick<Outage, "cause" | "reason">;

/**
 * An outage begins; one that stands stays as it is. Gives whether it is this call that began it. One
 * that was quiet begins anew with a mail that is told of, so that nothing shows how long it has been.
 */
export async function beginOutage(db: Db, why: Why, now: Date): Promise<boolean> {
  const begun = { since: now.toISOString(), ...tried(why, 1, now) };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("mailOutage")
    .values({ id: "smtp", ...begun })
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(begun).where("mailOutage.since", "=", QUIET),
    )
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The same, met by a mail that nobody is told of: it stops only such mails, and nobody sees it. */
export async function beginQuietOutage(db: Db, why: Why, now: Date): Promise<void> {
  await db
    .insertInto("mailOutage")
    .values({ id: "smtp", since: QUIET, ...tried(why, 1, now) })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** Whether mail may be taken out of the queue: all of it, one piece to see, or none. */
export type Gate = "open" | "probe" | "shut";

/** The gate at `now` for mails that are told of, and for the others. */
export async function gates(
  db: Db,
  now: Date,
  isUrgent: boolean,
): Promise<{ told: Gate; others: Gate }> {
  const row = await standing(db);
  if (!row) return { told: "open", others: "open" };
  const others = isDue(row, now, isUrgent) ? "probe" : "shut";
  return { told: isQuiet(row) ? "open" : others, others };
}

/**
 * Takes the one probe that is due at `now`, for whoever is told true. No other is due before this
 * one must have ended.
 */
export async function takeProbe(db: Db, now: Date, isUrgent: boolean): Promise<boolean> {
  const row = await standing(db);
  if (!row || !isDue(row, now, isUrgent)) return false;
  const { numUpdatedRows } = await db
    .updateTable("mailOutage")
    .set({ triedAt: now.toISOString(), tryAt: later(now, PROBE_SECONDS) })
    .where("triedAt", "=", row.triedAt)
    .where("tryAt", "=", row.tryAt)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0;
}

/** The probe was in vain: the next one comes later. */
export async function keepOutage(db: Db, why: Why, now: Date): Promise<void> {
  const row = await standing(db);
  if (!row) return;
  await db
    .updateTable("mailOutage")
    .set(tried(why, row.tries + 1, now))
    .execute();
}

/** The probe did not come to the server: another one may go at once. */
export async function returnProbe(db: Db, now: Date): Promise<void> {
  await db.updateTable("mailOutage").set({ tryAt: now.toISOString() }).execute();
}

/** The server takes mail again. */
export async function endOutage(db: Db): Promise<void> {
  await db.deleteFrom("mailOutage").execute();
}

/** In place of the instant since when an outage stands, where nobody may be told that it does. */
const QUIET = "";

function isQuiet({ since }: { since: string }): boolean {
  return since === QUIET;
}

/** Minutes from one probe to the next. */
const WAITS = [1, 5, 15, 30, 60];

/** Longer than a mail may take. */
const PROBE_SECONDS = 90;

/** Somebody who stands and waits may ask this often: the back-off outlasts what is worth ten minutes. */
const URGENT_SECONDS = 60;

/** A clock that is this much behind the last try was set back, and its times mean nothing. */
const SET_BACK_SECONDS = 300;

interface Times {
  tryAt: string;
  triedAt: string;
  tries: number;
}

function isDue({ tryAt, triedAt, tries }: Times, now: Date, isUrgent: boolean): boolean {
  const since = (now.getTime() - Date.parse(triedAt)) / 1000;
  if (tryAt <= now.toISOString() || since < -SET_BACK_SECONDS) return true;
  // While a probe is out, nobody knows better.
  const isOut = Date.parse(tryAt) - Date.parse(triedAt) !== waitAfter(tries) * 60_000;
  return isUrgent && since >= (isOut ? PROBE_SECONDS : URGENT_SECONDS);
}

function tried({ cause, reason }: Why, tries: number, now: Date) {
  const tryAt = later(now, waitAfter(tries) * 60);
  return { triedAt: now.toISOString(), tryAt, tries, cause, reason: reason.slice(0, 300) };
}

function waitAfter(tries: number) {
  return WAITS[Math.min(tries, WAITS.length) - 1] ?? 60;
}

function standing(db: Db) {
  return db.selectFrom("mailOutage").selectAll().executeTakeFirst();
}

function later(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
