import { setTimeout as wait } from "node:timers/promises";
import { addressesWork, setAddressAside } from "#app/domain/mail-refusal.ts";
import { commitTogether } from "#db/commit-together.ts";
import type { Db } from "#db/transaction.ts";
import type { Handled } from "./handlers.ts";
import {
  type Held,
  type Leased,
  markBehind,
  markDone,
  markFailed,
  markPostponed,
  markSent,
} from "./outbox.ts";

/** Work that was tried, and what came of it. */
export interface Mark {
  work: Leased;
  result: Handled;
}

export interface Marks {
  /** Has a mark written soon, together with others; resolves when there is room for more. */
  add(mark: Mark): Promise<void>;
  /** When all are written, or the worker stops and the database takes none. */
  settled(): Promise<void>;
}

const AGAIN_MS = 1_000;
/** While the database is away so many are kept and nothing more is begun. */
const MOST = 50;

/** Writes what came of work, in one transaction for all that ended at nearly the same time. */
export function marksIn(
  { db, now }: { db: Db; now: () => Date },
  { failed, signal }: { failed: (error: unknown) => void; signal: AbortSignal },
): Marks {
  let pending: Mark[] = [];
  let writing: Promise<void> | null = null;

  async function add(mark: Mark) {
    pending.push(mark);
    begin();
    if (pending.length >= MOST) await writing;
  }

  function begin() {
    writing ??= writeAll().finally(() => {
      writing = null;
      if (pending.length > 0 && !signal.aborted) begin();
    });
  }

  async function writeAll() {
    while (pending.length > 0) {
      const together = pending;
      pending = [];
      try {
        await write(db, together, now());
      } catch (error) {
        pending = [...together, ...pending];
        failed(error);
        if (signal.aborted) return;
        await wait(AGAIN_MS, undefined, { signal }).catch(() => {});
      }
    }
  }

  async function settled() {
    while (writing) await writing;
  }

  return { add, settled };
}

/**
 * All of it or none. A crash in the few milliseconds until then sends these mails again, the same
 * bytes.
 */
function write(db: Db, marks: readonly Mark[], now: Date): Promise<void> {
  return commitTogether(db, async (trx) => {
    const sent = marks.flatMap(({ work, result }) =>
      result.outcome === "sent" ? [{ key: work.key, told: result.told }] : [],
    );
    await markSent(
      trx,
      sent.map(({ key }) => key),
      now,
    );
    await addressesWork(
      trx,
      sent.flatMap(({ told }) => told ?? []),
    );
    await markDone(trx, withOutcome(marks, "done"), now);
    await markBehind(trx, withOutcome(marks, "away"), now);
    for (const mark of marks) await writeOne(trx, mark, now);
  });
}

function withOutcome(marks: readonly Mark[], outcome: Handled["outcome"]): Held[] {
  return marks.filter(({ result }) => result.outcome === outcome).map(({ work }) => work);
}

/** What has a time or a reason of its own. */
async function writeOne(trx: Db, { work, result }: Mark, now: Date): Promise<void> {
  if (result.outcome === "ended") return markDone(trx, [work], now, result.reason);
  if (result.outcome === "postponed") return markPostponed(trx, work, result.until);
  if (result.outcome === "deferred")
    return markFailed(trx, work, { reason: result.reason, permanent: false }, now);
  if (result.outcome !== "refused") return;
  const { about, reason, told, isOver } = result;
  if (about === "address" && told) await setAddressAside(trx, { address: told, reason }, now);
  if (isOver) return markDone(trx, [work], now, reason);
  return markFailed(trx, work, { reason, permanent: true }, now);
}
