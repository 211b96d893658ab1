import { deliverAll } from "./delivery.ts";
import { allKept } from "./storage.ts";

/**
 * The worker. It keeps two pages that say nothing of anybody (`/offline/en`, `/offline/nb`) and the
 * pieces they are made of, the form among them; it shows them where there is no signal, and sends
 * what waits when the browser says that there is some again. Nothing else is kept, and no answer
 * that says `no-store`.
 */
const scope = globalThis as unknown as WorkerScope;

/** Put in front by the server: another build is another worker, with a cache of its own. */
const cacheName = `tilsig-${scope.tilsigBuild ?? "unknown"}`;

const shells = { en: "/offline/en", nb: "/offline/nb" };

scope.addEventListener("install", (event) => {
  // Where the browser knows how, it looks for pieces by itself, without waking the worker.
  const kept = { condition: { urlPattern: { pathname: "/assets/*" } }, source: { cacheName } };
  event.waitUntil(Promise.all([keepShells(), event.addRoutes?.([kept])]));
});

/** A new worker waits until no page of the old one is open; then nothing of the old is used any more. */
scope.addEventListener("activate", (event) => event.waitUntil(dropOldThenClaim()));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(keptOrFetched(request));
  else if (request.mode === "navigate") event.respondWith(pageOrShell(event, pathname));
});

scope.addEventListener("sync", (event) => event.waitUntil(sendAll()));

async function keepShells() {
  const cache = await caches.open(cacheName);
  for (const address of Object.values(shells)) {
    // Without cookies: the page cannot be about anybody.
    const page = await fetch(address, { credentials: "omit", cache: "no-store" });
    if (!mayBeKept(page)) throw new Error(`${address} cannot be kept.`);
    const pieces = (await page.clone().text()).match(/\/assets\/[\w./-]+/g) ?? [];
    await Promise.all([...new Set(pieces)].map((piece) => keepPiece(cache, piece)));
    await cache.put(address, page);
  }
}

/** Its name carries a hash of what is in it: what an older worker has need not be fetched again. */
async function keepPiece(cache: Cache, address: string) {
  if (await cache.match(address)) return;
  const piece = (await caches.match(address)) ?? (await fetch(address));
  if (!mayBeKept(piece)) throw new Error(`${address} cannot be kept.`);
  await cache.put(address, piece);
}

function mayBeKept(answer: Response) {
  return answer.ok && !/no-store/i.test(answer.headers.get("Cache-Control") ?? "");
}

async function dropOldThenClaim() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("tilsig-") && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
}

async function keptOrFetched(request: Request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function pageOrShell(event: FetchEvent, pathname: string): Promise<Response> {
  if (pathname.startsWith("/offline/")) return keptOrFetched(event.request);
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (noSignal) {
    const shell = shells[await languageOf(pathname)];
    if (!(await caches.match(shell))) throw noSignal;
    return Response.redirect(`${shell}#${pathname}`);
  }
}

/** The language of what was begun there, else the browser's. */
async function languageOf(pathname: string): Promise<"en" | "nb"> {
  const kept = (await allKept()).find(({ path }) => pathname.startsWith(path));
  return kept?.language ?? (/^(nb|nn|no)\b/.test(navigator.language) ? "nb" : "en");
}

/** Rejected when something is left, so that the browser asks again. */
async function sendAll() {
  if (await deliverAll()) throw new Error("Not everything could be delivered yet.");
}

/** What TypeScript's library for pages does not know of workers. */
interface WorkerScope {
  tilsigBuild?: string;
  registration: ServiceWorkerRegistration;
  clients: { claim(): Promise<void> };
  addEventListener(type: "install", listener: (event: InstallEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: string, listener: (event: ExtendableEvent) => void): void;
}

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface InstallEvent extends ExtendableEvent {
  addRoutes?(routes: readonly object[]): Promise<void>;
}

interface FetchEvent extends ExtendableEvent {
  request: Request;
  preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
