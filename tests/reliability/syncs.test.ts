import { beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { over } from "#tests/bench/reliability/open-wave.ts";
import {
  durablePostgres,
  postgresDatabase,
  sqliteFile,
} from "#tests/bench/reliability/own-databases.ts";
import { canCount, syncsOnPostgres, syncsOnSqlite } from "#tests/bench/reliability/syncs.ts";
import { forgetfulDatabase } from "#app/server/forgetful-database.ts";
import { connect } from "#db/connection.server.ts";
import { built } from "#tests/support/built.ts";

beforeAll(built, 120_000);

test("on SQLite every answer is on the disk before anybody is told that it was received", async ({
  skip,
}) => {
  skip(!canCount(), "There is no strace here, so the syncs cannot be counted.");
  const database = await sqliteFile();
  onTestFinished(database.remove);
  const counted = await syncsOnSqlite(database, 20);
  expect(counted).toMatchObject({ acknowledged: 20, unsynced: 0 });
  expect(counted.syncs).toBeGreaterThanOrEqual(20);
});

test("and on PostgreSQL, where one that does not wait for its disk is found out", async () => {
  const durable = await durablePostgres();
  onTestFinished(durable.stop);
  const counted = await syncsOnPostgres(await durable.database(), 10);
  expect(counted).toMatchObject({ acknowledged: 10, unsynced: 0 });
  expect(counted.syncs).toBeGreaterThanOrEqual(10);
  // The tests' own server has nothing to keep.
  const forgetful = await postgresDatabase(inject("postgresUrl"));
  onTestFinished(forgetful.remove);
  expect(await syncsOnPostgres(forgetful, 5)).toMatchObject({ syncs: 0 });
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
