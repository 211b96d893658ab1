import type SQLite from "better-sqlite3";

/** As many as there are queries in the product, and room for those whose text depends on a number. */
const MOST = 1_000;

/**
 * `prepare` of an SQLite connection that hands out the same statement for the same text: preparing costs
 * more than running most of our queries. Whatever is no plain reading or writing of rows is prepared
 * anew, and after it everything is, because the schema may have changed.
 */
export function keptStatements(database: SQLite.Database): SQLite.Database["prepare"] {
  const kept = new Map<string, SQLite.Statement>();
  const prepare = (text: string): SQLite.Statement => {
    if (!/^\s*(select|insert|update|delete|begin|commit|rollback)\b/i.test(text)) {
      kept.clear();
      return database.prepare(text);
    }
    const known = kept.get(text);
    // One that is being read row by row cannot be begun a second time.
    if (known && !known.busy) return known;
    const statement = database.prepare(text);
    if (kept.size >= MOST) kept.clear();
    kept.set(text, statement);
    return statement;
  };
  return prepare as SQLite.Database["prepare"];
}
