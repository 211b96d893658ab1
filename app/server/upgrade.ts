import { sql } from "kysely";
import { isPostgresUrl } from "#db/connection.server.ts";
import { migrateToLatest, pendingMigrations, unknownMigrations } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { CannotStart } from "./cannot-start.ts";

/** Says one line to whoever starts the process. */
export type Say = (line: string) => void;

/**
 * Brings a schema up to date and gives the names of what was applied. An SQLite file that holds
 * something is copied beside itself before. Throws `CannotStart` when a newer version was here.
 */
export async function upgrade(db: Db, databaseUrl: string, now: Date, say: Say): Promise<string[]> {
  const [unknown] = await unknownMigrations(db);
  if (unknown) {
    throw new CannotStart(
      `The database belongs to a newer version of Tilsig (${unknown}): this one would do harm. ` +
        "Start the newer version, or go back to the copy that was made before.",
      2,
    );
  }
  const pending = await pendingMigrations(db);
  if (pending.length === 0) return [];
  const file = databaseUrl.replace(/^sqlite:/, "");
  if (!isPostgresUrl(databaseUrl) && file !== ":memory:" && (await hasTables(db))) {
    const copy = `${file}.${now.toISOString().replace(/[:.]/g, "-")}.before-${pending[0]}`;
    await sql`vacuum into ${copy}`.execute(db);
    say(`The database was copied to ${copy} before its schema was changed.`);
  }
  return migrateToLatest(db);
}

async function hasTables(db: Db) {
  return (await db.introspection.getTables()).length > 0;
}

/** A fault of opening a database in words, for whoever named it. */
export function notOpened(databaseUrl: string, error: unknown): CannotStart {
  if (error instanceof CannotStart) return error;
  return new CannotStart(
    `The database ${withoutPassword(databaseUrl)} cannot be opened: ${reason(error)}\n` +
      "Check DATABASE_URL, and that the database is running and may be written to.",
    1,
  );
}

function withoutPassword(url: string) {
  return url.replace(/\/\/[^/]*@/, "//…@");
}

function reason(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to a name with several addresses comes without a message of its own.
  return error.message || ("code" in error ? String(error.code) : error.name);
}
