import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Db } from "./transaction.ts";

/** One table after a copy: rows and a digest of their contents, on both sides. */
export interface CopiedTable {
  table: string;
  rows: number;
  /** Of all rows in whatever order; 32 hexadecimal digits. */
  digest: string;
}

export type Copied =
  | { outcome: "copied"; tables: CopiedTable[] }
  /** Nothing was changed. `table` holds something, or is none of ours. */
  | { outcome: "not-empty"; table: string }
  /** Nothing was changed: the tables of the two are not the same. */
  | { outcome: "other-schema"; tables: string[] };

/** A table that could not be copied, or that did not hold the same afterwards; all was undone. */
export class CopyFault extends Error {
  override name = "CopyFault";

  constructor(
    readonly table: string,
    cause?: unknown,
  ) {
    super(`The table ${table} was not copied.`, { cause });
  }
}

/** Rows read and written together. */
const PIECE = 500;

/**
 * Copies every table of `source` (SQLite) into `target` (PostgreSQL), both with today's schema, and
 * reads it all back: counts and digests are those of both sides, or `CopyFault` is thrown. One
 * transaction on each side: what is read is of one moment, during which nobody else writes, and a
 * fault leaves the target as it was. Rows are written in the order of their keys, so that their place
 * does not tell who came when. `at` is told the rows done, of those that are to be copied and read back.
 */
export async function copyDatabase(
  source: Db,
  target: Db,
  at: (done: number, of: number) => void = () => {},
): Promise<Copied> {
  return source.transaction().execute(async (from) => {
    const tables = await tablesInOrder(rowsOf(from));
    const others = difference(tables, await tableNames(target));
    if (others.length > 0) return { outcome: "other-schema", tables: others };
    return target.transaction().execute(async (to) => {
      const full = await firstFull(rowsOf(to), tables);
      if (full !== null) return { outcome: "not-empty", table: full };
      return { outcome: "copied", tables: await copyTables(rowsOf(from), rowsOf(to), tables, at) };
    });
  });
}

/** The first table with something in it, or that is none of `ours`; null where there is none. */
export async function whatIsThere(db: Db, ours: readonly string[]): Promise<string | null> {
  const there = await tableNames(db);
  const foreign = there.find((name) => !ours.includes(name));
  return foreign ?? firstFull(rowsOf(db), there);
}

/** Names of all tables, without the migrator's own. */
export async function tableNames(db: Db): Promise<string[]> {
  return (await db.introspection.getTables()).map(({ name }) => name).sort();
}

type Value = string | number | null;
type Row = Record<string, Value>;
type Rows = Kysely<Record<string, Row>>;

/** Tables by the names that the database has for them. */
function rowsOf(db: Db): Rows {
  // What is asked for comes from the database's own list of tables and columns.
  return db.withoutPlugins() as unknown as Rows;
}

async function copyTables(
  from: Rows,
  to: Rows,
  tables: readonly string[],
  at: (done: number, of: number) => void,
): Promise<CopiedTable[]> {
  const sizes = await Promise.all(tables.map((table) => count(from, table)));
  const all = 2 * sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const step = (rows: number) => at((done += rows), all);
  const copied: CopiedTable[] = [];
  for (const table of tables) {
    const given = await copyTable(from, to, table, step).catch((error) => {
      throw new CopyFault(table, error);
    });
    const taken = await readBack(to, table, step);
    if (given.rows !== taken.rows || given.digest !== taken.digest) throw new CopyFault(table);
    copied.push({ table, ...taken });
  }
  return copied;
}

async function copyTable(from: Rows, to: Rows, table: string, step: (rows: number) => void) {
  const sum = new ContentDigest();
  const key = await keyOf(from, table);
  const reading = from
    .selectFrom(table)
    .selectAll()
    .orderBy(sql.join(key.map((column) => sql.ref(column))))
    .stream();
  let piece: Row[] = [];
  const write = async () => {
    if (piece.length > 0) await to.insertInto(table).values(piece).execute();
    step(piece.length);
    piece = [];
  };
  for await (const row of reading) {
    sum.add(row);
    piece.push(row);
    if (piece.length === PIECE) await write();
  }
  await write();
  return sum.result();
}

async function readBack(to: Rows, table: string, step: (rows: number) => void) {
  const sum = new ContentDigest();
  await sql`declare copied no scroll cursor for select * from ${sql.table(table)}`.execute(to);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(PIECE)} from copied`.execute(to);
    if (rows.length === 0) break;
    for (const row of rows) sum.add(row);
    step(rows.length);
  }
  await sql`close copied`.execute(to);
  return sum.result();
}

/**
 * The sum of the rows' SHA-256, cut to 128 bits: the same in any order, another for another row, or
 * for one row more. (Bellare and Micciancio 1997, AdHash; it guards against faults, not forgers.)
 */
class ContentDigest {
  #sum = 0n;
  #rows = 0;

  add(row: Row) {
    const cells = Object.keys(row)
      .sort()
      .map((column) => [column, asStored(row[column] ?? null)]);
    const hash = createHash("sha256").update(JSON.stringify(cells)).digest("hex");
    this.#sum = BigInt.asUintN(128, this.#sum + BigInt(`0x${hash.slice(0, 32)}`));
    this.#rows += 1;
  }

  result() {
    return { rows: this.#rows, digest: this.#sum.toString(16).padStart(32, "0") };
  }
}

/** PostgreSQL keeps a `real` in four bytes. */
function asStored(value: Value): Value {
  return typeof value === "number" && !Number.isInteger(value) ? Math.fround(value) : value;
}

async function firstFull(db: Rows, tables: readonly string[]): Promise<string | null> {
  for (const table of tables) {
    const found = await db.selectFrom(table).selectAll().limit(1).execute();
    if (found.length > 0) return table;
  }
  return null;
}

async function count(db: Rows, table: string): Promise<number> {
  const found = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return found.rows;
}

/** All tables, each after those that it refers to. */
async function tablesInOrder(source: Rows): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string | null }>`
    select t.name as name, f."table" as needs
    from sqlite_schema t left join pragma_foreign_key_list(t.name) f
    where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'kysely_%'
    order by t.name`.execute(source);
  const left = new Map<string, Set<string>>();
  for (const { name, needs } of rows) {
    const needed = left.get(name) ?? new Set();
    left.set(name, needs === null || needs === name ? needed : needed.add(needs));
  }
  const ordered: string[] = [];
  while (left.size > 0) {
    const next = [...left].find(([, needs]) => [...needs].every((need) => !left.has(need)));
    if (!next) throw new Error(`These tables refer to each other: ${[...left.keys()].join(", ")}`);
    ordered.push(next[0]);
    left.delete(next[0]);
  }
  return ordered;
}

/** The columns of a table's key, in its order; all columns where it has none. */
async function keyOf(source: Rows, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string; pk: number }>`
    select name, pk from pragma_table_info(${table})`.execute(source);
  const key = rows.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return (key.length > 0 ? key : rows).map(({ name }) => name);
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  return [
    ...some.filter((name) => !others.includes(name)),
    ...others.filter((name) => !some.includes(name)),
  ];
}
