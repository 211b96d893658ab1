import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#app/context.server.ts";
import { type Breaker, breakerFor, type Taken } from "./breaker.ts";
import { nameOf } from "./error-name.ts";
import { type Handled, handlers } from "./handlers.ts";
import { type Marks, marksIn } from "./marks.ts";
import { roundFaults } from "./round-faults.ts";
import { boundLeases, giveBack, isUntold } from "./outbox.ts";
import {
  assignToNewMembers,
  closeDueWaves,
  deletePastThings,
  openDueWaves,
  remakeWarnings,
} from "./schedule.ts";
import { type Tray, trayOf } from "./tray.ts";
import { inTurns } from "./turns.ts";

export interface Worker {
  /** Takes nothing more, gives back what it has not begun, and finishes what it has in hand. */
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

const SCHEDULE_EVERY_MS = 30_000;
const DELETE_EVERY_MS = 3_600_000;
const AFTER_FAULT_MS = 1_000;
/** A mail that hangs for longer keeps its lease, and is tried again when that is over. */
const STOP_WITHIN_MS = 10_000;

/**
 * Work that somebody waits for has hands of its own, so that it stands behind nothing. `hands` work at
 * the same time, a few more than there are connections: some write while the others send.
 */
const lanes = {
  urgent: { hands: 2, ahead: 2, askAgain: 250 },
  other: { hands: 16, ahead: 40, askAgain: 1_000 },
} as const;
type LaneName = keyof typeof lanes;
const laneNames: LaneName[] = ["urgent", "other"];

/** So many mails are begun together where people are served beside them: they share commits. */
const TOGETHER = 2;

/**
 * Works off the outbox and the schedule until it is stopped; any number may run on PostgreSQL. In a
 * process that serves people too, `free` resolves when work may be begun; what is urgent does not ask.
 */
export function startWorker(
  context: Context,
  report: Report = () => {},
  { free }: { free?: () => Promise<void> } = {},
): Worker {
  const stopping = new AbortController();
  const giveWay = free ? inTurns(free, TOGETHER) : async () => {};
  const desk = { ...deskOf(context, report, stopping.signal), giveWay };
  const running = Promise.all([
    keepSchedule(desk),
    ...laneNames.map((name) => keepLane(desk, name)),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([...desk.trays].map((tray) => tray.clear())).catch(() => {});
      await Promise.race([running, wait(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
}

/** Does everything that is due now: closes and opens waves, works off the outbox, deletes what is past its time. */
export async function workOnce(context: Context, report: Report = () => {}): Promise<void> {
  await boundLeases(context.db, context.now());
  await closeDueWaves(context, report);
  await openDueWaves(context, report);
  await assignToNewMembers(context, report);
  const desk = deskOf(context, report, new AbortController().signal);
  for (;;) {
    const counts = await Promise.all(laneNames.map((name) => workOff(desk, name, null)));
    if (counts.every((count) => count === 0)) break;
  }
  await deletePastThings(context, report);
  await remakeWarnings(context, report);
}

/** What the hands of one process share. */
interface Desk {
  context: Context;
  report: Report;
  /** Tells of a round that failed. */
  failed: (error: unknown) => void;
  signal: AbortSignal;
  breaker: Breaker;
  marks: Marks;
  /** Resolves when work that nobody stands and waits for may be begun. */
  giveWay: () => Promise<void>;
  trays: Set<Tray<Taken>>;
}

function deskOf(context: Context, report: Report, signal: AbortSignal): Desk {
  const breaker = breakerFor(context.db, report);
  const failed = roundFaults(report);
  const marks = marksIn(context, { failed, signal });
  const giveWay = async () => {};
  return { context, report, failed, signal, breaker, marks, giveWay, trays: new Set() };
}

async function keepSchedule(desk: Desk) {
  const { context, report, signal } = desk;
  let scheduledAt = -Infinity;
  let deletedAt = -Infinity;
  while (!signal.aborted) {
    try {
      // By the time since the start: a clock that is set back would stop the schedule for as long.
      if (performance.now() - scheduledAt >= SCHEDULE_EVERY_MS) {
        scheduledAt = performance.now();
        await boundLeases(context.db, context.now());
        await closeDueWaves(context, report);
        await openDueWaves(context, report);
        await assignToNewMembers(context, report);
        await remakeWarnings(context, report);
      }
      if (performance.now() - deletedAt >= DELETE_EVERY_MS) {
        deletedAt = performance.now();
        await deletePastThings(context, report);
      }
    } catch (error) {
      desk.failed(error);
    }
    await wait(AFTER_FAULT_MS, undefined, { signal }).catch(() => {});
  }
}

async function keepLane(desk: Desk, name: LaneName) {
  while (!desk.signal.aborted) {
    try {
      await workOff(desk, name, lanes[name].askAgain);
    } catch (error) {
      desk.failed(error);
      await wait(AFTER_FAULT_MS, undefined, { signal: desk.signal }).catch(() => {});
    }
  }
}

/** All hands of a lane, until there is nothing more to take; gives how much was done. */
async function workOff(desk: Desk, name: LaneName, askAgain: number | null): Promise<number> {
  const { context, breaker, marks, signal, trays } = desk;
  const { hands, ahead } = lanes[name];
  const tray = trayOf<Taken>({
    claim: (limit) => breaker.take(context.now(), limit, name),
    giveBack: (work) => giveBack(context.db, work),
    ...{ ahead, askAgain, signal },
  });
  trays.add(tray);
  if (signal.aborted) await tray.clear();
  const working = Array.from({ length: hands }, () => workWith(desk, name, tray));
  const ended = await Promise.allSettled(working);
  trays.delete(tray);
  await marks.settled();
  return ended.reduce((sum, hand) => {
    if (hand.status === "rejected") throw hand.reason;
    return sum + hand.value;
  }, 0);
}

async function workWith(desk: Desk, name: LaneName, tray: Tray<Taken>): Promise<number> {
  let count = 0;
  for (let work = await tray.next(); work; work = await tray.next(), count += 1) {
    if (name !== "urgent") await desk.giveWay();
    const result = await attempt(desk.context, work);
    tell(desk, work, result);
    await conclude(desk, work, result);
  }
  return count;
}

/** That a mail is out is noted whatever happens beside it. */
async function conclude({ breaker, marks, trays, context }: Desk, work: Taken, result: Handled) {
  try {
    const hasBegun = await breaker.learn(work, result, context.now());
    if (hasBegun) await Promise.all([...trays].map((tray) => tray.clear()));
  } finally {
    await marks.add({ work, result });
  }
}

async function attempt(context: Context, work: Taken): Promise<Handled> {
  const handler = handlers[work.kind];
  if (!handler) return { outcome: "refused", about: "mail", reason: `no handler for ${work.kind}` };
  try {
    return await handler(context, work);
  } catch (error) {
    return { outcome: "deferred", suspect: null, reason: nameOf(error), isOurs: true };
  }
}

function tell({ report }: Desk, { kind }: Taken, result: Handled) {
  if (isUntold(kind) || result.outcome === "away") return;
  if (result.outcome === "postponed") return report({ event: "work-postponed", kind });
  if (result.outcome === "refused" || result.outcome === "deferred")
    return report({ event: "work-failed", kind, error: result.reason });
  report({ event: "work-done", kind });
}
