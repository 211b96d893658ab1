import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { Refusal } from "#app/commands/refusal.ts";

/** Where the result goes. `keep` once it is whole; `discard` leaves everything as it was. */
export interface SignalsFile {
  write(text: string): Promise<void>;
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Opens what the result is written to: standard output for "-", otherwise a file beside `path` that takes
 * its place when it is whole. Refuses a path that cannot be written, and one of the files that are read.
 */
export async function openSignalsFile(
  path: string,
  inputs: readonly string[],
): Promise<SignalsFile> {
  if (path === "-") return standardOutput();
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) throw new Refusal(`${path}: This is a folder: name a file.`);
  for (const input of inputs) {
    const read = await stat(input).catch(() => null);
    if (there && read?.ino === there.ino && read.dev === there.dev) {
      throw new Refusal(`${path}: This is ${input}, which is read: name another file for --out.`);
    }
  }
  // A pipe or a device is written to as it is: it must not be replaced.
  if (there && !there.isFile()) return inPlace(path);
  return beside(there ? await realpath(path) : path, path);
}

function standardOutput(): SignalsFile {
  const { stdout } = process;
  // Said by the callback of each write.
  stdout.on("error", () => {});
  return {
    write: (text) =>
      new Promise((done, fail) =>
        stdout.write(text, (error) =>
          error ? fail(unwritable("standard output", error)) : done(),
        ),
      ),
    keep: async () => {},
    discard: async () => {},
  };
}

async function inPlace(path: string): Promise<SignalsFile> {
  const file = await open(path, "w").catch((error) => Promise.reject(unwritable(path, error)));
  return {
    write: (text) => written(file.appendFile(text), path),
    keep: () => file.close(),
    discard: () => file.close(),
  };
}

async function beside(target: string, named: string): Promise<SignalsFile> {
  const part = `${target}.${randomUUID().slice(0, 8)}.part`;
  const file = await open(part, "wx").catch((error) => Promise.reject(unwritable(named, error)));
  const letGo = onInterruption(() => rmSync(part, { force: true }));
  return {
    write: (text) => written(file.appendFile(text), named),
    async keep() {
      await written(file.sync(), named);
      await file.close();
      await written(rename(part, target), named);
      letGo();
    },
    async discard() {
      await file.close().catch(() => {});
      await rm(part, { force: true });
      letGo();
    },
  };
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Does `tidyUp` when the process is told to end, and lets it end. Gives what takes this back. */
function onInterruption(tidyUp: () => void): () => void {
  const letGo = () => SIGNALS.forEach((name) => process.off(name, end));
  const end = (name: NodeJS.Signals) => {
    tidyUp();
    letGo();
    process.kill(process.pid, name);
  };
  SIGNALS.forEach((name) => process.on(name, end));
  return letGo;
}

async function written(work: Promise<unknown>, path: string): Promise<void> {
  await work.catch((error) => Promise.reject(unwritable(path, error)));
}

function unwritable(path: string, error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new Refusal(`${path}: ${reasons[code] ?? `It cannot be written (${code}).`}`);
}

const reasons: Record<string, string> = {
  ENOENT: "There is no such folder to write to.",
  ENOTDIR: "There is no such folder to write to.",
  EACCES: "It may not be written by this user.",
  EROFS: "It may not be written: the disk is read-only.",
  ENOSPC: "The disk is full.",
  EPIPE: "Closed before everything was written.",
};
