import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "vite";
import { NotReady } from "#tests/bench/not-ready.ts";
import { key } from "#tests/bench/web/asked-people.ts";

/** What `npm start` runs, in one file, so that a thousand of them can be started. */
export interface Program {
  /** Starts it on a free port and waits until it listens. Throws with what it said when it does not. */
  start(databaseUrl: string, options?: StartOptions): Promise<Running>;
  remove(): Promise<void>;
}

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

/**
 * Puts `app/server/start.ts` into one file beside the built pages; its packages stay where they are.
 * Without that it would spend two seconds of a processor on reading its own sources at each start.
 */
export async function bundledProgram(): Promise<Program> {
  if (!existsSync("build/server/index.js"))
    throw new NotReady("There is no build to try: run npm run build first.");
  await mkdir("build", { recursive: true });
  const folder = await mkdtemp(resolve("build/program-"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: resolve("app/server/start.ts"),
      outDir: folder,
      target: "node20",
      rollupOptions: { output: { entryFileNames: "start.js", inlineDynamicImports: true } },
    },
  });
  return {
    start: (databaseUrl, options) => start(resolve(folder, "start.js"), databaseUrl, options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function start(
  file: string,
  databaseUrl: string,
  { under = [] }: StartOptions = {},
): Promise<Running> {
  const [command = "", ...words] = [...under, process.execPath, file];
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
