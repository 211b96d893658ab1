import { existsSync } from "node:fs";
import { Command } from "commander";
import { nameOf } from "#app/jobs/error-name.ts";
import { loadEnv } from "#app/env.server.ts";
import { hold } from "#app/server/hold.ts";
import { notOpened, upgrade } from "#app/server/upgrade.ts";
import { connect, isPostgresUrl } from "#db/connection.server.ts";
import { type CopiedTable, copyDatabase, CopyFault, tableNames, whatIsThere } from "#db/copy.ts";
import type { Db } from "#db/transaction.ts";
import { showProgress } from "./progress.ts";
import { Refusal } from "./refusal.ts";

const words = {
  database: "The database as a whole.",
  copy: "Copy everything from the SQLite database of DATABASE_URL into an empty PostgreSQL database.",
  to: "the empty PostgreSQL database, postgres://user@host/name",
  progress: "Copying",
  notSqlite:
    "DATABASE_URL is a PostgreSQL database already. This command copies out of an SQLite file; to " +
    "copy PostgreSQL, use pg_dump.",
  notPostgres: (to: string) =>
    `${JSON.stringify(to)} is not a PostgreSQL database: write postgres://user@host/name.`,
  noFile: (file: string) => `There is no database ${file}. Check DATABASE_URL.`,
  notEmpty: (table: string) =>
    `Nothing was copied: the database to copy to is not empty (table ${table}). Make a new one.`,
  otherSchema: (tables: readonly string[]) =>
    `Nothing was copied: the two databases do not have the same tables (${tables.join(", ")}).`,
  failed: (why: string) =>
    `Nothing was copied, and what was begun was undone: ${why}. The SQLite file is as it was.`,
  fault: (table: string, error: string) => `the table ${table} was not taken (${error})`,
  differs: (table: string) => `the table ${table} did not hold the same when it was read back`,
  done: (rows: number, tables: number) =>
    `Copied ${rows} rows of ${tables} tables. Each was read back: counts and contents are the same.`,
  next: [
    "What to do now:",
    "  1. Set DATABASE_URL to the new database, and leave the other settings as they are.",
    "  2. Start the server, and at least one worker: npm run worker.",
    "  3. Never start a server on the SQLite file again: what waits to be sent would be sent twice.",
    "     It holds answers. Delete it, with the copies beside it, when all is well.",
  ],
};

const example = `
Stop the server first. The schema is made by this command; both sides are
counted and compared.
Keep the password off the command line: in the environment (PGPASSWORD) or in
~/.pgpass.

Example:
  createdb tilsig
  PGPASSWORD=… tilsig database copy --to postgres://tilsig@localhost/tilsig`;

/** `tilsig database …` */
export function databaseCommand(): Command {
  return new Command("database")
    .description(words.database)
    .addCommand(
      new Command("copy")
        .description(words.copy)
        .requiredOption("--to <url>", words.to)
        .addHelpText("after", example)
        .action(copy),
    );
}

async function copy({ to }: { to: string }) {
  const { databaseUrl } = loadEnv(process.env, "command");
  if (isPostgresUrl(databaseUrl)) throw new Refusal(words.notSqlite);
  if (!isPostgresUrl(to)) throw new Refusal(words.notPostgres(to));
  const file = databaseUrl.replace(/^sqlite:/, "");
  if (!existsSync(file)) throw new Refusal(words.noFile(file));
  const release = hold(databaseUrl, "a copy", new Date());
  try {
    const source = await upToDate(databaseUrl);
    await copyFrom(source, to).finally(() => source.destroy());
  } finally {
    release();
  }
}

async function copyFrom(source: Db, to: string) {
  const ours = await tableNames(source);
  const target = connect(to);
  try {
    // Before anything is written there: it may be the database of something else.
    const there = await whatIsThere(target, ours).catch((error) => refuseToOpen(to, error));
    if (there !== null) throw new Refusal(words.notEmpty(there));
    await upgrade(target, to, new Date(), say).catch((error) => refuseToOpen(to, error));
    report(await copied(source, target));
  } finally {
    await target.destroy();
  }
}

async function copied(source: Db, target: Db): Promise<CopiedTable[]> {
  const progress = showProgress(words.progress);
  const copy = await copyDatabase(source, target, progress.at)
    .catch((error: unknown) => {
      throw new Refusal(words.failed(whyOf(error)));
    })
    .finally(progress.stop);
  if (copy.outcome === "not-empty") throw new Refusal(words.notEmpty(copy.table));
  if (copy.outcome === "other-schema") throw new Refusal(words.otherSchema(copy.tables));
  return copy.tables;
}

function whyOf(error: unknown) {
  if (!(error instanceof CopyFault)) return nameOf(error);
  return error.cause ? words.fault(error.table, nameOf(error.cause)) : words.differs(error.table);
}

function report(tables: readonly CopiedTable[]) {
  const width = Math.max(...tables.map(({ table }) => table.length));
  for (const { table, rows, digest } of tables) {
    process.stdout.write(`${table.padEnd(width)} ${String(rows).padStart(9)}  ${digest}\n`);
  }
  const rows = tables.reduce((sum, each) => sum + each.rows, 0);
  process.stdout.write(`\n${words.done(rows, tables.length)}\n\n${words.next.join("\n")}\n`);
}

async function upToDate(databaseUrl: string): Promise<Db> {
  let db: Db | undefined;
  try {
    db = connect(databaseUrl);
    await upgrade(db, databaseUrl, new Date(), say);
    return db;
  } catch (error) {
    await db?.destroy();
    throw notOpened(databaseUrl, error);
  }
}

function refuseToOpen(url: string, error: unknown): never {
  throw new Refusal(notOpened(url, error).message.replace("DATABASE_URL", "--to"));
}

function say(line: string) {
  process.stderr.write(`${line}\n`);
}
