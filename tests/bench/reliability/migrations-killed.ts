import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { sql } from "kysely";
import pg from "pg";
import { openWave } from "#app/domain/waves.ts";
import { upgrade } from "#app/server/upgrade.ts";
import { connect, isPostgresUrl } from "#db/connection.server.ts";
import { migrateToLatest, migrations, migrator } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { everything } from "#tests/support/everything.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { tapStatements } from "#tests/support/statements.ts";

/** From where a migration starts: nothing, or the version before with something in it. */
export const starts = ["empty", "before"] as const;
export type Start = (typeof starts)[number];

/** What came of it; lists name statements. */
export interface Killed {
  /** How many statements the migration has, and at how many of them it was killed. */
  statements: number;
  kills: number;
  /** Where neither the old schema stood afterwards nor the new one. */
  between: string[];
  /** Where the next start did not bring it to what an undisturbed migration makes. */
  unfinished: string[];
}

/** Makes databases of its own, in files or on a server, and takes them away again. */
export interface Place {
  fresh(): Promise<string>;
  /** The same as `url`, on its own. */
  copy(url: string): Promise<string>;
  drop(url: string): Promise<void>;
}

export function filesIn(folder: string): Place {
  const path = () => join(folder, randomUUID(), "tilsig.db");
  return {
    fresh: async () => `sqlite:${path()}`,
    copy: async (url) => copyOfFiles(url, path()),
    drop: (url) => rm(join(fileOf(url), ".."), { recursive: true, force: true }),
  };
}

export function databasesOn(serverUrl: string): Place {
  const create = async (template: string) => {
    const name = `killed_${randomUUID().replaceAll("-", "")}`;
    await onServer(serverUrl, `create database ${name} template ${template}`);
    return `${serverUrl}${name}`;
  };
  return {
    fresh: () => create("template1"),
    copy: (url) => create(url.slice(serverUrl.length)),
    drop: (url) => onServer(serverUrl, `drop database ${url.slice(serverUrl.length)} with (force)`),
  };
}

/**
 * A migration on SQLite, of whose files a copy is made before each statement and after the last: what
 * is in the files at that moment is what a kill leaves there. All of it in one migration, in this
 * process. Each copy is looked at, and every `step`-th is migrated to the end.
 */
export async function copiedAtEachStatement(place: Place, start: Start, step = 1): Promise<Killed> {
  const scene = await sceneOf(place, start);
  const url = await place.copy(scene.url);
  const left: string[] = [];
  const db = connect(url);
  const copy = () =>
    left.push(copyOfFiles(url, join(fileOf(url), `../at-${left.length + 1}/tilsig.db`)));
  const end = tapStatements(copy);
  await migrateToLatest(db);
  const statements = end();
  copy();
  const killed: Killed = { statements, kills: 0, between: [], unfinished: [] };
  for (const [at, one] of left.entries())
    await judge(one, `statement ${at + 1}`, scene, killed, (left.length - 1 - at) % step === 0);
  await db.destroy();
  await place.drop(url);
  return killed;
}

/** The line to PostgreSQL breaks before every `step`-th statement; in this process. */
export async function cutAtStatements(place: Place, start: Start, step: number): Promise<Killed> {
  const scene = await sceneOf(place, start);
  const statements = await undisturbed(place, scene);
  const killed: Killed = { statements, kills: 0, between: [], unfinished: [] };
  for (let fatal = statements; fatal > 0; fatal -= step) {
    const url = await place.copy(scene.url);
    const db = connect(url);
    const end = tapStatements(({ number, cut }) => number === fatal && cut());
    const broke = await migrateToLatest(db).then(
      () => false,
      () => true,
    );
    end();
    await db.destroy();
    if (!broke) throw new Error(`Nothing broke at statement ${fatal} of ${statements}.`);
    await judge(url, `statement ${fatal}`, scene, killed);
    await place.drop(url);
  }
  return killed;
}

/** A process of its own migrates and is killed with -9 at every `step`-th statement. */
export async function killedAtStatements(
  place: Place,
  start: Start,
  { step, moment }: { step: number; moment: "before" | "sent" },
): Promise<Killed> {
  const scene = await sceneOf(place, start);
  const statements = await undisturbed(place, scene);
  const killed: Killed = { statements, kills: 0, between: [], unfinished: [] };
  // The last one first: it is the commit.
  for (let fatal = statements; fatal > 0; fatal -= step) {
    const url = await place.copy(scene.url);
    const signal = await migratingProcess(url, fatal, moment);
    if (signal !== "SIGKILL") throw new Error(`Nothing was killed at ${fatal} of ${statements}.`);
    await judge(url, `${moment} statement ${fatal}`, scene, killed);
    await place.drop(url);
  }
  return killed;
}

interface Scene {
  url: string;
  old: string;
  new: { schema: string; contents: Record<string, string[]> };
}

/** A database to start from, and what it is before and after an undisturbed migration. */
async function sceneOf(place: Place, start: Start): Promise<Scene> {
  const url = await place.fresh();
  const old = await on(url, async (db) => {
    if (start === "before") await fillOneVersionBack(db);
    return schemaOf(db);
  });
  const done = await place.copy(url);
  const latest = await on(done, async (db) => {
    await migrateToLatest(db);
    return { schema: await schemaOf(db), contents: await contentsOf(db) };
  });
  await place.drop(done);
  return { url, old, new: latest };
}

async function fillOneVersionBack(db: Db): Promise<void> {
  await migrateToLatest(db);
  await nordlys(db);
  const wave = { series: "monthly-pulse", period: "2027-03" };
  await openWave(db, wave, new Date("2027-03-02T07:00:00Z"));
  const { error } = await migrator(db).migrateDown();
  if (error) throw error;
}

async function undisturbed(place: Place, scene: Scene): Promise<number> {
  const url = await place.copy(scene.url);
  const db = connect(url);
  const end = tapStatements(() => {});
  await migrateToLatest(db);
  const statements = end();
  await db.destroy();
  await place.drop(url);
  return statements;
}

/** Looks at what a kill has left, then migrates as the product does when it starts. */
async function judge(
  url: string,
  where: string,
  scene: Scene,
  killed: Killed,
  isCompleted = true,
): Promise<void> {
  killed.kills += 1;
  if (isPostgresUrl(url)) await untilNobodyIsAtIt(url);
  await on(url, async (db) => {
    const left = await schemaOf(db);
    if (left !== scene.old && left !== scene.new.schema) killed.between.push(where);
    if (!isCompleted) return;
    await upgrade(db, url, new Date("2027-03-05T09:00:00Z"), () => {});
    const [schema, contents] = [await schemaOf(db), await contentsOf(db)];
    const isDone = JSON.stringify(contents) === JSON.stringify(scene.new.contents);
    if (schema !== scene.new.schema || !isDone) killed.unfinished.push(where);
  });
}

/** Everything of the schema but the migrator's own empty tables, and which migrations are noted. */
async function schemaOf(db: Db): Promise<string> {
  const tables = (await db.introspection.getTables()).filter(({ name }) => !isMigrators(name));
  const names = Object.keys(migrations);
  const all = await migrator(db).getMigrations();
  const noted = names.filter((name) => all.some((one) => one.name === name && one.executedAt));
  return JSON.stringify({ tables, rest: await indexesAndTriggers(db), noted });
}

async function indexesAndTriggers(db: Db): Promise<string[]> {
  const isPostgres = await sql`select 1 from pg_class limit 1`.execute(db).then(
    () => true,
    () => false,
  );
  const query = isPostgres
    ? sql<{ text: string }>`
        select indexdef as text from pg_indexes where schemaname = 'public'
        union all
        select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all
        select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace`
    : sql<{ text: string }>`
        select name || ' ' || sql as text from sqlite_master
        where sql is not null and type <> 'table'`;
  const { rows } = await query.execute(db);
  return rows
    .map(({ text }) => text)
    .filter((text) => !text.includes("kysely"))
    .sort();
}

async function contentsOf(db: Db): Promise<Record<string, string[]>> {
  const all = await everything(db);
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isMigrators(name)));
}

function isMigrators(table: string): boolean {
  return table.startsWith("kysely");
}

async function on<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** A server notices late that its client is gone; until then it may be at work or hold a lock. */
async function untilNobodyIsAtIt(url: string): Promise<void> {
  await on(url, async (db) => {
    for (let look = 0; look < 500; look += 1) {
      const { rows } = await sql`select 1 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
      if (rows.length === 0) return;
      await wait(10);
    }
  });
}

/** How the process ended: by which signal, if by one. */
async function migratingProcess(
  url: string,
  fatal: number,
  moment: string,
): Promise<string | null> {
  const words = ["tests/support/migrating-process.ts", url, String(fatal), moment];
  return promisify(execFile)(process.execPath, ["--import", "tsx", ...words]).then(
    () => null,
    (error: { signal?: string }) => error.signal ?? null,
  );
}

function copyOfFiles(url: string, path: string): string {
  mkdirSync(join(path, ".."), { recursive: true });
  for (const suffix of ["", "-wal", "-shm"])
    if (existsSync(`${fileOf(url)}${suffix}`))
      copyFileSync(`${fileOf(url)}${suffix}`, `${path}${suffix}`);
  return `sqlite:${path}`;
}

function fileOf(url: string): string {
  return url.replace(/^sqlite:/, "");
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
