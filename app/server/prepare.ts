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
  await migrate(context, say);
  const token = await offerSetup(context.db, context.now());
  if (!token) return;
  say("There is no administrator yet. Whoever opens this address within a day becomes the first:");
  say(`  ${context.env.origin}/setup/${token}`);
  say("It works once. Starting the server again makes a new one.");
}

async function migrate({ db, env, now }: Context, say: Say) {
  const pending = await pendingMigrations(db);
  if (pending.length === 0) return;
  const file = env.databaseUrl.replace(/^sqlite:/, "");
  if (!isPostgresUrl(env.databaseUrl) && file !== ":memory:" && (await hasTables(db))) {
    const copy = `${file}.${now().toISOString().replace(/[:.]/g, "-")}.before-${pending[0]}`;
    await sql`vacuum into ${copy}`.execute(db);
    say(`The database was copied to ${copy} before its schema was changed.`);
  }
  const applied = await migrateToLatest(db);
  say(`The database is up to date: ${applied.join(", ")}.`);
}

async function hasTables(db: Context["db"]) {
  return (await db.introspection.getTables()).length > 0;
}
