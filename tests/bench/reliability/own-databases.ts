import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { startPostgres } from "#tests/support/embedded-postgres.ts";

/** A database for one try and nothing else. */
export interface OwnDatabase {
  kind: "SQLite" | "PostgreSQL";
  url: string;
  /** Ends the database's own server without a word, as a power cut would, and starts it again. */
  crash?(): Promise<void>;
  /** Another one with all that this one holds; nobody may be using it. */
  copy(): Promise<OwnDatabase>;
  remove(): Promise<void>;
}

export async function sqliteFile(): Promise<OwnDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-reliability-"));
  const file = join(folder, "tilsig.db");
  return {
    kind: "SQLite",
    url: `sqlite:${file}`,
    copy: async () => {
      const copy = await sqliteFile();
      await copyFile(file, copy.url.replace(/^sqlite:/, ""));
      return copy;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** An empty database on a PostgreSQL that runs; `serverUrl` ends with a slash. */
export function postgresDatabase(serverUrl: string): Promise<OwnDatabase> {
  return postgresCopy(serverUrl, "template1");
}

async function postgresCopy(serverUrl: string, template: string): Promise<OwnDatabase> {
  const database = `reliability_${randomUUID().replaceAll("-", "")}`;
  await onServer(serverUrl, `create database ${database} template ${template}`);
  return {
    kind: "PostgreSQL",
    url: serverUrl + database,
    copy: () => postgresCopy(serverUrl, database),
    remove: () => onServer(serverUrl, `drop database ${database} with (force)`),
  };
}

/** A PostgreSQL server with the settings of its makers, which keep what was committed. */
export async function durablePostgres() {
  const server = await startPostgres({ durable: true });
  let crashing: Promise<void> | undefined;
  /** Asked twice at once, it goes once. */
  const crash = () => (crashing ??= server.crash().finally(() => (crashing = undefined)));
  return {
    url: server.url,
    database: async (): Promise<OwnDatabase> => ({
      ...(await postgresDatabase(server.url)),
      crash,
    }),
    crash,
    stop: () => server.stop(),
  };
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
