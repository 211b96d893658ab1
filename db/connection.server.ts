import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";
import pg from "pg";
import { keptStatements } from "./kept-statements.ts";
import type { Schema } from "./schema.ts";
import type { Db } from "./transaction.ts";

/**
 * Opens the database behind `url`: `postgres://…`, `sqlite:<path>` or `sqlite::memory:`.
 * Nothing is read or written yet but, on SQLite, the settings of the connection.
 */
export function connect(url: string): Db {
  const dialect = isPostgresUrl(url) ? postgresDialect(url) : sqliteDialect(url);
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}

export function isPostgresUrl(url: string) {
  return url.startsWith("postgres://") || url.startsWith("postgresql://");
}

function postgresDialect(url: string) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    // As long as SQLite waits for a lock.
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: (oid, format) => numbersAsNumbers(oid, format) },
  });
  // A connection that breaks is replaced, and whoever was using it is told by the query; without
  // listeners it would end the process, idle (the pool's) or in use (its own).
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return new PostgresDialect({ pool });
}

/** bigint (20) and numeric (1700) come from counts and sums here, which fit a double. */
function numbersAsNumbers(oid: number, format: "text" | "binary" = "text") {
  if (oid === 20 || oid === 1700) return Number;
  return pg.types.getTypeParser(oid, format);
}

function sqliteDialect(url: string) {
  const file = url.replace(/^sqlite:/, "");
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new SQLite(file);
  for (const setting of sqliteSettings) database.pragma(setting);
  return new TilsigSqliteDialect(database);
}

/**
 * `synchronous` is set by name because better-sqlite3 is built to fall to NORMAL in WAL mode after
 * the first write, which would lose acknowledged answers with the power.
 */
const sqliteSettings = [
  "journal_mode = WAL",
  "synchronous = FULL",
  "busy_timeout = 10000",
  "foreign_keys = ON",
  "secure_delete = ON",
  "trusted_schema = OFF",
];

class TilsigSqliteDialect extends SqliteDialect {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver() {
    return new ImmediateSqliteDriver(this.#database);
  }

  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

/** Takes the write lock at once: a transaction that starts by reading could not get it later. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({
      database: { prepare: keptStatements(database), close: () => void database.close() },
    });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** A full disk has undone it already; asked again, SQLite would hide why behind another error. */
  override async rollbackTransaction(connection: DatabaseConnection) {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** SQLite does roll back schema changes, so a migration that is killed leaves the old schema. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
