import type { Kysely, Transaction } from "kysely";
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
