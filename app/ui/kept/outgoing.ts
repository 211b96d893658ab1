import { deliver, deliverAll } from "./delivery.ts";
import { isPast, type KeptResponse, type Said } from "./kept-response.ts";
import { allKept, change, personHere } from "./storage.ts";

/**
 * Sends what waits here by itself: now, when the line or the page comes back, and in between with
 * patience. Called by every page; what it starts, it starts once.
 */
export function keepSending(): void {
  if (isStarted) return;
  isStarted = true;
  addEventListener("online", fromTheStart);
  addEventListener("pageshow", fromTheStart);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") fromTheStart();
  });
  navigator.serviceWorker?.addEventListener("message", fromTheStart);
  fromTheStart();
}

/** Tries one response now; what could not be delivered is tried again by itself. */
export async function sendNow(key: string): Promise<Said | "nothing"> {
  const said = await deliver(key);
  if (said === "later") {
    tries = 0;
    tryAgainLater();
    void askForSync();
  }
  return said;
}

/** Takes away what is past its time. How late it is the server says; the clock of a phone may be wrong. */
export async function tidy(): Promise<void> {
  const all = await allKept();
  const serverTime = all.length > 0 ? await timeOfServer() : undefined;
  if (serverTime === undefined) return;
  for (const { draftKey } of all) {
    await change(draftKey, (kept) => {
      if (!kept || isPast(kept, serverTime)) return undefined;
      // A time ahead of the server's was none of its own.
      return { ...kept, since: Math.min(kept.since ?? serverTime, serverTime) };
    });
  }
}

/** Whether it belongs to whoever is signed in here, or to the invitation whose page this is. */
export async function ours(): Promise<(kept: KeptResponse) => boolean> {
  const owner = await personHere();
  const asked = pathAsked();
  return (kept) => kept.owner === owner || isInvited(kept, asked);
}

/** The page that was asked for; without signal another one stands in its place and names it. */
export function pathAsked(): string {
  const { pathname, hash } = location;
  if (!pathname.startsWith("/offline/")) return pathname;
  const behind = hash.slice(1);
  return /^\/(?!\/)/.test(behind) ? behind : "/";
}

function isInvited({ path }: KeptResponse, asked: string): boolean {
  return path.startsWith("/invitations/") && isAt(path, asked);
}

/** Whether `asked` is a page of the wave at `path`. */
export function isAt(path: string, asked: string): boolean {
  return asked === path || asked.startsWith(`${path}/`);
}

let isStarted = false;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function fromTheStart() {
  tries = 0;
  void tryAll();
}

async function tryAll() {
  clearTimeout(timer);
  // Not first asking whether the browser thinks that it is online: it is often wrong, either way.
  if (await deliverAll()) tryAgainLater();
}

/** Seconds between tries: a server that is down is not helped by being asked. */
const pauses = [5, 15, 60, 300];

function tryAgainLater() {
  clearTimeout(timer);
  const seconds = pauses[Math.min(tries, pauses.length - 1)] ?? 300;
  tries += 1;
  // Not all at the same moment: others were cut off by the same fault.
  timer = setTimeout(() => void tryAll(), seconds * 1000 * (1 + Math.random() / 2));
}

/** Where the browser can, the worker sends even when no page is open any more. */
async function askForSync() {
  try {
    const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration();
    await registration?.sync?.register("tilsig-outgoing");
  } catch {
    // Not every browser has it, and a person may have switched it off.
  }
}

type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** The clock of the server, in milliseconds; undefined where it cannot be reached. */
export async function timeOfServer(): Promise<number | undefined> {
  try {
    const answer = await fetch("/health", { method: "HEAD" });
    const time = Date.parse(answer.headers.get("Date") ?? "");
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}
