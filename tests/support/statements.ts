import SQLite from "better-sqlite3";
import pg from "pg";

/** Told just before each statement, with its number from 1 on and how to break its connection. */
export type AtStatement = (statement: { number: number; cut: () => void }) => void;

/**
 * Has `tell` told before each statement that this process gives to a database from now on, `begin`
 * and `commit` among them, and `after` once it is on its way; gives what ends it and says how many
 * there were. The drivers themselves are tapped, so none escapes.
 */
export function tapStatements(tell: AtStatement, after: AtStatement = () => {}): () => number {
  let number = 0;
  const prepare = SQLite.prototype.prepare;
  const query = pg.Client.prototype.query;
  const around = <T>(cut: () => void, work: () => T): T => {
    const statement = { number: (number += 1), cut };
    tell(statement);
    const result = work();
    after(statement);
    return result;
  };

  SQLite.prototype.prepare = function (this: SQLite.Database, text: string) {
    return around(
      () => this.close(),
      () => prepare.call(this, text),
    );
  } as typeof prepare;
  pg.Client.prototype.query = function (this: pg.Client & Wired, ...words: unknown[]) {
    return around(
      () => this.connection.stream.destroy(),
      () => (query as (...words: unknown[]) => unknown).apply(this, words),
    );
  } as typeof query;

  return () => {
    SQLite.prototype.prepare = prepare;
    pg.Client.prototype.query = query;
    return number;
  };
}

/** What pg keeps of its line to the server. */
interface Wired {
  connection: { stream: { destroy(): void } };
}
