import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { setupIsOpen } from "#app/domain/setup.ts";
import { offerFirstAdministrator } from "#app/server/prepare.ts";
import { upgrade } from "#app/server/upgrade.ts";
import { connect } from "#db/connection.server.ts";
import { migrator } from "#db/migrate.ts";
import { nordlys } from "#tests/support/organisation.ts";

const now = new Date("2027-03-02T08:00:00Z");

function installation() {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
  const databaseUrl = `sqlite:${join(folder, "tilsig.db")}`;
  const db = connect(databaseUrl);
  onTestFinished(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const context = {
    env: { origin: "https://tilsig.example", databaseUrl },
    db,
    now: () => now,
  } as unknown as Context; // no mailer: nothing is sent before the server listens
  const said: string[] = [];
  const files = () => readdirSync(folder).filter((name) => name.includes(".before-"));
  const say = (line: string) => void said.push(line);
  const start = async () => {
    await upgrade(db, databaseUrl, now, say);
    await offerFirstAdministrator(context, say);
  };
  return { context, db, said, files, start };
}

test("a first start makes the tables and offers the first administrator's link", async () => {
  const { db, said, files, start } = installation();
  await start();
  const link = said.find((line) => line.includes("/setup/"))?.trim() ?? "";
  expect(link).toMatch(/^https:\/\/tilsig\.example\/setup\/[\w-]{43}$/);
  expect(await setupIsOpen(db, link.split("/").at(-1) ?? "", now)).toBe(true);
  expect(files()).toEqual([]);
});

test("a later start with an administrator changes nothing and says nothing", async () => {
  const { db, said, files, start } = installation();
  await start();
  await nordlys(db);
  said.length = 0;
  await start();
  expect(said).toEqual([]);
  expect(files()).toEqual([]);
});

test("an SQLite file with something in it is copied before its schema changes", async () => {
  const { db, said, files, start } = installation();
  await start();
  await migrator(db).migrateDown();
  await db.schema.createTable("of_another_version").addColumn("id", "text").execute();
  await start();
  expect(files()).toHaveLength(1);
  expect(said.join("\n")).toContain(files()[0]);
});

test("a schema of a newer version is left alone", async () => {
  const { db, start } = installation();
  await start();
  await sql`insert into kysely_migration values ('9999-later', '2027-01-01')`.execute(db);
  await expect(start()).rejects.toThrow(/belongs to a newer version of Tilsig \(9999-later\)/);
});
