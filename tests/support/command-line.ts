import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { built } from "./built.ts";

/** Runs the real command line in a process of its own, with nothing but `env` in its environment. */
export async function runCommandLine(words: readonly string[], env: Record<string, string>) {
  await built();
  const child = spawn(process.execPath, ["app/program.js", "tilsig", ...words], {
    env: { NODE_ENV: "test", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, out, err };
}
