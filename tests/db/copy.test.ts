import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { inventory } from "#app/domain/own-data/inventory.ts";
import { newId } from "#app/domain/id.ts";
import { copyDatabase, CopyFault, tableNames, whatIsThere } from "#db/copy.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { oneOfEverything } from "#tests/support/one-of-everything.ts";

async function both() {
  const [sqlite, postgres] = databases;
  if (!sqlite || !postgres) throw new Error("There are not two databases to test on.");
  const [source, target] = [await sqlite.open(), await postgres.open()];
  await oneOfEverything(source);
  return { source, target };
}

async function contents(db: Db) {
  const all: Record<string, unknown[]> = {};
  for (const table of await tableNames(db)) {
    // By the database's own names, which are those of no schema of ours.
    const plain = db.withoutPlugins() as unknown as Kysely<Record<string, object>>;
    const rows = await plain.selectFrom(table).selectAll().execute();
    all[table] = rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  }
  return all;
}

test("every table that is declared is copied, with every row", async () => {
  const { source, target } = await both();
  const copied = await copyDatabase(source, target);
  if (copied.outcome !== "copied") throw new Error(copied.outcome);
  const declared = Object.keys(inventory).map((name) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
  expect(copied.tables.map(({ table }) => table).sort()).toEqual(declared.sort());
  const before = await contents(source);
  expect(await contents(target)).toEqual(before);
  for (const { table, rows } of copied.tables) expect(rows, table).toBe(before[table]?.length);
  expect(before.answer?.length).toBeGreaterThan(0);
  expect(before.release_line?.length).toBeGreaterThan(0);
});

test("a table that comes later is copied too, after those that it refers to", async () => {
  const { source, target } = await both();
  for (const db of [source, target]) {
    await sql`create table a_new_table (id text primary key, person_id text references person (id),
      weight real)`.execute(db);
  }
  await sql`insert into a_new_table select id, id, 0.1 from person`.execute(source);
  const copied = await copyDatabase(source, target);
  if (copied.outcome !== "copied") throw new Error(copied.outcome);
  const names = copied.tables.map(({ table }) => table);
  expect(names.indexOf("a_new_table")).toBeGreaterThan(names.indexOf("person"));
  expect(
    await whatIsThere(
      target,
      names.filter((name) => name !== "a_new_table"),
    ),
  ).toBe("a_new_table");
});

test("a target without one of the tables, or with something in it, is refused and left as it was", async () => {
  const { source, target } = await both();
  await target.insertInto("setting").values({ name: "organisation", value: "Another" }).execute();
  expect(await copyDatabase(source, target)).toEqual({ outcome: "not-empty", table: "setting" });
  await sql`drop table talk_request`.execute(target);
  expect(await copyDatabase(source, target)).toEqual({
    outcome: "other-schema",
    tables: ["talk_request"],
  });
  expect(await target.selectFrom("person").select("id").execute()).toEqual([]);
});

test("a row that the target does not take undoes all of it and names the table", async () => {
  const { source, target } = await both();
  await source
    .updateTable("wave")
    .set({ period: sql`period || char(0)` })
    .execute();
  const failed = await copyDatabase(source, target).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(CopyFault);
  expect(failed).toMatchObject({ table: "wave" });
  expect(Object.values(await contents(target)).flat()).toEqual([]);
});

test("a target that changes a value on its way is noticed, and nothing stays", async () => {
  const { source, target } = await both();
  await sql`create function meddle() returns trigger language plpgsql as
    $$ begin new.value := 0; return new; end $$`.execute(target);
  await sql`create trigger meddle before insert on answer for each row execute function meddle()`.execute(
    target,
  );
  await expect(copyDatabase(source, target)).rejects.toMatchObject({ table: "answer" });
  expect(await target.selectFrom("person").select("id").execute()).toEqual([]);
});

test("the place of a copied row does not tell who answered when", async () => {
  const { source, target } = await both();
  const wave = await source.selectFrom("wave").select("id").limit(1).executeTakeFirstOrThrow();
  for (let n = 0; n < 40; n++) {
    const response = { id: newId(), waveId: wave.id, personId: null, submission: newId() };
    await source.insertInto("response").values(response).execute();
  }
  await copyDatabase(source, target);
  for (const [table, key] of [
    ["response", "id"],
    ["answer", "response_id, item"],
    ["share", "id"],
  ] as const) {
    const placed = await sql`select * from ${sql.table(table)} order by ctid`.execute(target);
    const byKey = await sql`select * from ${sql.table(table)} order by ${sql.raw(key)}`.execute(
      target,
    );
    expect(placed.rows, table).toEqual(byKey.rows);
  }
});
