import { randomUUID } from "node:crypto";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import pg from "pg";
import { inject, onTestFinished } from "vitest";

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

async function openPostgres(): Promise<Db> {
  return copyOf("tilsig_template");
}

async function unmigratedPostgres(): Promise<Db> {
  return copyOf("template1");
}

async function copyOf(template: string): Promise<Db> {
  const url = inject("postgresUrl");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(url, `create database ${name} template ${template}`);
  const db = connect(`${url}${name}`);
  onTestFinished(async () => {
    await db.destroy();
    await onServer(url, `drop database ${name} with (force)`);
  });
  return db;
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
