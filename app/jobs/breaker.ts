import type { OutageCause } from "#emails/mailer.server.ts";
import type { Db } from "#db/transaction.ts";
import type { Handled } from "./handlers.ts";
import { claim, giveBack, isUntold, type Leased } from "./outbox.ts";
import {
  beginOutage,
  beginQuietOutage,
  endOutage,
  gates,
  keepOutage,
  outage,
  returnProbe,
  takeProbe,
} from "./outage.ts";
import type { Report } from "./worker.ts";

/** Work that was taken; during an outage the one mail that is sent to see whether it is over. */
export type Taken = Leased & { isProbe: boolean };

/**
 * Stops the queue while the mail server takes no mail at all, so that mails wait without using up
 * their tries. The outage stands in the database, so all workers stop, and one probe goes out. An
 * outage that only reminders have met stops reminders and is told nowhere: the other mails go on as if
 * it were not there, and the first of them that meets it begins one that is told.
 */
export interface Breaker {
  /** Work of a lane that may be begun at `now`. */
  take(now: Date, limit: number, lane: "urgent" | "other"): Promise<Taken[]>;
  /** Learns from what came of a try; true when an outage has begun. */
  learn(work: Taken, result: Handled, now: Date): Promise<boolean>;
}

/**
 * One mail that meets a broken line or a policy may be the cause itself; so many different ones in a
 * row, and nothing in between, are the server's.
 */
const SUSPECTS = 3;

type Why = Parameters<typeof beginOutage>[1];

export function breakerFor(db: Db, report: Report): Breaker {
  /** Keys of mails, and whether nobody may know that they were due. */
  const suspects = new Map<string, boolean>();

  async function take(now: Date, limit: number, lane: "urgent" | "other"): Promise<Taken[]> {
    const { told, others } = await gates(db, now, lane === "urgent");
    if (others === "open") return usual(await claim(db, now, limit, lane));
    if (told === "open") {
      const taken = await claim(db, now, limit, lane, { isTold: true });
      if (taken.length > 0) return usual(taken);
    }
    return others === "probe" ? probe(now, lane) : [];
  }

  async function probe(now: Date, lane: "urgent" | "other"): Promise<Taken[]> {
    // Rather one that anybody may know of, so that what is seen of an outage comes from such mails.
    const told = await claim(db, now, 1, lane, { isTold: true });
    const taken = told.length > 0 ? told : await claim(db, now, 1, lane);
    if (taken.length > 0 && !(await takeProbe(db, now, lane === "urgent"))) {
      await giveBack(db, taken);
      return [];
    }
    return taken.map((work) => ({ ...work, isProbe: true }));
  }

  async function learn(work: Taken, result: Handled, now: Date): Promise<boolean> {
    const why = complaint(work, result);
    if (why && isQuiet(work, result)) return meetsQuietly(work, why, now);
    if (why) return begins(work, why, now);
    if (wasAnswered(result)) suspects.clear();
    if (!work.isProbe) return false;
    if (wasAnswered(result)) await ends();
    else if (!isSuspect(result)) await returnProbe(db, now);
    else await stays(isQuiet(work, result), { cause: result.suspect, reason: result.reason }, now);
    return false;
  }

  /** What shows that it is the server, or nothing. */
  function complaint(work: Taken, result: Handled) {
    if (result.outcome === "away") return result;
    if (!isSuspect(result)) return null;
    const isUnknown = isQuiet(work, result);
    suspects.set(work.key, isUnknown);
    const counted = [...suspects.values()].filter((quiet) => isUnknown || !quiet);
    return counted.length < SUSPECTS ? null : { cause: result.suspect, reason: result.reason };
  }

  async function begins(work: Taken, why: Why, now: Date) {
    suspects.clear();
    if (await beginOutage(db, why, now)) {
      report({ event: "mail-server-away", reason: why.cause, error: why.reason });
      return true;
    }
    if (!work.isProbe) return true;
    await stays(false, why, now);
    return false;
  }

  async function meetsQuietly(work: Taken, why: Why, now: Date) {
    suspects.clear();
    if (work.isProbe) await stays(true, why, now);
    else await beginQuietOutage(db, why, now);
    return !work.isProbe;
  }

  async function stays(isQuiet: boolean, why: Why, now: Date) {
    await keepOutage(db, why, now);
    if (!isQuiet) report({ event: "mail-server-still-away", reason: why.cause, error: why.reason });
  }

  async function ends() {
    const wasTold = await outage(db);
    await endOutage(db);
    if (wasTold) report({ event: "mail-server-back" });
  }

  return { take, learn };
}

function usual(taken: readonly Leased[]): Taken[] {
  return taken.map((work) => ({ ...work, isProbe: false }));
}

/** Whether it is a mail of which nobody may learn that it was due: see `Handled`. */
function isQuiet({ kind }: Taken, result: Handled): boolean {
  return isUntold(kind) && !("told" in result && result.told !== undefined);
}

/** Whether the server has spoken about this mail, so that it takes others. */
function wasAnswered(result: Handled): boolean {
  if (result.outcome === "deferred") return result.suspect === null && !result.isOurs;
  return result.outcome === "sent" || result.outcome === "refused";
}

type Suspected = Extract<Handled, { outcome: "deferred" }> & { suspect: OutageCause };

function isSuspect(result: Handled): result is Suspected {
  return result.outcome === "deferred" && result.suspect !== null;
}
