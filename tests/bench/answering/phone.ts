import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

export type Kind = "start page" | "form" | "answer" | "received page" | "asset";

/** What every request of a kind took, in milliseconds to the last byte. */
export type Took = Record<Kind, number[]>;

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: () => Promise<string>;
}

export interface Phone {
  ask(kind: Kind, path: string, form?: URLSearchParams): Promise<Answered>;
  /** Everything that a page names, and what that names in turn; nothing is fetched twice. */
  fetchAssets(page: string): Promise<void>;
  close(): void;
}

/** A phone that has never been here: its own connections, as many as a browser opens, and an empty cache. */
export function phoneAt(origin: string, took: Took): Phone {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const fetched = new Set<string>();

  async function ask(kind: Kind, path: string, form?: URLSearchParams): Promise<Answered> {
    const started = performance.now();
    const { status, headers, bytes } = await exchange(path, form);
    took[kind].push(performance.now() - started);
    return { status, headers, body: () => textOf(bytes, headers) };
  }

  function exchange(path: string, form?: URLSearchParams) {
    const body = form && String(form);
    const headers = {
      "accept-encoding": "br",
      "accept-language": "nb",
      ...(body !== undefined && {
        origin,
        "content-type": "application/x-www-form-urlencoded",
        "content-length": String(Buffer.byteLength(body)),
      }),
    };
    const method = body === undefined ? "GET" : "POST";
    return new Promise<{ status: number; headers: IncomingHttpHeaders; bytes: Buffer }>(
      (resolve, reject) => {
        const sent = request(origin + path, { method, headers, agent }, (answer) => {
          buffer(answer).then(
            (bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes }),
            reject,
          );
        });
        sent.once("error", reject);
        sent.end(body);
      },
    );
  }

  async function fetchAssets(page: string): Promise<void> {
    const named = assetsIn(page).filter((path) => !fetched.has(path));
    named.forEach((path) => fetched.add(path));
    await Promise.all(named.map(fetchAsset));
  }

  async function fetchAsset(path: string): Promise<void> {
    const { status, body } = await ask("asset", path);
    if (status !== 200) throw new Error(`${path} was answered ${status}.`);
    if (/\.(?:js|css)$/.test(path)) await fetchAssets(await namedBy(path, body));
  }

  return { ask, fetchAssets, close: () => agent.destroy() };
}

/**
 * What a file names, found once for everybody: a browser finds it without our processor. The manifest
 * names the files of every page, which a phone does not fetch.
 */
function namedBy(path: string, body: () => Promise<string>): Promise<string> {
  const found = path.includes("/manifest-")
    ? Promise.resolve("")
    : body().then((text) => namesIn(text).join(" "));
  const names = known.get(path) ?? found;
  known.set(path, names);
  return names;
}

const known = new Map<string, Promise<string>>();

/** Fonts of a style sheet, and what a module imports, at once or later. */
function namesIn(text: string): string[] {
  const fonts = text.match(/\/assets\/[\w.-]*latin-wght-normal[\w.-]*\.woff2/g) ?? [];
  const modules = [...text.matchAll(/(?:from|import)\s*\(?["']\.\/([\w.-]+\.js)["']/g)];
  const styles = [...text.matchAll(/["']assets\/([\w.-]+\.css)["']/g)];
  return [...fonts, ...[...modules, ...styles].map(([, name]) => `/assets/${name}`)];
}

function assetsIn(text: string): string[] {
  return [...new Set(text.match(/\/assets\/[\w.-]+\.(?:js|css|woff2)/g) ?? [])];
}

async function textOf(bytes: Buffer, headers: IncomingHttpHeaders): Promise<string> {
  const isSmall = headers["content-encoding"] === "br";
  return (isSmall ? await promisify(brotliDecompress)(bytes) : bytes).toString();
}
