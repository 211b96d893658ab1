import type { ServerBuild } from "@remix-run/node";
import { pino } from "pino";
import { createServer as createViteServer } from "vite";
import { createContext } from "#app/context.server.ts";
import { loadEnv } from "#app/env.server.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { createServer } from "./create-server.ts";
import { listen } from "./listen.ts";
import { prepare } from "./prepare.ts";

process.env.NODE_ENV = "development";
await develop();

/** Development: the same server, with pages that change as they are written. */
async function develop() {
  const context = createContext(loadEnv(process.env, "command"));
  await prepare(context, (line) => process.stdout.write(`${line}\n`));
  const vite = await createViteServer({ server: { middlewareMode: true } });
  const app = createServer({
    context,
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    log: pino({ base: null, level: "warn" }),
    vite: vite.middlewares,
  });
  const server = await listen(app, context.env);
  startWorker(context);
  process.stdout.write(`Tilsig is at http://localhost:${server.port}.\n`);
}
