import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#app/context.server.ts";
import { type Claimed, claim, isUntold, markDone, markFailed, markPostponed } from "./outbox.ts";
import { nameOf } from "./error-name.ts";
import { type Handled, handlers } from "./handlers.ts";
import { closeDueWaves, deletePastThings, openDueWaves, remakeWarnings } from "./schedule.ts";

export interface Worker {
  /** Finishes what it has in hand and takes nothing more. */
  stop(): Promise<void>;
}

/** Says what was done, for a log: kinds and counts, never persons, addresses or contents. */
export type Report = (event: {
  event: string;
  kind?: string;
  error?: string;
  count?: number;
  /** Series and period. */
  wave?: string;
  reason?: string;
}) => void;

const OUTBOX_EVERY_MS = 1_000;
const SCHEDULE_EVERY_MS = 30_000;
const DELETE_EVERY_MS = 3_600_000;
const AT_ONCE = 20;

/** Works off the outbox and the schedule until it is stopped; any number may run on PostgreSQL. */
export function startWorker(context: Context, report: Report = () => {}): Worker {
  const stopping = new AbortController();
  const running = loop(context, report, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Does everything that is due now: closes and opens waves, works off the outbox, deletes what is past its time. */
export async function workOnce(context: Context, report: Report = () => {}): Promise<void> {
  await closeDueWaves(context, report);
  await openDueWaves(context, report);
  while (await workOff(context, report));
  await deletePastThings(context, report);
  await remakeWarnings(context, report);
}

async function loop(context: Context, report: Report, signal: AbortSignal): Promise<void> {
  let scheduledAt = 0;
  let deletedAt = 0;
  while (!signal.aborted) {
    try {
      if (Date.now() - scheduledAt >= SCHEDULE_EVERY_MS) {
        scheduledAt = Date.now();
        await closeDueWaves(context, report);
        await openDueWaves(context, report);
        await remakeWarnings(context, report);
      }
      while (!signal.aborted && (await workOff(context, report)));
      if (Date.now() - deletedAt >= DELETE_EVERY_MS) {
        deletedAt = Date.now();
        await deletePastThings(context, report);
      }
    } catch (error) {
      // The database may be away for a moment; nothing is lost, the next round asks again.
      report({ event: "worker-round-failed", error: nameOf(error) });
    }
    await wait(OUTBOX_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** One handful of due work, at the same time; gives whether there was any. */
async function workOff(context: Context, report: Report): Promise<boolean> {
  const work = await claim(context.db, context.now(), AT_ONCE);
  await Promise.all(work.map((one) => handle(context, one, report)));
  return work.length > 0;
}

async function handle(context: Context, work: Claimed, report: Report): Promise<void> {
  const { db, now } = context;
  const tell: Report = (event) => isUntold(work.kind) || report({ ...event, kind: work.kind });
  const result = await attempt(context, work);
  switch (result.outcome) {
    case "done":
      await markDone(db, work.key, now());
      return tell({ event: "work-done" });
    case "postponed":
      await markPostponed(db, work.key, result.until);
      return tell({ event: "work-postponed" });
    case "refused":
      await markFailed(db, work, result, now());
      return tell({ event: "work-failed", error: result.reason });
  }
}

async function attempt(context: Context, work: Claimed): Promise<Handled> {
  const handler = handlers[work.kind];
  if (!handler)
    return { outcome: "refused", reason: `no handler for ${work.kind}`, permanent: true };
  try {
    return await handler(context, work);
  } catch (error) {
    return { outcome: "refused", reason: nameOf(error), permanent: false };
  }
}
