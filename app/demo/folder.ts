import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#app/commands/refusal.ts";
import { CannotStart } from "#app/server/cannot-start.ts";
import { hold } from "#app/server/hold.ts";

export interface DemoFolder {
  /** The database's file, which does not exist yet. */
  database: string;
  /** Lets the next demo have the folder. */
  leave(): void;
}

/**
 * Takes the demo's folder for this process and removes the database of the demo before, and nothing
 * else. Throws a `Refusal` while another process works there: it would lose its database.
 */
export function takeFolder(folder: string, now: Date): DemoFolder {
  mkdirSync(folder, { recursive: true });
  const database = join(folder, "tilsig.db");
  const leave = taken(`sqlite:${database}`, now);
  for (const end of ["", "-wal", "-shm"]) rmSync(database + end, { force: true });
  return { database, leave };
}

function taken(databaseUrl: string, now: Date) {
  try {
    return hold(databaseUrl, "the demo", now);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    throw new Refusal(error.message);
  }
}
