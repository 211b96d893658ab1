import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { key } from "#tests/bench/web/asked-people.ts";

interface StartOptions {
  /** What to start it under, such as strace and its options. */
  under?: string[];
}

/** A server that listens. */
export interface Running {
  /** Where it listens, with the Origin that its own pages would send. */
  address: string;
  origin: string;
  /** Lines that it has logged. */
  log(): Record<string, unknown>[];
  /** Ends it as a power cut would, at once. */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM); gives its exit code and how long it took. */
  stop(): Promise<{ code: number | null; seconds: number }>;
}

/** What people type; where it really listens is nobody's business but the proxy's. */
const origin = "http://localhost:3000";

/** Starts what `npm start` runs on a free port and waits until it listens. Throws with what it said when it does not. */
export async function startServer(
  databaseUrl: string,
  { under = [] }: StartOptions = {},
): Promise<Running> {
  const [command = "", ...words] = [...under, process.execPath, "app/program.js", "start"];
  const child = spawn(command, words, {
    env: settings(databaseUrl),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "close");
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  for (let waited = 0; !/^Tilsig is at .*\(port (\d+)\)/m.test(said); waited += 5) {
    if (hasEnded(child) || waited > 60_000) {
      child.kill("SIGKILL");
      throw new Error(`The server did not start:\n${said.slice(-2000)}`);
    }
    await wait(5);
  }
  const port = /^Tilsig is at .*\(port (\d+)\)/m.exec(said)?.[1];
  return {
    address: `http://127.0.0.1:${port}`,
    origin,
    log: () =>
      said
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .map((line) => JSON.parse(line)),
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
    stop: async () => {
      const started = performance.now();
      child.kill("SIGTERM");
      await gone;
      return { code: child.exitCode, seconds: (performance.now() - started) / 1000 };
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess) {
  return exitCode !== null || signalCode !== null;
}

function settings(databaseUrl: string) {
  const environment: Partial<NodeJS.ProcessEnv> = {
    PATH: process.env.PATH,
    PORT: "0",
    DATABASE_URL: databaseUrl,
    TILSIG_ORIGIN: origin,
    TILSIG_SECRET: key,
    // No mail is due while it runs.
    SMTP_URL: "smtp://localhost:1",
    MAIL_FROM: "Tilsig <tilsig@bench.example>",
  };
  // The types want a NODE_ENV; here it is the server's own to set, as it is with `npm start`.
  return environment as NodeJS.ProcessEnv;
}
