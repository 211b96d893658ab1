import type { Db } from "#db/transaction.ts";
import { isUntold, untoldKinds } from "./outbox.ts";
import { type Outage, outage } from "./outage.ts";

/** What whoever looks after the mail may know of the queue. Instants are UTC ISO-8601. */
export interface MailQueue {
  /** Mails that are due and have not gone; those about surveys are in no count (decision 0015). */
  waiting: number;
  /** Since when the oldest of them has been due; null where none waits. */
  oldestDueAt: string | null;
  /** Null while the mail server takes mail. */
  outage: Outage | null;
  /** What was given up, a line a kind; never mails about surveys. */
  givenUp: GivenUp[];
  /** Whose address a mail server has refused for good, by name; the newest mail that is taken ends it. */
  refused: RefusedAddress[];
}

export interface GivenUp {
  kind: string;
  count: number;
  /** The newest of them, 50 at most; none of kinds that would tell what their reader or another person did. */
  letters: DeadLetter[];
}

export interface DeadLetter {
  /** For `retry`. */
  key: string;
  /** The address that its mail was made out to; null where it was never written. */
  to: string | null;
  /** What the mail server said, without addresses. */
  reason: string;
  /** When it was given up. */
  since: string;
}

export interface RefusedAddress {
  personId: string;
  name: string;
  email: string;
  /** The day, `YYYY-MM-DD` (UTC): the hour would tell when somebody wanted to sign in. */
  since: string;
  /** What the mail server said, without addresses. */
  reason: string;
}

const MOST_LETTERS = 50;

/**
 * Mails that everyone gets alike. Of the others a line would tell that somebody wished to talk, or
 * wanted to sign in.
 */
const listedKinds = ["send-digest", "send-failed-close", "send-left-out", "send-test-mail"];

/** The queue as it is at `now`. */
export async function mailQueue(db: Db, now: Date): Promise<MailQueue> {
  const { waiting, oldest } = await db
    .selectFrom("outbox")
    .where("doneAt", "is", null)
    .where("failedAt", "is", null)
    .where("kind", "not in", untoldKinds)
    .where((eb) => eb(eb.fn.coalesce("dueSince", "runAt"), "<=", now.toISOString()))
    .select((eb) => [
      eb.fn.countAll<number>().as("waiting"),
      eb.fn.min<string | null>(eb.fn.coalesce("dueSince", "runAt")).as("oldest"),
    ])
    .executeTakeFirstOrThrow();
  return {
    waiting,
    oldestDueAt: oldest,
    outage: await outage(db),
    givenUp: await givenUp(db),
    refused: await refusedAddresses(db),
  };
}

/** What became of asking for another try. */
export type Retried =
  | { outcome: "waiting-again"; count: number }
  /** No such mail was given up, or none at all. */
  | { outcome: "nothing" };

/**
 * Has what was given up tried again from the beginning of its back-off: one mail by its key, or all.
 * A mail about surveys is retried with all and not by its key, which would tell whether it had failed.
 */
export async function retry(db: Db, which: { key: string } | "all", now: Date): Promise<Retried> {
  const retried = await againFromTheStart(db, now)
    .$if(which !== "all", (query) =>
      query
        .where("key", "=", which === "all" ? "" : which.key)
        .where("kind", "not in", untoldKinds),
    )
    .returning("kind")
    .execute();
  const count = retried.filter(({ kind }) => !isUntold(kind)).length;
  return count > 0 ? { outcome: "waiting-again", count } : { outcome: "nothing" };
}

/** Has these mails, of whatever kind, tried again as far as they were given up; how many is not told. */
export async function retryUntold(db: Db, keys: readonly string[], now: Date): Promise<void> {
  if (keys.length > 0) await againFromTheStart(db, now).where("key", "in", keys).execute();
}

function againFromTheStart(db: Db, now: Date) {
  const again = { failedAt: null, attempts: 0, runAt: now.toISOString() };
  return db
    .updateTable("outbox")
    .set((eb) => ({ ...again, dueSince: eb.fn.coalesce("dueSince", "runAt") }))
    .where("failedAt", "is not", null)
    .where("doneAt", "is", null);
}

/** Has the mail server tried at once instead of at the outage's next time. */
export async function tryServerNow(
  db: Db,
  now: Date,
): Promise<{ outcome: "will-try" | "no-outage" }> {
  const told = await outage(db);
  await db.updateTable("mailOutage").set({ tryAt: now.toISOString() }).execute();
  return { outcome: told ? "will-try" : "no-outage" };
}

async function givenUp(db: Db): Promise<GivenUp[]> {
  const counts = await db
    .selectFrom("outbox")
    .where("failedAt", "is not", null)
    .where("doneAt", "is", null)
    .where("kind", "not in", untoldKinds)
    .groupBy("kind")
    .orderBy("kind")
    .select((eb) => ["kind", eb.fn.countAll<number>().as("count")])
    .execute();
  return Promise.all(
    counts.map(async ({ kind, count }) => ({
      kind,
      count,
      letters: listedKinds.includes(kind) ? await letters(db, kind) : [],
    })),
  );
}

async function letters(db: Db, kind: string): Promise<DeadLetter[]> {
  const rows = await db
    .selectFrom("outbox")
    .leftJoin("mail", "mail.outboxKey", "outbox.key")
    .where("failedAt", "is not", null)
    .where("doneAt", "is", null)
    .where("kind", "=", kind)
    .orderBy("failedAt", "desc")
    .orderBy("key")
    .limit(MOST_LETTERS)
    .select(["outbox.key", "mail.recipient", "outbox.lastError", "outbox.failedAt"])
    .execute();
  return rows.map(({ key, recipient, lastError, failedAt }) => ({
    key,
    to: recipient,
    reason: lastError ?? "",
    since: failedAt ?? "",
  }));
}

async function refusedAddresses(db: Db): Promise<RefusedAddress[]> {
  const rows = await db
    .selectFrom("person")
    .where("mailRefusedAt", "is not", null)
    .where("disabled", "=", 0)
    .select(["id as personId", "name", "email", "mailRefusedAt", "mailRefusal"])
    .execute();
  return rows
    .map(({ mailRefusedAt, mailRefusal, ...person }) => ({
      ...person,
      since: (mailRefusedAt ?? "").slice(0, 10),
      reason: mailRefusal ?? "",
    }))
    .sort((a, b) => byName.compare(a.name, b.name));
}

const byName = new Intl.Collator("nb");
