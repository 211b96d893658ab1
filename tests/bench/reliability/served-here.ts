import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { closeContext, type Context, createContext } from "#app/context.server.ts";
import { loadEnv } from "#app/env.server.ts";
import { createServer } from "#app/server/create-server.ts";
import { listen } from "#app/server/listen.ts";
import { key } from "#tests/bench/web/asked-people.ts";
import type { Site } from "./phones.ts";

/** The real pages in this process, so that its very connection to the database can be hindered. */
export interface ServedHere {
  site: Site;
  context: Context;
  /** Lines that it has logged. */
  log: Record<string, unknown>[];
  stop(): Promise<void>;
}

/** Serves the built pages over a database that is ready. */
export async function serveHere(databaseUrl: string): Promise<ServedHere> {
  const environment = { DATABASE_URL: databaseUrl, TILSIG_SECRET: key, NODE_ENV: "production" };
  const context = createContext(loadEnv(environment as NodeJS.ProcessEnv, "command"));
  const log: Record<string, unknown>[] = [];
  const built = pathToFileURL(resolve("build/server/index.js")).href;
  const app = createServer({
    context,
    build: (await import(/* @vite-ignore */ built)) as ServerBuild,
    clientFolder: resolve("build/client"),
    log: pino({ base: null }, { write: (line) => void log.push(JSON.parse(line)) }),
  });
  const server = await listen(app, { port: 0 });
  return {
    site: { address: `http://127.0.0.1:${server.port}`, origin: context.env.origin },
    context,
    log,
    stop: async () => {
      await server.drain(1000);
      await closeContext(context);
    },
  };
}
