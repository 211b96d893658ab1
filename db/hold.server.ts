import { mkdirSync, readlinkSync, realpathSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import SQLite from "better-sqlite3";
import { isPostgresUrl } from "./connection.server.ts";

/** Which process has a database for itself: as it stands in the lock's file. */
export interface Holder {
  /** What it is, such as "the server". */
  name: string;
  process: number;
  host: string;
  /** UTC. */
  since: string;
}

/** `taken`: somebody else holds it; null where that process had no time to say who it is. */
export type Holding =
  { outcome: "held"; release(): void } | { outcome: "taken"; by: Holder | null; lock: string };

/**
 * Takes an SQLite file for this process, whatever path leads to it, until `release` or the end of the
 * process, kill -9 included: the operating system holds the lock. Readers and commands that write in
 * transactions are not in its way; it keeps off others that ask for the same. On PostgreSQL and in
 * memory there is nothing to hold. Throws what the system says when the lock cannot be written.
 */
export function holdDatabase(url: string, { name, now }: { name: string; now: Date }): Holding {
  const file = url.replace(/^sqlite:/, "");
  if (isPostgresUrl(url) || file === ":memory:") return { outcome: "held", release: () => {} };
  const lock = `${real(file)}.lock`;
  const holder = { name, process: process.pid, host: hostname(), since: now.toISOString() };
  const database = new SQLite(lock, { timeout: 500 });
  const by = hold(database, holder);
  if (by !== holder) {
    database.close();
    return { outcome: "taken", by, lock };
  }
  held.add(database);
  return {
    outcome: "held",
    release: () => {
      held.delete(database);
      database.close();
    },
  };
}

/** A connection that nobody holds would be closed by the garbage collector, and with it the lock. */
const held = new Set<SQLite.Database>();

/**
 * The file that a path means. The lock stands beside it, so a link to the file or to its folder, or
 * another way of writing the path, leads to the same lock.
 */
function real(file: string): string {
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  try {
    return realpathSync(path);
  } catch {
    // Not there yet: it may be a link to where it will be.
    const leadsTo = linkIn(path);
    if (leadsTo !== null) return real(resolve(dirname(path), leadsTo));
    return join(realpathSync(dirname(path)), basename(path));
  }
}

function linkIn(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/**
 * Says who holds it, then holds it: a transaction for writing that never ends. One for writing alone
 * lets others read who it is. Whoever comes between the two has written another name, and it is asked
 * again. Gives the holder, which is `holder` itself when it is held.
 */
function hold(database: SQLite.Database, holder: Holder): Holder | null {
  try {
    for (;;) {
      database.exec("begin immediate");
      database.exec("create table if not exists holder (holder text not null)");
      database.exec("delete from holder");
      database.prepare("insert into holder values (?)").run(JSON.stringify(holder));
      database.exec("commit");
      database.exec("begin immediate");
      if (written(database) === JSON.stringify(holder)) return holder;
      database.exec("rollback");
    }
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError && error.code.startsWith("SQLITE_BUSY"))) throw error;
    return named(database);
  }
}

function named(database: SQLite.Database): Holder | null {
  try {
    // Written by `hold`, here or in another process.
    return JSON.parse(written(database) ?? "null") as Holder | null;
  } catch {
    return null;
  }
}

function written(database: SQLite.Database): string | undefined {
  const row = database.prepare<[], { holder: string }>("select holder from holder").get();
  return row?.holder;
}
