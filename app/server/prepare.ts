import { sql } from "kysely";
import { isPostgresUrl } from "#db/connection.server.ts";
import { migrateToLatest, pendingMigrations } from "#db/migrate.ts";
import type { Context } from "#app/context.server.ts";
import { offerSetup } from "#app/domain/setup.ts";

/** Says one line to whoever starts the server. */
export type Say = (line: string) => void;

/**
 * Makes a database ready to serve: brings its schema up to date, of which an SQLite file is copied
 * beforehand, and offers the first administrator's link while there is no administrator.
 */
export async function prepare(context: Context, say: Say): Promise<void> {
  const applied = await upgrade(context.db, context.env.databaseUrl, context.now(), say);
  if (applied.length > 0) say(`The database is up to date: ${applied.join(", ")}.`);
  const token = await offerSetup(context.db, context.now());
  if (!token) return;
  say("There is no administrator yet. Whoever opens this address within a day becomes the first:");
  say(`  ${context.env.origin}/setup/${token}`);
  say("It works once. Starting the server again makes a new one.");
}

/**
 * Brings a schema up to date and gives the names of what was applied. An SQLite file that holds
 * something is copied beside itself before.
 */
export async function upgrade(
  db: Context["db"],
  databaseUrl: string,
  now: Date,
  say: Say,
): Promise<string[]> {
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

async function hasTables(db: Context["db"]) {
  return (await db.introspection.getTables()).length > 0;
}
