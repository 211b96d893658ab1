import { type Inventory, inventory, type Personal } from "#app/domain/own-data/inventory.ts";
import { ownData } from "#app/domain/own-data/collect.ts";
import type { OwnData } from "#app/domain/own-data/form.ts";
import { erasePerson } from "#app/domain/own-data/erasure.ts";
import { bounds } from "#app/domain/retention/periods.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { closing, oneOfEverything, synnove } from "#tests/support/one-of-everything.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";

const later = new Date("2027-04-08T06:00:00Z");
const own = new Set(["kysely_migration", "kysely_migration_lock"]);

/** Names of columns that can hold who somebody is, whatever table they stand in. */
const telling =
  /email|recipient|person|supervisor_id|specialist_id|actor|subject_id|reader|receiver|address|network|device|payload|(^|_)raw$/;

describe.each(databases)("the inventory of personal columns on $name", ({ open }) => {
  test("declares every column that there is, and none that is not", async () => {
    const db = await open();
    const real = await columns(db);
    const declared = declarations().map(({ name }) => name);
    expect(declared.sort()).toEqual(real.sort());
  });

  test("calls nothing impersonal that leads to a person or is named like it", async () => {
    const db = await open();
    const leading = await leadingToAPerson(db);
    expect(leading).toContain("share_item.share_id");
    const overlooked = declarations().filter(
      ({ name, personal }) =>
        !personal && (leading.includes(name) || telling.test(name.split(".")[1] ?? "")),
    );
    expect(overlooked.map(({ name }) => name)).toEqual([]);
  });

  test("is true of taking home: every table that holds a row of hers is in her file", async () => {
    const db = await open();
    await oneOfEverything(db);
    const data = await ownData(db, synnove.id, later);
    if (!data) throw new Error("She is there.");
    const sections = new Set(
      declarations().flatMap(({ personal }) => (personal ? [personal.exported] : [])),
    );
    for (const section of sections) {
      if (section === "secret" || section === "hash" || section === "joins") continue;
      expect(data[section], section).not.toEqual([]);
      expect(data[section], section).toBeTruthy();
    }
  });

  test("is true of every table: she has a row in each that is declared", async () => {
    const db = await open();
    await oneOfEverything(db);
    const rows = await everything(db);
    const declared = declarations().filter(({ personal }) => personal);
    for (const table of new Set(declared.map(({ name }) => name.split(".")[0] ?? "")))
      expect(rows[table]?.length, table).toBeGreaterThan(0);
  });

  test("is true of erasing: no row of any table holds her id, name or address", async () => {
    const db = await open();
    await oneOfEverything(db);
    const before = await everything(db);
    expect(naming(before)).toEqual(
      expect.arrayContaining(["person", "early_warning_state", "mail"]),
    );
    expect(await erasePerson(db, { personId: synnove.id, actorId: synnove.id }, later)).toEqual({
      outcome: "erased",
    });
    const after = await everything(db);
    // The log keeps the id, which leads to nobody any more.
    expect(naming(after)).toEqual(["audit"]);
    const log = after.audit?.join("\n") ?? "";
    expect(log).toContain(synnove.id);
    expect(log).not.toMatch(/Synn|Tverrfjellnes|synnove/);

    for (const { name, personal } of declarations()) {
      const [table = "", column = ""] = name.split(".");
      if (personal?.erased !== "emptied") continue;
      const { rows } =
        await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} is null`.execute(db);
      expect(rows.length, name).toBeGreaterThan(0);
    }
  });

  test("what closed waves published is the same after somebody has gone", async () => {
    const db = await open();
    await oneOfEverything(db);
    const before = await everything(db);
    await erasePerson(db, { personId: synnove.id, actorId: null }, later);
    const after = await everything(db);
    for (const table of ["release", "release_line", "wave", "cell"])
      expect(after[table], table).toEqual(before[table]);
  });
});

test("every period that is declared is one that is enforced", () => {
  const kept = new Set(declarations().flatMap(({ personal }) => personal?.kept ?? []));
  const fixed = ["one day", "while the account lasts", "session", "until made again"];
  expect([...kept].filter((period) => !fixed.includes(period)).sort()).toEqual(
    Object.keys(bounds).sort(),
  );
});

test("the file of somebody is of the form that it says", async () => {
  const db = await databases[0]!.open();
  await oneOfEverything(db);
  const data = (await ownData(db, synnove.id, closing)) as OwnData;
  expect(data).toMatchObject({ format: "tilsig-own-data", version: 1, profile: synnove });
  expect(data.responses.map(({ period }) => period)).toEqual(["2027-04", "2027-03"]);
  expect(data.responses[1]?.answers).toContainEqual(
    expect.objectContaining({ item: "workload", answer: -2, words: "drained me a lot" }),
  );
  expect(data.shares).toMatchObject([
    { direction: "given", to: "Kari", period: "2027-03", items: [{ item: "workload" }] },
    { direction: "received", to: null, items: [] },
  ]);
  expect(data.supervision).toMatchObject([
    { as: "specialist", with: "Kari" },
    { as: "supervisor", with: "Ida" },
  ]);
});

function declarations(): { name: string; personal: Personal | null }[] {
  return Object.entries(inventory as Inventory).flatMap(([table, declared]) =>
    Object.entries(declared as Record<string, Personal | null>).map(([column, personal]) => ({
      name: `${snake(table)}.${snake(column)}`,
      personal,
    })),
  );
}

function snake(name: string) {
  return name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

async function columns(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter(({ name }) => !own.has(name))
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
}

/** Columns that lead to a person by foreign keys, over however many tables. */
async function leadingToAPerson(db: Db): Promise<string[]> {
  const keys = await foreignKeys(db);
  const personal = new Set(["person"]);
  for (let size = 0; size < personal.size;) {
    size = personal.size;
    for (const { table, to, on } of keys) {
      // A row that goes with another is the same person's.
      if (personal.has(to) && (to === "person" || /cascade/i.test(on))) personal.add(table);
    }
  }
  return keys.filter(({ to }) => personal.has(to)).map(({ table, column }) => `${table}.${column}`);
}

interface Key {
  table: string;
  column: string;
  to: string;
  on: string;
}

async function foreignKeys(db: Db): Promise<Key[]> {
  const inSqlite = sql<Key>`
    select m.name as "table", f."from" as "column", f."table" as "to", f.on_delete as "on"
    from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table'`;
  const inPostgres = sql<Key>`
    select c.conrelid::regclass::text as "table", a.attname as "column",
      c.confrelid::regclass::text as "to",
      case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'none' end as "on"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f'`;
  return (await inSqlite.execute(db).catch(() => inPostgres.execute(db))).rows;
}

/** The tables with a row that holds her id, her name or her address, also inside a longer text. */
function naming(tables: Record<string, string[]>): string[] {
  const marks = [synnove.id, synnove.name, synnove.email];
  const hidden = marks.map((mark) => Buffer.from(`To: ${mark}`).toString("base64"));
  return Object.keys(tables).filter((table) =>
    tables[table]?.some((row) => [...marks, ...hidden].some((mark) => row.includes(mark))),
  );
}
