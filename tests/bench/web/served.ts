import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { key } from "./asked-people.ts";
import { freePort } from "#tests/support/embedded-postgres.ts";

export interface Served {
  origin: string;
  /** Seconds of processor that it has used since it started; NaN where the system does not tell. */
  processorTime(): number;
  stop(): Promise<void>;
}

interface Serving {
  /** What Node is to run: `ours`, or another server's file and the options that it needs. */
  words: readonly string[];
  /** SQLite file of its own. */
  database: string;
  /** Where the log is written, as a file: a pipe would have to be emptied by whoever measures. */
  folder: string;
  /** Options of Node itself, such as --cpu-prof. */
  nodeOptions?: string[];
  /** Settings in place of the usual ones. */
  more?: Record<string, string>;
}

/** The server as `npm start` starts it. */
export const ours = ["app/program.js", "start"];

/** Starts a server in a process of its own and waits until it is well. Throws with the end of its log. */
export async function serve({
  words,
  database,
  folder,
  nodeOptions = [],
  more = {},
}: Serving): Promise<Served> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const log = join(folder, `${port}.log`);
  const output = openSync(log, "w");
  const child = spawn(process.execPath, [...nodeOptions, ...words], {
    env: { ...settings(origin, port, database), ...more },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const gone = once(child, "exit");
  const stop = async () => {
    child.kill("SIGTERM");
    await gone;
  };
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if (await isWell(origin)) return { origin, stop, processorTime: () => usedBy(child.pid) };
    await wait(100);
  }
  await stop();
  throw new Error(`${words.at(-1)} did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

/** What a process of Tilsig is told, over an SQLite file. */
export function settings(origin: string, port: number, database: string) {
  const environment: Partial<NodeJS.ProcessEnv> = {
    PATH: process.env.PATH,
    PORT: String(port),
    DATABASE_URL: `sqlite:${database}`,
    TILSIG_ORIGIN: origin,
    TILSIG_SECRET: key,
    // No mail is due while it runs.
    SMTP_URL: "smtp://localhost:1",
    MAIL_FROM: "Tilsig <tilsig@bench.example>",
  };
  // The types want a NODE_ENV; here it is the server's own to set, as it is with `npm start`.
  return environment as NodeJS.ProcessEnv;
}

async function isWell(origin: string) {
  try {
    return (await fetch(`${origin}/health`)).ok;
  } catch {
    return false;
  }
}

/** Linux counts it in hundredths of a second: user and system are the 14th and 15th field. */
function usedBy(pid: number | undefined) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}
