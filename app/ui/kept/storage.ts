import { isWaiting, type KeptResponse, withoutDraft } from "./kept-response.ts";
import { isSharedComputer } from "./shared-computer.ts";

/**
 * What is kept on this device, in IndexedDB: the worker can read it there when no page is open, and
 * a change is one transaction, whoever else has a page open. Where the browser keeps nothing, or
 * must not, it stands on this page alone, and `where` says so.
 */
export interface Stored {
  kept: KeptResponse | undefined;
  where: "phone" | "page";
}

/** Changes what is kept under a key; giving undefined takes it away. */
export async function change(
  key: string,
  to: (kept: KeptResponse | undefined) => KeptResponse | undefined,
): Promise<Stored> {
  const here = onThisPage.get(key);
  const stored = await changeOnDevice(key, (kept) => to(here ?? kept)).catch((): Stored => ({
    kept: to(here),
    where: "page",
  }));
  if (stored.where === "page" && stored.kept) onThisPage.set(key, stored.kept);
  else onThisPage.delete(key);
  announce(key);
  return stored;
}

export async function keptUnder(key: string): Promise<Stored> {
  const all = await allKept();
  const kept = all.find(({ draftKey }) => draftKey === key);
  return { kept, where: kept && onThisPage.has(key) ? "page" : "phone" };
}

/** Everything that is kept here, whosever it is: ask `isOurs` before any of it is shown. */
export async function allKept(): Promise<KeptResponse[]> {
  const stored = await read<KeptResponse[]>("responses", (store) => store.getAll());
  const elsewhere = (stored ?? []).filter(({ draftKey }) => !onThisPage.has(draftKey));
  return [...onThisPage.values(), ...elsewhere];
}

/** Who was signed in here last and has not left; undefined where that is not known. */
export function personHere(): Promise<string | undefined> {
  return read<string>("here", (store) => store.get("owner"));
}

export async function notePersonHere(owner: string | undefined): Promise<void> {
  if ((await personHere()) === owner || isSharedComputer()) return;
  await written("here", (store) => {
    if (owner === undefined) store.delete("owner");
    else store.put(owner, "owner");
  }).catch(() => undefined);
}

/**
 * Takes what nobody has sent, or nobody will take any more, off this device. What was sent and is not
 * received yet stays until it is.
 */
export async function forgetDrafts(isMeant: (kept: KeptResponse) => boolean): Promise<void> {
  for (const { draftKey } of (await allKept()).filter(isMeant)) {
    await change(draftKey, (kept) => (kept && isWaiting(kept) ? withoutDraft(kept) : undefined));
  }
}

/** Calls back after each change, whichever page or worker made it; gives what stops that. */
export function onChange(then: (key: string) => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === "string") then(data);
  };
  return () => channel.close();
}

const onThisPage = new Map<string, KeptResponse>();
const channelName = "tilsig-kept";
let channel: BroadcastChannel | undefined;

function announce(key: string) {
  if (typeof BroadcastChannel === "undefined") return;
  channel ??= new BroadcastChannel(channelName);
  channel.postMessage(key);
}

async function changeOnDevice(
  key: string,
  to: (kept: KeptResponse | undefined) => KeptResponse | undefined,
): Promise<Stored> {
  let kept: KeptResponse | undefined;
  const shared = isSharedComputer();
  await written("responses", (store) => {
    const found: IDBRequest<KeptResponse | undefined> = store.get(key);
    found.onsuccess = () => {
      kept = to(found.result);
      // What was sent before it was said that others come here still waits to be received.
      const mayStay = !shared || (found.result && isWaiting(found.result) && isWaiting(kept ?? {}));
      if (kept && mayStay) store.put(kept);
      else store.delete(key);
    };
  });
  return { kept, where: shared ? "page" : "phone" };
}

async function written(name: Store, change: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction(name, "readwrite");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    change(transaction.objectStore(name));
  });
}

async function read<T>(
  name: Store,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open();
    return await done(ask(database.transaction(name).objectStore(name)));
  } catch {
    return undefined;
  }
}

type Store = "responses" | "here";

let opening: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opening ??= openedDatabase().catch((reason: unknown) => {
    opening = undefined;
    throw reason;
  });
  return opening;
}

async function openedDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open("tilsig", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("responses", { keyPath: "draftKey" });
    request.result.createObjectStore("here");
  };
  const database = await done(request);
  // The browser has closed it, for instance to make room: the next use opens it again.
  database.onclose = () => (opening = undefined);
  database.onversionchange = () => {
    database.close();
    opening = undefined;
  };
  return database;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
