import type { OutageCause } from "#emails/mailer.server.ts";
import type { Db } from "#db/transaction.ts";
import type { Handled } from "./handlers.ts";
import { claim, giveBack, type Leased } from "./outbox.ts";
import { beginOutage, endOutage, gate, keepOutage, returnProbe, takeProbe } from "./outage.ts";
import type { Report } from "./worker.ts";

/** Work that was taken; during an outage the one mail that is sent to see whether it is over. */
export type Taken = Leased & { isProbe: boolean };

/**
 * Stops the queue while the mail server takes no mail at all, so that mails wait without using up
 * their tries. The outage stands in the database, so all workers stop, and one probe goes out.
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

export function breakerFor(db: Db, report: Report): Breaker {
  const suspects = new Set<string>();

  async function take(now: Date, limit: number, lane: "urgent" | "other"): Promise<Taken[]> {
    const state = await gate(db, now, lane === "urgent");
    if (state === "shut") return [];
    const isProbe = state === "probe";
    const taken = await claim(db, now, isProbe ? 1 : limit, lane);
    if (isProbe && taken.length > 0 && !(await takeProbe(db, now, lane === "urgent"))) {
      await giveBack(db, taken);
      return [];
    }
    return taken.map((work) => ({ ...work, isProbe }));
  }

  async function learn(work: Taken, result: Handled, now: Date): Promise<boolean> {
    const why = complaint(work, result);
    if (why) return work.isProbe ? stays(why, now) : begins(why, now);
    if (wasAnswered(result)) suspects.clear();
    if (!work.isProbe) return false;
    if (wasAnswered(result)) await ends();
    else if (!isSuspect(result)) await returnProbe(db, now);
    else await stays({ cause: result.suspect, reason: result.reason }, now);
    return false;
  }

  /** What shows that it is the server, or nothing. */
  function complaint(work: Taken, result: Handled) {
    if (result.outcome === "away") return result;
    if (!isSuspect(result)) return null;
    suspects.add(work.key);
    return suspects.size < SUSPECTS ? null : { cause: result.suspect, reason: result.reason };
  }

  async function begins(why: Parameters<typeof beginOutage>[1], now: Date) {
    suspects.clear();
    if (await beginOutage(db, why, now))
      report({ event: "mail-server-away", reason: why.cause, error: why.reason });
    return true;
  }

  async function stays(why: Parameters<typeof keepOutage>[1], now: Date) {
    await keepOutage(db, why, now);
    report({ event: "mail-server-still-away", reason: why.cause, error: why.reason });
    return false;
  }

  async function ends() {
    await endOutage(db);
    report({ event: "mail-server-back" });
  }

  return { take, learn };
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
