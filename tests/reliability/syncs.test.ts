import { beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { over } from "#tests/bench/reliability/open-wave.ts";
import { postgresDatabase, sqliteFile } from "#tests/bench/reliability/own-databases.ts";
import { bundledProgram, type Program } from "#tests/bench/reliability/program.ts";
import { canCount, syncsOnSqlite } from "#tests/bench/reliability/syncs.ts";
import { forgetfulDatabase } from "#app/server/forgetful-database.ts";
import { connect } from "#db/connection.server.ts";
import { builtPages } from "#tests/support/server.ts";

let program: Program;
beforeAll(async () => {
  await builtPages();
  program = await bundledProgram();
  return program.remove;
}, 120_000);

test("on SQLite every answer is on the disk before anybody is told that it was received", async ({
  skip,
}) => {
  skip(!canCount(), "There is no strace here, so the syncs cannot be counted.");
  const database = await sqliteFile();
  onTestFinished(database.remove);
  const counted = await syncsOnSqlite(database, program, 20);
  expect(counted).toMatchObject({ acknowledged: 20, unsynced: 0 });
  expect(counted.syncs).toBeGreaterThanOrEqual(20);
});

test("a PostgreSQL that may forget what was acknowledged is named at the start", async () => {
  const { url, remove } = await postgresDatabase(inject("postgresUrl"));
  onTestFinished(remove);
  await over(url, async (db) => {
    // The tests' own server has nothing to keep.
    expect(await forgetfulDatabase(db)).toMatch(/^PostgreSQL is set to fsync = off and synchr/);
  });
  const durable = connect("sqlite::memory:");
  expect(await forgetfulDatabase(durable)).toBeNull();
  await durable.destroy();
});
