import { once } from "node:events";
import { Command } from "commander";
import { loadEnv } from "#app/env.server.ts";
import { isPostgresUrl } from "#db/connection.server.ts";
import { Refusal } from "./refusal.ts";

const words = {
  worker: "Close waves and send mails. On SQLite the web process does it already.",
  once: "do what is due now and end",
  sqlite:
    "On SQLite the web process works already, and only one process may: use --once beside it, or " +
    "set DATABASE_URL to a PostgreSQL database to run workers of their own.",
};

/** `tilsig worker` */
export function workerCommand(): Command {
  return new Command("worker").description(words.worker).option("--once", words.once).action(work);
}

async function work({ once: onlyOnce = false }: { once?: boolean }) {
  const env = loadEnv(process.env, "server");
  if (!onlyOnce && !isPostgresUrl(env.databaseUrl)) throw new Refusal(words.sqlite);
  const { pino } = await import("pino");
  const { closeContext, createContext } = await import("#app/context.server.ts");
  const { startWorker, workOnce } = await import("#app/jobs/worker.ts");
  const log = pino({ base: null });
  const context = createContext(env);
  try {
    if (onlyOnce) return await workOnce(context, (event) => log.info(event));
    const worker = startWorker(context, (event) => log.info(event));
    await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
    await worker.stop();
  } finally {
    await closeContext(context);
  }
}
