import { connect } from "#db/connection.server.ts";
import { pendingMigrations } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { loadEnv } from "#app/env.server.ts";
import { hold } from "#app/server/hold.ts";
import { notOpened, upgrade } from "#app/server/upgrade.ts";
import { Refusal } from "./refusal.ts";

/** Does a command's work on the database of the environment, brought up to date first. */
export async function withDatabase<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { databaseUrl } = loadEnv(process.env, "command");
  const db = await opened(databaseUrl);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function opened(databaseUrl: string): Promise<Db> {
  let db: Db | undefined;
  try {
    db = connect(databaseUrl);
    await bringUpToDate(db, databaseUrl);
    return db;
  } catch (error) {
    await db?.destroy();
    throw new Refusal(notOpened(databaseUrl, error).message);
  }
}

/** A server that runs on an SQLite file keeps the schema that it knows. */
async function bringUpToDate(db: Db, databaseUrl: string) {
  const now = new Date();
  const isOlder = (await pendingMigrations(db)).length > 0;
  const release = isOlder ? hold(databaseUrl, "an upgrade", now) : () => {};
  try {
    await upgrade(db, databaseUrl, now, (line) => process.stderr.write(`${line}\n`));
  } finally {
    release();
  }
}
