import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { onTestFinished } from "vitest";

/** A process of the product, for one test. */
export interface Started {
  child: ChildProcess;
  printed(): string;
  /** Waits until it has printed `words`. Throws with what it said when it ends before. */
  until(words: string): Promise<void>;
  /** Waits for its end; gives its exit code. */
  ended(): Promise<number | null>;
}

/** The settings of a whole installation, with a port that is free. */
export function settings(databaseUrl: string, smtpUrl = "smtp://127.0.0.1:1") {
  return {
    NODE_ENV: "production" as const,
    PATH: process.env.PATH ?? "",
    PORT: "0",
    TILSIG_ORIGIN: "http://localhost:3000",
    TILSIG_SECRET: "a-secret-of-the-tests-which-is-long-enough",
    DATABASE_URL: databaseUrl,
    SMTP_URL: smtpUrl,
    MAIL_FROM: "Tilsig <tilsig@nordlys.example>",
  };
}

/** Runs a program that the build has made; what is left of it is killed when the test ends. */
export function startBuilt(words: readonly string[], env: NodeJS.ProcessEnv): Started {
  return startProgram([process.execPath, "app/program.js", ...words], env);
}

/** Runs a program in a process group of its own, as a terminal does. */
export function startProgram([program = "", ...words]: string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(program, words, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const gone = once(child, "close");
  let text = "";
  child.stdout.on("data", (chunk) => (text += String(chunk)));
  child.stderr.on("data", (chunk) => (text += String(chunk)));
  onTestFinished(async () => {
    try {
      process.kill(-(child.pid ?? 0), "SIGKILL");
    } catch {
      // All of it has ended.
    }
    await gone;
  });
  return {
    child,
    printed: () => text,
    until: async (words) => {
      while (!text.includes(words)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`It ended with ${child.exitCode} and never said “${words}”: ${text}`);
        await wait(25);
      }
    },
    ended: async () => {
      await gone;
      return child.exitCode;
    },
  };
}
