import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { closeContext, createContext } from "#app/context.server.ts";
import { type Env, EnvironmentProblems, loadEnv } from "#app/env.server.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { isPostgresUrl } from "#db/connection.server.ts";
import { createServer } from "./create-server.ts";
import { listen } from "./listen.ts";
import { prepare } from "./prepare.ts";

process.env.NODE_ENV = "production";
await start();

/** Production: migrate, serve, and (on SQLite) work, until told to stop. */
async function start() {
  const env = environment();
  if (!env) return;
  const log = pino({ base: null });
  const context = createContext(env);
  await prepare(context, say);

  // Found at run time: it is made by the build, and is no source of ours.
  const root = resolve(import.meta.dirname, "../..");
  const built = pathToFileURL(resolve(root, "build/server/index.js")).href;
  const build = (await import(built)) as ServerBuild;
  const clientFolder = resolve(root, "build/client");
  const app = createServer({ context, build, clientFolder, log, trustProxy: env.trustedProxies });
  const server = await listen(app, env);
  // On PostgreSQL the work is done by processes of its own: npm run worker.
  const worker = isPostgresUrl(env.databaseUrl)
    ? null
    : startWorker(context, (event) => log.info(event, "work"));
  say(`Tilsig is at ${env.origin} (port ${server.port}).`);

  const stop = async () => {
    await Promise.all([server.drain(), worker?.stop()]);
    await closeContext(context);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function environment(): Env | null {
  try {
    return loadEnv(process.env, "server");
  } catch (error) {
    if (!(error instanceof EnvironmentProblems)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
    return null;
  }
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
