import { type Kysely, PostgresAdapter, sql, type Transaction } from "kysely";
import type { Schema } from "./schema.ts";

/** The database, or a running transaction in its place. */
export type Db = Kysely<Schema>;

/**
 * Runs `work` in one transaction and joins the running one if `db` already is one.
 * Inside, use only the `trx` handed in: SQLite would wait for itself, PostgreSQL would write outside.
 */
export function inTransaction<T>(db: Db, work: (trx: Transaction<Schema>) => Promise<T>) {
  if (db.isTransaction) return work(db as Transaction<Schema>);
  return db.transaction().execute(work);
}

/** For the few statements that only one of the two databases knows, such as row locks. */
export function isPostgres(db: Db) {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * `rows` in pieces that one statement can take: SQLite allows 32,766 parameters, PostgreSQL 65,535.
 */
export function inPieces<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.floor(30_000 / columns);
  const pieces: T[][] = [];
  for (let from = 0; from < rows.length; from += size) pieces.push(rows.slice(from, from + size));
  return pieces;
}

/**
 * On SQLite writes everything that was committed into the database file and empties the log beside
 * it, where deleted text would stand until the log is written over. Quiet where somebody else is
 * reading the log at that moment: the next call empties it. Nothing inside a transaction.
 */
export async function truncateLog(db: Db): Promise<void> {
  if (isPostgres(db) || db.isTransaction) return;
  await db.connection().execute(async (connection) => {
    const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(connection);
    // Waiting for that reader, SQLite would keep this whole process from doing anything else.
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      await sql`pragma wal_checkpoint(truncate)`.execute(connection);
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(rows[0]?.timeout ?? 0)}`.execute(connection);
    }
  });
}
