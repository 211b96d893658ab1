import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { mailAtOnce } from "#app/domain/daily-mail/promises.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { organisationOf, series } from "#tests/bench/organisation.ts";
import { ours, serve, settings } from "#tests/bench/web/served.ts";
import { startSmtpSink } from "#tests/support/smtp-sink.ts";

export interface Opened {
  waveId: string;
  specialists: string[];
  /** Seconds that the opening held the writer. */
  took: number;
}

/** Opens a wave for `people`, whose invitations are due at once. */
export async function openedFor(db: Db, people: number): Promise<Opened> {
  const specialists = await organisationOf(db, people);
  const now = new Date();
  const started = performance.now();
  const opening = await openWave(db, { series, period: now.toISOString().slice(0, 7) }, now);
  const took = (performance.now() - started) / 1000;
  if (opening.outcome !== "opened") throw new Error(`The wave was not opened: ${opening.outcome}.`);
  await db.transaction().execute((trx) => mailAtOnce(trx, opening.waveId, now));
  return { waveId: opening.waveId, specialists, took };
}

/** A mail server that keeps of each mail no more than its link, by the person's address. */
export async function linksSink() {
  const waiting = new Map<string, (path: string) => void>();
  const links = new Map<string, Promise<string>>();
  const linkOf = (address: string) => {
    const link = links.get(address) ?? new Promise<string>((told) => waiting.set(address, told));
    links.set(address, link);
    return link;
  };
  let caught = 0;
  const { url, mails, stop } = await startSmtpSink({
    mail: ({ to: [address = ""], parsed }) => {
      caught += 1;
      mails.length = 0;
      void linkOf(address);
      waiting.get(address)?.(/\/invitations\/[\w-]+/.exec(parsed.text ?? "")?.[0] ?? "");
      return undefined;
    },
  });
  return { url, stop, linkOf, caught: () => caught };
}

interface Serving {
  databaseUrl: string;
  smtpUrl: string;
  folder: string;
}

/** The server as `npm start` starts it, and on PostgreSQL a worker beside it. */
export async function startServing({ databaseUrl, smtpUrl, folder }: Serving) {
  const more = { DATABASE_URL: databaseUrl, SMTP_URL: smtpUrl };
  const server = await serve({ words: ours, database: "", folder, more });
  const worker = databaseUrl.startsWith("postgres")
    ? startWorker(server.origin, more, folder)
    : null;
  return {
    ...server,
    stop: async () => void (await Promise.all([server.stop(), worker?.()])),
  };
}

function startWorker(origin: string, more: Record<string, string>, folder: string) {
  const output = openSync(join(folder, "worker.log"), "w");
  const child = spawn(process.execPath, ["app/program.js", "tilsig", "worker"], {
    env: { ...settings(origin, 0, ""), ...more, PORT: "3000" },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const gone = once(child, "exit");
  return async () => {
    child.kill("SIGTERM");
    await gone;
  };
}
