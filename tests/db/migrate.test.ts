import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest, migrations, migrator, pendingMigrations } from "#db/migrate.ts";
import { databases } from "#tests/support/databases.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";

describe.each(databases)("migrations on $name", ({ openUnmigrated }) => {
  test("go up, down to nothing, and up again", async () => {
    const db = await openUnmigrated();
    expect(await migrateToLatest(db)).toEqual(Object.keys(migrations));
    const tables = await db.introspection.getTables();

    for (const name of Object.keys(migrations)) {
      const { error } = await migrator(db).migrateDown();
      expect(error, name).toBeUndefined();
    }
    expect(await db.introspection.getTables()).toEqual([]);

    await migrateToLatest(db);
    expect(await db.introspection.getTables()).toEqual(tables);
    expect(await pendingMigrations(db)).toEqual([]);
  });

  test("two processes that start at once apply each migration once", async () => {
    const db = await openUnmigrated();
    const both = await Promise.all([migrateToLatest(db), migrateToLatest(db)]);
    expect(both.flat()).toEqual(Object.keys(migrations));
  });

  test("what was released cannot be rewritten", async () => {
    const db = await openUnmigrated();
    await migrateToLatest(db);
    await db
      .insertInto("audit")
      .values({
        id: "1",
        at: "2027-03-01T00:00:00Z",
        act: "test",
        detail: "",
        actorId: null,
        subjectId: null,
      })
      .execute();
    await expect(db.updateTable("audit").set({ act: "other" }).execute()).rejects.toThrow(
      /append-only/,
    );
  });

  test("every foreign key has an index that starts with it", async () => {
    const db = await openUnmigrated();
    await migrateToLatest(db);
    const isSqlite = !(await hasPostgresCatalog(db));
    const missing = isSqlite ? await unindexedInSqlite(db) : await unindexedInPostgres(db);
    expect(missing).toEqual([]);
  });
});

type Db = ReturnType<typeof connect>;

async function hasPostgresCatalog(db: Db) {
  return sql`select 1 from pg_class limit 1`.execute(db).then(
    () => true,
    () => false,
  );
}

async function unindexedInSqlite(db: Db) {
  const { rows } = await sql<{ tbl: string; col: string }>`
    select m.name as tbl, f."from" as col
    from sqlite_master m join pragma_foreign_key_list(m.name) f
    where m.type = 'table' and not exists (
      select 1 from pragma_index_list(m.name) i join pragma_index_info(i.name) c
      where c.seqno = 0 and c.name = f."from")`.execute(db);
  return rows;
}

async function unindexedInPostgres(db: Db) {
  const { rows } = await sql<{ tbl: string; col: string }>`
    select c.conrelid::regclass::text as tbl, a.attname as col
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`.execute(
    db,
  );
  return rows;
}

test("SQLite keeps full durability, also after the first write", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
  const db = connect(`sqlite:${join(folder, "tilsig.db")}`);
  await migrateToLatest(db);
  const settings = [
    "journal_mode",
    "synchronous",
    "foreign_keys",
    "secure_delete",
    "trusted_schema",
  ];
  const read = await Promise.all(
    settings.map(async (name) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
      return Object.values(rows[0] ?? {})[0];
    }),
  );
  await db.destroy();
  rmSync(folder, { recursive: true });
  expect(Object.fromEntries(settings.map((name, i) => [name, read[i]]))).toEqual({
    journal_mode: "wal",
    synchronous: 2,
    foreign_keys: 1,
    secure_delete: 1,
    trusted_schema: 0,
  });
});
