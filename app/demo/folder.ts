import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "#app/commands/refusal.ts";

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
export function takeFolder(folder: string): DemoFolder {
  mkdirSync(folder, { recursive: true });
  const mark = join(folder, "process");
  const other = existsSync(mark) ? Number(readFileSync(mark, "utf8")) : 0;
  if (other !== process.pid && isRunning(other)) {
    throw new Refusal(
      `The demo runs already, as process ${other}: end that one with Ctrl-C first. ` +
        `If it does not, delete ${mark}.`,
    );
  }
  writeFileSync(mark, String(process.pid));
  const database = join(folder, "tilsig.db");
  for (const end of ["", "-wal", "-shm"]) rmSync(database + end, { force: true });
  return { database, leave: () => rmSync(mark, { force: true }) };
}

function isRunning(id: number) {
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
