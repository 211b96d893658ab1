import { setTimeout as wait } from "node:timers/promises";
import { LEASE_SECONDS, type Leased } from "./outbox.ts";

/** Work that is claimed ahead and lies ready, so that no hand waits for the database. */
export interface Tray<Work> {
  /**
   * The next piece; undefined when there is nothing more to come. Throws what a claim has thrown, once
   * nothing lies ready any more.
   */
  next(): Promise<Work | undefined>;
  /** Hands nothing out any more, and gives back what was claimed and not begun. */
  clear(): Promise<void>;
}

interface Filling<Work> {
  /** Claims at most so many; fewer means that no more is due. */
  claim: (limit: number) => Promise<Work[]>;
  giveBack: (work: Work[]) => Promise<void>;
  /** How many may lie ready. */
  ahead: number;
  /** Milliseconds until it is asked again for work that was not due; null: the tray ends there. */
  askAgain: number | null;
  signal: AbortSignal;
}

/** Work may lie for half its lease; the other half is for whoever begins it. */
const FRESH_MS = (LEASE_SECONDS * 1000) / 2;

/** A tray for any number of hands that keeps itself filled. */
export function trayOf<Work extends Leased>(filling: Filling<Work>): Tray<Work> {
  const { claim, giveBack, ahead, askAgain, signal } = filling;
  let lying: { work: Work; since: number }[] = [];
  let refilling: Promise<void> | null = null;
  let fault: { error: unknown } | null = null;
  let wasShort = false;
  let isOver = false;

  async function next() {
    for (;;) {
      if (isOver) return undefined;
      const first = lying.shift();
      if (!first && fault) throw fault.error;
      if (!fault && lying.length <= ahead / 2) refillOnce();
      if (!first) await refilling;
      else if (performance.now() - first.since < FRESH_MS) return first.work;
      else await giveBack([first.work]);
    }
  }

  function refillOnce() {
    refilling ??= refill()
      .catch((error: unknown) => void (fault = { error }))
      .finally(() => void (refilling = null));
  }

  async function refill() {
    if (wasShort && askAgain === null) {
      isOver = lying.length === 0;
      return;
    }
    if (wasShort) await wait(askAgain ?? 0, undefined, { signal }).catch(() => {});
    if (isOver) return;
    const since = performance.now();
    const taken = await claim(ahead);
    wasShort = taken.length < ahead;
    // Cleared meanwhile: nobody begins it any more.
    if (isOver) return giveBack(taken);
    lying.push(...taken.map((work) => ({ work, since })));
  }

  async function clear() {
    isOver = true;
    const left = lying.map(({ work }) => work);
    lying = [];
    await giveBack(left);
    await refilling;
  }

  return { next, clear };
}
