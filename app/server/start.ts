import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { type Env, EnvironmentProblems, loadEnv } from "#app/env.server.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { isPostgresUrl } from "#db/connection.server.ts";
import { CannotStart } from "./cannot-start.ts";
import { createServer } from "./create-server.ts";
import { faultIn } from "./fault-in.ts";
import { type Listening, listen } from "./listen.ts";
import { offerFirstAdministrator, prepare } from "./prepare.ts";
import { stopWhenTold } from "./told-to-stop.ts";

/** Requests and work have this long to end by themselves, before what hangs is cut off. */
const DRAIN_WITHIN_MS = 12_000;
/** Mails wait so long for a moment without requests, so that people are served first and mails go all the same. */
const GIVE_WAY_MS = 100;
// Found at run time: it is made by the build, and is no source of ours. Asked of the package, because
// this program lies elsewhere once it is built.
const root = resolve(createRequire(import.meta.url).resolve("#app/root.tsx"), "../..");

process.env.NODE_ENV = "production";
try {
  await start();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}

/** Production: migrate, serve, and (on SQLite) work, until told to stop. */
async function start() {
  const env = environment();
  const build = await pages();
  const log = pino({ base: null });
  const { context, close } = await prepare(env, "the server", say);
  const clientFolder = resolve(root, "build/client");
  const app = createServer({ context, build, clientFolder, log, trustProxy: env.trustedProxies });
  const server = await listening(app, env).catch(async (error) => {
    await close();
    throw error;
  });
  // After that, so that a start that fails does not take away the link of one that went well.
  await offerFirstAdministrator(context, say);
  // On PostgreSQL the work is done by processes of its own: npm run worker.
  const worker = isPostgresUrl(env.databaseUrl)
    ? null
    : startWorker(context, (event) => log.info(event, "work"), {
        free: () => server.quiet(GIVE_WAY_MS),
      });
  stopWhenTold(
    async () => {
      await Promise.all([server.drain(DRAIN_WITHIN_MS), worker?.stop()]);
      await close();
    },
    (error) => log.error({ event: "stop-failed", ...faultIn(error) }, "server"),
  );
  say(`Tilsig is at ${env.origin} (port ${server.port}).`);
}

function environment(): Env {
  try {
    return loadEnv(process.env, "server");
  } catch (error) {
    if (!(error instanceof EnvironmentProblems)) throw error;
    throw new CannotStart(error.message, 2);
  }
}

async function pages() {
  const built = resolve(root, "build/server/index.js");
  if (!existsSync(built)) throw new CannotStart("Nothing is built yet: npm run build", 2);
  return (await import(pathToFileURL(built).href)) as ServerBuild;
}

async function listening(
  app: ReturnType<typeof createServer>,
  { port }: { port: number },
): Promise<Listening> {
  try {
    return await listen(app, { port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new CannotStart(
        `Port ${port} is taken by another process. End that one, or name another port: PORT.`,
        1,
      );
    }
    if (code !== "EACCES") throw error;
    throw new CannotStart(`Port ${port} may not be used. Name one above 1023: PORT.`, 2);
  }
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
