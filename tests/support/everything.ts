import type { Db } from "#db/transaction.ts";
import { sql } from "kysely";

/** All rows of all tables, for asserting that nothing at all was changed. */
export async function everything(db: Db): Promise<Record<string, string[]>> {
  const tables = await db.introspection.getTables();
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    contents[name] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return contents;
}
