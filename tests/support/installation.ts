import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "#db/connection.server.ts";
import type { Db } from "#db/transaction.ts";
import pg from "pg";
import { runCommandLine } from "./command-line.ts";
import { freePort, startPostgres } from "./embedded-postgres.ts";
import { type SmtpSink, startSmtpSink } from "./smtp-sink.ts";

/** Tilsig as somebody runs it for real: processes of its own, a database, a mail server. */
export interface Installation {
  /** What people type. */
  origin: string;
  /** Where the server listens; the same, unless something stands in front of it. */
  address: string;
  mails: SmtpSink;
  /** Another connection, for what only time or an operator does. */
  db: Db;
  /** Everything the processes have printed so far. */
  printed(): string;
  /** Runs the command line and gives what it printed; throws when it refuses. */
  tilsig(...words: string[]): Promise<string>;
  /** The same for a call that is refused: gives what it said. */
  refusedTilsig(...words: string[]): Promise<string>;
  /** Stops everything and removes it. Throws when a process does not end well or logged a fault. */
  stop(): Promise<void>;
}

/** The production server on an empty database, listening. On PostgreSQL with a worker beside it. */
export async function startInstallation(
  options: { database?: "SQLite" | "PostgreSQL"; origin?: string } = {},
): Promise<Installation> {
  const database = await (options.database === "PostgreSQL" ? postgresDatabase() : sqliteFile());
  const mails = await startSmtpSink();
  const port = await freePort();
  const origin = options.origin ?? `http://localhost:${port}`;
  const env = {
    NODE_ENV: "production" as const,
    PATH: process.env.PATH ?? "",
    PORT: String(port),
    TILSIG_ORIGIN: origin,
    TILSIG_SECRET: randomBytes(32).toString("hex"),
    DATABASE_URL: database.url,
    SMTP_URL: mails.url,
    MAIL_FROM: "Tilsig <tilsig@nordlys.example>",
  };
  const server = startProcess(["start"], env);
  const address = `http://localhost:${port}`;
  await server.untilPrinted("Tilsig is at");
  const isPostgres = options.database === "PostgreSQL";
  const worker = isPostgres ? startProcess(["tilsig", "worker"], env) : null;
  const db = connect(database.url);
  const processes = [server, ...(worker ? [worker] : [])];

  async function tilsig(...words: string[]) {
    const { code, out, err } = await runCommandLine(words, env);
    if (code !== 0) throw new Error(`tilsig ${words.join(" ")} ended with ${code}: ${err}`);
    return out;
  }

  async function refusedTilsig(...words: string[]) {
    const { code, out, err } = await runCommandLine(words, env);
    if (code !== 2) throw new Error(`tilsig ${words.join(" ")} ended with ${code}: ${out}${err}`);
    return err;
  }

  return {
    origin,
    address,
    mails,
    db,
    printed: () => processes.map(({ printed }) => printed()).join(""),
    tilsig,
    refusedTilsig,
    stop: async () => {
      await db.destroy();
      const endings = await Promise.allSettled(processes.map(({ stop }) => stop()));
      await mails.stop();
      await database.remove();
      for (const ending of endings) if (ending.status === "rejected") throw ending.reason;
    },
  };
}

async function sqliteFile() {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-e2e-"));
  return {
    url: `sqlite:${join(folder, "tilsig.db")}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function postgresDatabase() {
  const postgres = await startPostgres();
  const client = new pg.Client({ connectionString: `${postgres.url}postgres` });
  await client.connect();
  await client.query("create database tilsig");
  await client.end();
  return { url: `${postgres.url}tilsig`, remove: () => postgres.stop() };
}

/** A program of ours as a process of its own, whose words are kept. */
function startProcess(program: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ["app/program.js", ...program], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => (text += String(chunk)));
  child.stderr.on("data", (chunk) => (text += String(chunk)));

  async function untilPrinted(words: string) {
    const late = Date.now() + 30_000;
    while (!text.includes(words)) {
      if (hasEnded(child))
        throw new Error(`${program.join(" ")} ended with ${child.exitCode}: ${text}`);
      if (Date.now() > late) throw new Error(`${program.join(" ")} never said “${words}”: ${text}`);
      await wait(25);
    }
  }

  async function stop() {
    if (hasEnded(child)) throw new Error(`${program.join(" ")} had ended already: ${text}`);
    child.kill("SIGTERM");
    await once(child, "exit");
    const faults = text.split("\n").filter(isFault);
    if (child.exitCode !== 0 || faults.length > 0) {
      throw new Error(`${program.join(" ")} ended with ${child.exitCode}: ${faults.join("\n")}`);
    }
  }

  return { printed: () => text, untilPrinted, stop };
}

function hasEnded({ exitCode, signalCode }: ChildProcess) {
  return exitCode !== null || signalCode !== null;
}

/** Lines of the log that tell of a fault of ours, and whatever is no line of the log's own form. */
function isFault(line: string) {
  if (!line.startsWith("{")) return /\berror\b|^\s+at |warning/i.test(line);
  return /"level":[56]0|"event":"(work|worker-round)-failed"/.test(line);
}
