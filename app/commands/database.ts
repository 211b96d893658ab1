import { connect } from "#db/connection.server.ts";
import type { Db } from "#db/transaction.ts";
import { loadEnv } from "#app/env.server.ts";
import { upgrade } from "#app/server/prepare.ts";
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
    await upgrade(db, databaseUrl, new Date(), (line) => process.stderr.write(`${line}\n`));
    return db;
  } catch (error) {
    await db?.destroy();
    throw new Refusal(
      `The database ${withoutPassword(databaseUrl)} cannot be opened: ${reason(error)}\n` +
        "Check DATABASE_URL, and that the database is running and may be written to.",
    );
  }
}

function withoutPassword(url: string) {
  return url.replace(/\/\/[^/]*@/, "//…@");
}

function reason(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  // A refused connection to a name with several addresses comes without a message of its own.
  return error.message || ("code" in error ? String(error.code) : error.name);
}
