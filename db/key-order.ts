import { sql } from "kysely";
import { type Db, isPostgres } from "./transaction.ts";

/** Tables whose order would tell who came when, each with the index of its random key. */
const tables = [
  ["response", "response_pkey"],
  ["answer", "answer_key"],
  ["invitation", "invitation_pkey"],
  ["share", "share_pkey"],
  ["share_item", "share_item_key"],
] as const;

/**
 * Rewrites what people gave in the order of random keys. On SQLite these tables have no other order;
 * PostgreSQL keeps rows as they came until a table is rewritten. Waits for whoever is writing, and
 * makes them wait for a moment.
 */
export async function rewriteInKeyOrder(db: Db): Promise<void> {
  if (!isPostgres(db)) return;
  for (const [table, index] of tables)
    await sql`cluster ${sql.table(table)} using ${sql.id(index)}`.execute(db);
}
