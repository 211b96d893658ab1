import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { Context } from "#app/context.server.ts";
import { createServer } from "#app/server/create-server.ts";
import { listen } from "#app/server/listen.ts";
import { createMailer } from "#emails/mailer.server.ts";
import type { Db } from "#db/transaction.ts";
import { built } from "./built.ts";
import { freePort } from "./embedded-postgres.ts";

/** The pages on a real port, over a database, for one test. */
export interface Web {
  /** What people type. */
  origin: string;
  context: Context;
  /** The lines of the log so far. */
  log: Record<string, unknown>[];
  visitor(headers?: Record<string, string>): Visitor;
}

export interface WebSettings {
  smtpUrl?: string;
  /** The clock, to be moved by the test. */
  now?: () => Date;
  /** What stands in front of the server, such as `https://tilsig.example`. Default: its own address. */
  origin?: string;
  trustProxy?: string | boolean;
}

/** Starts the built pages in this process; stops when the test ends. */
export async function startWeb(db: Db, settings: WebSettings = {}): Promise<Web> {
  const log: Record<string, unknown>[] = [];
  const build = await builtPages();
  const port = await freePort();
  const origin = settings.origin ?? `http://localhost:${port}`;
  const mailer = createMailer({ smtpUrl: settings.smtpUrl ?? "smtp://localhost:1" });
  const context: Context = {
    env: {
      origin,
      secrets: ["a secret of the tests, long enough 1"],
      databaseUrl: "sqlite::memory:",
      smtpUrl: "smtp://localhost:1",
      mailFrom: "Tilsig <tilsig@nordlys.example>",
      port,
      trustedProxies: "loopback",
    },
    db,
    mailer,
    now: settings.now ?? (() => new Date()),
  };
  const app = createServer({
    context,
    build,
    clientFolder: resolve("build/client"),
    log: pino({ base: null }, { write: (line) => void log.push(JSON.parse(line)) }),
    ...(settings.trustProxy !== undefined && { trustProxy: settings.trustProxy }),
  });
  const server = await listen(app, { port });
  onTestFinished(async () => {
    mailer.close();
    await server.drain(100);
  });
  const address = `http://localhost:${port}`;
  return { origin, context, log, visitor: (headers) => visitorOf(origin, address, headers) };
}

/** A browser without a script: keeps cookies, follows nothing, says where it comes from. */
export interface Visitor {
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(
    path: string,
    fields?: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

function visitorOf(origin: string, address: string, own: Record<string, string> = {}): Visitor {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie && { cookie }), ...own, ...init.headers };
    const answer = await fetch(address + path, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      ask(path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin, ...headers },
      }),
  };
}

/** The pages as `npm run build` makes them; made anew when a source has changed since. */
export function builtPages(): Promise<ServerBuild> {
  pages ??= loadPages();
  return pages;
}

let pages: Promise<ServerBuild> | undefined;

async function loadPages() {
  await built();
  const index = resolve("build/server/index.js");
  return (await import(/* @vite-ignore */ pathToFileURL(index).href)) as ServerBuild;
}
