import type { Db } from "#db/transaction.ts";

/** Work for later. `key` names it, so that promising it twice is promising it once. */
export interface Promised {
  key: string;
  kind: string;
  payload: unknown;
  /** UTC ISO-8601; due at once when it has passed. */
  runAt: string;
}

/** Promises work in the running transaction. What is promised already stays as it was. */
export async function promise(db: Db, work: Promised[]): Promise<void> {
  const rows = work.map((one) => ({ ...one, payload: JSON.stringify(one.payload) }));
  // SQLite takes at most 32,766 parameters a statement.
  for (let from = 0; from < rows.length; from += 1000) {
    await db
      .insertInto("outbox")
      .values(rows.slice(from, from + 1000))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
}
