import { randomUUID } from "node:crypto";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, inject, onTestFinished } from "vitest";
import { shapeOf } from "./postgres-server.ts";

/**
 * Both databases, for `describe.each(databases)("… on $name", ({ open }) => …)`. `open` gives an
 * empty, migrated database of its own that is closed when the test ends.
 */
export const databases = [
  { name: "SQLite", open: openSqlite, openUnmigrated: unmigratedSqlite },
  { name: "PostgreSQL", open: openPostgres, openUnmigrated: unmigratedPostgres },
];

async function openSqlite(): Promise<Db> {
  const db = await unmigratedSqlite();
  await migrateToLatest(db);
  return db;
}

async function unmigratedSqlite(): Promise<Db> {
  const db = connect("sqlite::memory:");
  onTestFinished(() => db.destroy());
  return db;
}

/** Migrated databases of this file's tests that have been emptied again. */
const empty: string[] = [];

async function openPostgres(): Promise<Db> {
  const name = empty.pop() ?? (await copyOf("tilsig_template"));
  const db = connect(`${inject("postgresUrl")}${name}`);
  onTestFinished(async () => {
    const isEmpty = await emptied(db).catch(() => false);
    await db.destroy();
    await onServer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    if (isEmpty) empty.push(name);
    else await drop(name);
  });
  return db;
}

async function unmigratedPostgres(): Promise<Db> {
  const name = await copyOf("template1");
  const db = connect(`${inject("postgresUrl")}${name}`);
  onTestFinished(async () => {
    await db.destroy();
    await drop(name);
  });
  return db;
}

/** Takes every row out, and says whether nothing else is different from the template. */
async function emptied(db: Db): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const tables = await namesOfTables(connection);
    const deletes = tables.map((table) => `delete from "${table}"`).join(";");
    // No foreign key is asked, so that their order does not matter.
    const unasked = "set session_replication_role = replica";
    await sql.raw(`${unasked};${deletes};reset session_replication_role`).execute(connection);
    return (await shapeOf(connection)) === inject("templateShape");
  });
}

async function namesOfTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
     where schemaname = 'public' and tablename not like 'kysely_migration%'`.execute(db);
  return rows.map(({ name }) => name);
}

let admin: Promise<pg.Client> | undefined;

async function copyOf(template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(`create database ${name} template ${template}`);
  return name;
}

async function drop(name: string) {
  await onServer(`drop database ${name} with (force)`);
}

async function onServer(statement: string) {
  admin ??= connected(`${inject("postgresUrl")}postgres`);
  await (await admin).query(statement);
}

async function connected(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

afterAll(async () => {
  for (const name of empty) await drop(name);
  await (await admin)?.end();
});
