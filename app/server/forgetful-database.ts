import { sql } from "kysely";
import { type Db, isPostgres } from "#db/transaction.ts";

/**
 * A line for whoever starts the server where PostgreSQL is set so that answers can be lost which
 * people were told were received: `fsync` or `synchronous_commit` off. Null where nothing is, and on
 * SQLite, where we set it ourselves.
 */
export async function forgetfulDatabase(db: Db): Promise<string | null> {
  if (!isPostgres(db)) return null;
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings
    where name in ('fsync', 'synchronous_commit') and setting = 'off' order by name`.execute(db);
  if (rows.length === 0) return null;
  const named = rows.map(({ name }) => `${name} = off`).join(" and ");
  return (
    `PostgreSQL is set to ${named}: answers that people were told were received can be lost ` +
    "when its machine loses power. Set it to on."
  );
}
