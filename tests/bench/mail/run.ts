import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createTransport } from "nodemailer";
import { closeContext, type Context, createContext } from "#app/context.server.ts";
import { chanceOf } from "#app/demo/chance.ts";
import { importHistory } from "#app/domain/history-import.ts";
import { loadEnv } from "#app/env.server.ts";
import { promise } from "#app/jobs/outbox.ts";
import { workOnce } from "#app/jobs/worker.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type Figure, printTable } from "#tests/bench/figure.ts";
import { organisationOf, series } from "#tests/bench/organisation.ts";
import { historyFile, periodsFrom } from "#tests/bench/past.ts";
import { comparison, inTurn, ratio, type Side, timed } from "#tests/bench/rounds.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import { claimRatio } from "./claims.ts";

/** Fifty teams with a supervisor each, and a year behind them. */
const specialists = 400;
const periods = periodsFrom(2026, 12);
const now = new Date("2027-01-04T08:00:00Z");
/** Each digest of the last wave goes out so often in a round, as mails of their own. */
const times = 8;
const inTurns = { rounds: 7, warmUp: 2 };

/**
 * How many digests leave in a second: the worker with everything that it does – claim, read, render,
 * store, send, mark – against a bare nodemailer pool that hands the very same bytes to the same mail
 * server, which runs in a process of its own. And how fast work is claimed, on both databases.
 */
export async function run(options: string[]): Promise<Figure[]> {
  parseArgs({ args: options, options: {} });
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  const postgres = await startPostgres();
  try {
    return [
      ...(await digestsSent(`sqlite:${join(folder, "tilsig.db")}`)),
      told("SQLite", await claimRatio("SQLite", `sqlite:${join(folder, "claims.db")}`)),
      told("PostgreSQL", await claimRatio("PostgreSQL", `${postgres.url}postgres`)),
    ];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function told(name: string, value: number): Figure {
  return { name: `work claimed / bare statement, ${name}`, value, unit: "", target: null };
}

async function digestsSent(url: string): Promise<Figure[]> {
  const sink = await startSink();
  const smtp = `smtp://127.0.0.1:${sink.port}`;
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    DATABASE_URL: url,
    SMTP_URL: smtp,
  };
  const context = createContext(loadEnv(environment, "command"), () => now);
  try {
    const ids = await newestDigests(context);
    const taken = await inTurn(
      { "by the worker": byTheWorker(context, ids), "bare pool": byABarePool(context, smtp) },
      inTurns,
    );
    printTable("Digests sent", comparison(taken, taken["bare pool"]));
    const value = ratio(taken["by the worker"], taken["bare pool"]);
    return [{ name: "digests sent / bare pool", value, unit: "", target: { atLeast: 0.6 } }];
  } finally {
    await closeContext(context);
    sink.stop();
  }
}

async function startSink() {
  const child = fork(join(import.meta.dirname, "sink-process.ts"), {
    execArgv: ["--import", "tsx"],
  });
  const [port] = (await once(child, "message")) as [number];
  return { port, stop: () => child.disconnect() };
}

async function newestDigests({ db }: Context): Promise<string[]> {
  await migrateToLatest(db);
  const people = await organisationOf(db, specialists);
  const file = historyFile(people, periods, chanceOf("digest"));
  const imported = await importHistory(db, { series, file }, now);
  if (imported.outcome === "faulty") throw new Error(imported.faults[0]?.message);
  const rows = await db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .where("wave.period", "=", periods.at(-1) ?? "")
    .select("digest.id")
    .execute();
  return rows.map(({ id }) => id);
}

function byTheWorker(context: Context, ids: readonly string[]): Side {
  return async (round) => {
    await context.db.deleteFrom("outbox").execute();
    const work = Array.from({ length: times }, (_, time) =>
      ids.map((digestId) => ({
        key: `digest:${digestId}:${round}:${time}`,
        kind: "send-digest",
        payload: { digestId },
        runAt: now.toISOString(),
      })),
    ).flat();
    await promise(context.db, work);
    const taken = await timed(work.length, processorTime, () => workOnce(context));
    const { sent } = await context.db
      .selectFrom("outbox")
      .where("doneAt", "is not", null)
      .select((eb) => eb.fn.countAll<number>().as("sent"))
      .executeTakeFirstOrThrow();
    if (sent !== work.length) throw new Error(`${sent} of ${work.length} digests were sent.`);
    return taken;
  };
}

/** What the worker has stored and sent in this round, with as many connections. */
function byABarePool({ db, env }: Context, url: string): Side {
  return async () => {
    const rows = await db.selectFrom("mail").select(["recipient", "raw"]).execute();
    const mails = rows.map(({ recipient, raw }) => ({
      envelope: { from: env.mailFrom, to: recipient },
      raw: Buffer.from(raw, "base64"),
    }));
    const pool = createTransport({ url, pool: true, maxConnections: 5 });
    try {
      return await timed(mails.length, processorTime, async () => {
        await Promise.all(mails.map((mail) => pool.sendMail(mail)));
      });
    } finally {
      pool.close();
    }
  };
}

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
