import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { openFor, type OpenWave } from "#tests/bench/web/asked-people.ts";

/** Makes an empty database ready and opens a wave in it for so many people, who all have a link. */
export function openWaveFor(databaseUrl: string, people: number): Promise<OpenWave> {
  return over(databaseUrl, async (db) => {
    await migrateToLatest(db);
    return openFor(db, people, new Date());
  });
}

/** Does something over a connection of its own, and lets go of the database again. */
export async function over<T>(databaseUrl: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(databaseUrl);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
