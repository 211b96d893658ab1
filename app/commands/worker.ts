import { constants, setPriority } from "node:os";
import { Command } from "commander";
import { loadEnv } from "#app/env.server.ts";
import { isPostgresUrl } from "#db/connection.server.ts";
import { Refusal } from "./refusal.ts";

const words = {
  worker: "Close waves and send mails. On SQLite the web process does it already.",
  once: "do what is due now and end; on SQLite only while no server runs",
  sqlite:
    "On SQLite the web process works already. To run workers of their own, set DATABASE_URL to a " +
    "PostgreSQL database (docs/operations.md). While no server runs, --once does what is due now.",
  ready: "The worker is ready.",
};

/** `tilsig worker` */
export function workerCommand(): Command {
  return new Command("worker").description(words.worker).option("--once", words.once).action(work);
}

async function work({ once = false }: { once?: boolean }) {
  const env = loadEnv(process.env, "server");
  if (!once && !isPostgresUrl(env.databaseUrl)) throw new Refusal(words.sqlite);
  const { pino } = await import("pino");
  const { faultIn } = await import("#app/server/fault-in.ts");
  const { prepare } = await import("#app/server/prepare.ts");
  const { stopWhenTold } = await import("#app/server/told-to-stop.ts");
  const { startWorker, workOnce } = await import("#app/jobs/worker.ts");
  const log = pino({ base: null });
  const { context, close } = await prepare(env, "a worker", say);
  if (once) return workOnce(context, (event) => log.info(event, "work")).finally(close);
  // On a machine that serves people too: they wait for their page, and nobody for the last mail.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const worker = startWorker(context, (event) => log.info(event, "work"));
  stopWhenTold(
    () => worker.stop().then(close),
    (error) => log.error({ event: "stop-failed", ...faultIn(error) }, "worker"),
  );
  say(words.ready);
}

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
