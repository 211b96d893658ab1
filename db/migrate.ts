import { DEFAULT_MIGRATION_TABLE, type Kysely, type Migration, Migrator, sql } from "kysely";
import * as first from "./migrations/0001-first.ts";
import * as sharingAndOwnData from "./migrations/0002-sharing-and-own-data.ts";
import * as rhythmAndMail from "./migrations/0003-rhythm-and-mail.ts";
import * as mailQueue from "./migrations/0004-mail-queue.ts";
import * as training from "./migrations/0005-training.ts";
import * as spentSubmissions from "./migrations/0006-spent-submissions.ts";
import type { Db } from "./transaction.ts";

/** Frozen once released, in order; a static registry, because a bundle has no folder to read. */
export const migrations: Record<string, Migration> = {
  "0001-first": first,
  "0002-sharing-and-own-data": sharingAndOwnData,
  "0003-rhythm-and-mail": rhythmAndMail,
  "0004-mail-queue": mailQueue,
  "0005-training": training,
  "0006-spent-submissions": spentSubmissions,
};

/**
 * Brings the schema up to date under a lock, each run in one transaction: afterwards it is the old
 * schema or the new one. Gives the names of what was applied; throws the first error.
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const { error, results } = await migrator(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** The names of the migrations that `migrateToLatest` would apply. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}

/** The names of migrations that a database has had and this version does not know. */
export async function unknownMigrations(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
  const applied = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db);
  return applied.rows.map(({ name }) => name).filter((name) => !(name in migrations));
}

export function migrator(db: Db) {
  return new Migrator({
    // The migrator speaks of tables of its own, which are not in our schema.
    db: db as unknown as Kysely<unknown>,
    provider: { getMigrations: async () => migrations },
  });
}
