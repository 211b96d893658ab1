import { sql } from "kysely";
import type { Db } from "#db/transaction.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import { openWaveFor } from "./open-wave.ts";
import { sqliteFile } from "./own-databases.ts";
import { keptOf, type Phone, phonesOf, send } from "./phones.ts";
import { serveHere, type ServedHere } from "./served-here.ts";

export const name = "disk";
export const about = "the disk full and free again while people submit (SQLite)";
export const takes = "2 min";

/** How many people answer at the same time. */
const atOnce = 8;

export async function run({ full, report }: { full: boolean; report: (line: string) => void }) {
  const database = await sqliteFile();
  try {
    const filled = await fillAndEmpty(database.url, { times: full ? 100 : 3, report });
    return figuresOf(filled);
  } finally {
    await database.remove();
  }
}

function figuresOf(filled: Filled): Figure[] {
  const none = { exactly: 0 };
  return [
    count("times that the disk was full", filled.times, null),
    count("answers acknowledged", filled.acknowledged, null),
    count("answered with 503 while it was full", filled.refused, null),
    count("answered with anything else", filled.other, none),
    count("acknowledged and lost on a full disk", filled.lost, none),
    count("stored twice on a full disk", filled.double, none),
  ];
}

export interface Filled {
  times: number;
  acknowledged: number;
  refused: number;
  other: number;
  lost: number;
  double: number;
}

/**
 * Lets people answer while the database may not grow, until the first is refused, and then again
 * while it may, until all have been told "received" – so many times.
 */
export async function fillAndEmpty(
  databaseUrl: string,
  { times, report = () => {} }: { times: number; report?: (line: string) => void },
): Promise<Filled> {
  const inOne = 40;
  const wave = await openWaveFor(databaseUrl, times * inOne);
  const phones = phonesOf(wave.people);
  const served = await serveHere(databaseUrl);
  const { db } = served.context;
  const filled: Filled = { times: 0, acknowledged: 0, refused: 0, other: 0, lost: 0, double: 0 };
  try {
    while (filled.times < times) {
      const asked = phones.slice(filled.times * inOne, (filled.times + 1) * inOne);
      await mayNotGrow(db);
      const refused = await answerOnce(asked, served, filled);
      if (refused.length === 0) throw new Error("The disk was never full.");
      await mayGrow(db);
      const again = await answerOnce(refused, served, filled);
      filled.other += again.length;
      filled.times++;
      if (filled.times % 10 === 0) report(`${filled.times} times, ${filled.refused} refused`);
    }
    const kept = await keptOf(db, wave.id, phones);
    return { ...filled, ...kept };
  } finally {
    await served.stop();
  }
}

/** SQLite says the same as on a full disk, and undoes the same. */
export async function mayNotGrow(db: Db): Promise<void> {
  const { rows } = await sql<{ pageCount: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.pageCount}`).execute(db);
}

export async function mayGrow(db: Db): Promise<void> {
  await sql.raw("pragma max_page_count = 1073741823").execute(db);
}

/** Everybody sends once, so many at a time; gives those who were not received. */
async function answerOnce(phones: readonly Phone[], { site }: ServedHere, filled: Filled) {
  const waiting = phones.values();
  const lines = Array.from({ length: atOnce }, async () => {
    for (const phone of waiting) {
      const heard = await send(phone, site);
      if (heard === 302) filled.acknowledged++;
      else if (heard === 503) filled.refused++;
      else filled.other++;
    }
  });
  await Promise.all(lines);
  return phones.filter(({ pending }) => pending);
}
