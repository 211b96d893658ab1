import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { connect } from "#db/connection.server.ts";
import { rewriteInKeyOrder } from "#db/key-order.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { truncateLog } from "#db/transaction.ts";
import { postgresDatabase } from "#tests/bench/reliability/own-databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

/** Begins to read a table, as a backup does, and gives what ends it. */
async function longReader(url: string): Promise<() => Promise<unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin; select * from response");
  return () => client.end();
}

test("on PostgreSQL a table that is being backed up is left as it is, and nobody waits for it", async () => {
  const { url, remove } = await postgresDatabase(inject("postgresUrl"));
  const db = connect(url);
  onTestFinished(async () => {
    await db.destroy();
    await remove();
  });
  await migrateToLatest(db);
  await nordlys(db);
  const endOfBackup = await longReader(url);
  const cleaned = rewriteInKeyOrder(db);
  await db.selectFrom("response").selectAll().execute();
  await cleaned;
  await endOfBackup();
});

test("on SQLite the log is emptied when nobody reads it, and a reader is not waited for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-clean-up-"));
  const file = join(folder, "tilsig.db");
  const db = connect(`sqlite:${file}`);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  await migrateToLatest(db);
  const backup = new Database(file, { readonly: true });
  backup.exec("begin; select * from response");
  backup.prepare("select * from response").all();
  await nordlys(db);
  const { rows } = await sql<{ timeout: number }>`pragma busy_timeout`.execute(db);
  const started = performance.now();
  await truncateLog(db);
  expect(performance.now() - started).toBeLessThan((rows[0]?.timeout ?? 0) / 2);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  backup.close();
  await truncateLog(db);
  expect(statSync(`${file}-wal`).size).toBe(0);
  expect((await sql`pragma busy_timeout`.execute(db)).rows).toEqual(rows);
});
