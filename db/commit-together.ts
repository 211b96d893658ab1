import { setTimeout as wait } from "node:timers/promises";
import type { Db } from "./transaction.ts";

interface Write {
  work: (trx: Db) => Promise<unknown>;
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

const queues = new WeakMap<Db, Write[]>();

/** So long does a write wait for others, in milliseconds. */
const TOGETHER_MS = 4;

/**
 * Runs a small write in one transaction with whatever else is written at nearly the same time: a
 * commit waits for the disk, and so all of them wait for it once. Resolves after the commit. Where
 * one of them fails, each is run again in a transaction of its own, so `work` may run twice and must
 * do nothing but write.
 */
export function commitTogether<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  return new Promise<T>((resolve, reject) => {
    const waiting = queues.get(db);
    const write = { work, resolve, reject };
    if (waiting) return void waiting.push(write);
    queues.set(db, [write]);
    void commitSoon(db);
  });
}

async function commitSoon(db: Db) {
  await wait(TOGETHER_MS);
  const writes = queues.get(db) ?? [];
  queues.delete(db);
  try {
    const values = await inOne(db, writes);
    writes.forEach(({ resolve }, place) => resolve(values[place] as never));
  } catch (error) {
    if (writes.length === 1) return writes[0]?.reject(error);
    for (const write of writes) await alone(db, write);
  }
}

function inOne(db: Db, writes: readonly Write[]): Promise<unknown[]> {
  return db.transaction().execute(async (trx) => {
    const values: unknown[] = [];
    for (const { work } of writes) values.push(await work(trx));
    return values;
  });
}

async function alone(db: Db, { work, resolve, reject }: Write) {
  await db
    .transaction()
    .execute(work)
    .then(resolve as (value: unknown) => void, reject);
}
