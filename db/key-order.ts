import { sql } from "kysely";
import { type Db, inTransaction, isPostgres } from "./transaction.ts";

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
 * PostgreSQL keeps rows as they came until a table is rewritten. A table that somebody reads for long,
 * such as a backup, is left for the next time: whoever waits for it makes everybody else wait.
 */
export async function rewriteInKeyOrder(db: Db): Promise<void> {
  if (!isPostgres(db)) return;
  for (const [table, index] of tables) {
    try {
      await inTransaction(db, async (trx) => {
        await sql`set local lock_timeout = '300ms'`.execute(trx);
        await sql`cluster ${sql.table(table)} using ${sql.id(index)}`.execute(trx);
      });
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
    }
  }
}

function isLockTimeout(error: unknown) {
  return error instanceof Error && "code" in error && error.code === "55P03";
}
