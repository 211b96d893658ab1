import { relative } from "node:path";
import type { RequestHandler } from "express";
import { pino } from "pino";
import { closeContext, createContext } from "#app/context.server.ts";
import { demoSecret, type Env } from "#app/env.server.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { createServer } from "#app/server/create-server.ts";
import { listen } from "#app/server/listen.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { takeFolder } from "./folder.ts";
import type { Build } from "./frame.tsx";
import { catchMails } from "./mail-catcher.ts";
import { makeNordlys, series } from "./nordlys.ts";
import { demoRoutes } from "./routes.ts";

/** The pages to serve: built ones with their client, or those of a development server. */
export interface Pages {
  build: Build;
  clientFolder?: string;
  vite?: RequestHandler;
}

export interface RunningDemo {
  origin: string;
  /** The command that closes the open wave, for a second terminal. */
  closing: string;
  stop(): Promise<void>;
}

/**
 * Makes Nordlys IPS in `folder` and serves it at `port`, with everything that belongs to it in this
 * one process: database, mails and worker. Throws a `Refusal` where another demo works.
 */
export async function startDemo(
  { folder, port }: { folder: string; port: number },
  pages: Pages,
  now: () => Date = () => new Date(),
): Promise<RunningDemo> {
  const { database, leave } = takeFolder(folder, now());
  const catcher = await catchMails(now);
  const env = demoEnv({ database, port, smtpUrl: catcher.url });
  const context = createContext(env, now);
  await migrateToLatest(context.db);
  const { period } = await makeNordlys(context.db, now());

  const file = relative(process.cwd(), database);
  const closing = `DATABASE_URL=sqlite:${file} npm run tilsig -- wave close ${series} ${period}`;
  const log = pino({ base: null, level: "warn" });
  const { build } = pages;
  const routes = demoRoutes({ context, build, catcher, period, closing });
  const server = await listen(createServer({ context, log, routes, ...pages }), env);
  const worker = startWorker(context, (event) => {
    if (event.error) log.warn(event, "work");
  });

  const stop = async () => {
    await Promise.all([server.drain(2_000), worker.stop()]);
    await closeContext(context);
    await catcher.stop();
    leave();
  };
  return { origin: env.origin, closing, stop };
}

/** Nothing of it comes from outside, so the demo cannot touch what a real installation uses. */
function demoEnv(demo: { database: string; port: number; smtpUrl: string }): Env {
  return {
    origin: `http://localhost:${demo.port}`,
    secrets: [demoSecret],
    databaseUrl: `sqlite:${demo.database}`,
    smtpUrl: demo.smtpUrl,
    mailFrom: "Tilsig <tilsig@nordlys.example>",
    port: demo.port,
    trustedProxies: "loopback",
  };
}
