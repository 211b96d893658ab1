import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type OwnDatabase, postgresDatabase } from "#tests/bench/reliability/own-databases.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { oneOfEverything } from "#tests/support/one-of-everything.ts";

const folder = mkdtempSync(join(tmpdir(), "tilsig-copy-"));
const env = { DATABASE_URL: `sqlite:${join(folder, "tilsig.db")}` };
let empty: OwnDatabase;

beforeAll(async () => {
  const db = connect(env.DATABASE_URL);
  await migrateToLatest(db);
  await oneOfEverything(db);
  await db.destroy();
  empty = await postgresDatabase(inject("postgresUrl"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await empty.remove();
});

function copy(to: string, source = env) {
  return runCommandLine(["database", "copy", "--to", to], source);
}

test("everything moves to an empty PostgreSQL database, which says what to do next; a second time is refused", async () => {
  const { code, out, err } = await copy(empty.url);
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toMatch(/^person +\d+ {2}[0-9a-f]{32}$/m);
  expect(out).toMatch(/^Copied \d+ rows of \d+ tables\./m);
  expect(out).toContain("Never start a server on the SQLite file again");

  const [before, after] = [connect(env.DATABASE_URL), connect(empty.url)];
  const names = (db: typeof after) =>
    db.selectFrom("person").select("name").orderBy("id").execute();
  expect(await names(after)).toEqual(await names(before));
  await Promise.all([before.destroy(), after.destroy()]);

  const again = await copy(empty.url);
  expect(again).toMatchObject({ code: 2, out: "" });
  expect(again.err).toMatch(/^Nothing was copied: the database to copy to is not empty/);
});

test("what cannot be copied from or to is refused in words, without a password", async () => {
  const refused = [
    { to: "sqlite:other.db", says: "is not a PostgreSQL database" },
    { to: "nonsense", says: "is not a PostgreSQL database" },
    { to: "postgres://tilsig:hidden@127.0.0.1:1/tilsig", says: "ECONNREFUSED" },
    {
      to: empty.url,
      source: { DATABASE_URL: "sqlite:/no/such/file.db" },
      says: "There is no database",
    },
    { to: empty.url, source: { DATABASE_URL: empty.url }, says: "PostgreSQL database already" },
  ];
  for (const { to, source, says } of refused) {
    const { code, out, err } = await copy(to, source);
    expect({ code, out }, says).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
    expect(err).not.toContain("hidden");
  }
});
