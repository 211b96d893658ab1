import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "#db/transaction.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import { built } from "#tests/support/built.ts";
import { durablePostgres, type OwnDatabase, sqliteFile } from "./own-databases.ts";
import { openWaveFor, over } from "./open-wave.ts";
import { type Phone, phonesOf, send, type Site } from "./phones.ts";
import { startServer } from "./server-process.ts";

export const name = "syncs";
export const about = "how often what was acknowledged was written through to the disk";
export const takes = "1 min";

export async function run({ full, report }: { full: boolean; report: (line: string) => void }) {
  const people = full ? 1000 : 40;
  await built();
  const postgres = await durablePostgres();
  try {
    const figures: Figure[] = [];
    const onSqlite = await sqliteFile();
    if (canCount()) {
      const counted = await syncsOnSqlite(onSqlite, people);
      figures.push(...figuresOf("SQLite", counted));
    } else report("There is no strace here: the syncs of SQLite cannot be counted.");
    await onSqlite.remove();
    const onPostgres = await postgres.database();
    const counted = await syncsOnPostgres(onPostgres, people);
    figures.push(...figuresOf("PostgreSQL", counted));
    await onPostgres.remove();
    return figures;
  } finally {
    await postgres.stop();
  }
}

function figuresOf(database: string, { syncs, acknowledged, unsynced }: Counted): Figure[] {
  return [
    {
      name: `syncs for each acknowledged answer, ${database}`,
      value: syncs / acknowledged,
      unit: "",
      target: { atLeast: 1 },
    },
    count(`answers confirmed without a sync since their sending, ${database}`, unsynced, {
      exactly: 0,
    }),
  ];
}

export interface Counted {
  acknowledged: number;
  /** Calls that came back only when the disk had everything. */
  syncs: number;
  /** Answers between whose sending and confirming there was none. */
  unsynced: number;
}

/** Nothing but a tracer sees what a process asks of its disk; Linux has one in a package of its own. */
export function canCount(): boolean {
  return spawnSync("strace", ["-f", "--seccomp-bpf", "-e", "trace=fsync", "true"]).status === 0;
}

/** Lets people answer one after the other, and looks for the syncs of the log beside the database. */
export async function syncsOnSqlite(database: OwnDatabase, people: number): Promise<Counted> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-syncs-"));
  try {
    const wave = await openWaveFor(database.url, people);
    const trace = join(folder, "trace");
    // Beside the server and not above it, so that it is the server that is asked to end.
    const beside = ["strace", "-D", "-f", "--seccomp-bpf", "-y", "-ttt", "-o", trace];
    const under = [...beside, "-e", "trace=fsync,fdatasync"];
    const server = await startServer(database.url, { under });
    const spans = await answerInTurn(phonesOf(wave.people), server);
    await server.stop();
    const at = syncsIn(await readFile(trace, "utf8"));
    const within = spans.map(
      ({ from, to }) => at.filter((sync) => from <= sync && sync <= to).length,
    );
    return {
      acknowledged: spans.length,
      syncs: within.reduce((sum, count) => sum + count, 0),
      unsynced: within.filter((count) => count === 0).length,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** When each sync of a write-ahead log began, in milliseconds since 1970. */
function syncsIn(trace: string): number[] {
  const lines = trace.matchAll(/^(?:\d+ +)?(\d+\.\d+) f(?:data)?sync\(\d+<[^>]*-wal>/gm);
  return [...lines].map(([, seconds]) => Number(seconds) * 1000);
}

/**
 * The same on PostgreSQL, which says at once how far its log is on the disk. How often it was synced is
 * counted by its processes, which tell of it once a second or when they end: so that is read at the end.
 */
export async function syncsOnPostgres(database: OwnDatabase, people: number): Promise<Counted> {
  const wave = await openWaveFor(database.url, people);
  return over(database.url, async (db) => {
    const before = await walSyncs(db);
    const server = await startServer(database.url);
    let [acknowledged, unsynced] = [0, 0];
    try {
      for (const phone of phonesOf(wave.people)) {
        const from = await walOnDisk(db);
        acknowledged += (await answerInTurn([phone], server)).length;
        if ((await walOnDisk(db)) === from) unsynced++;
      }
    } finally {
      await server.stop();
    }
    return { acknowledged, unsynced, syncs: (await settledSyncs(db)) - before };
  });
}

/** The count when nobody has told of more for as long as they keep it to themselves. */
async function settledSyncs(db: Db) {
  let [syncs, since] = [await walSyncs(db), performance.now()];
  while (performance.now() - since < 1500) {
    await wait(50);
    const now = await walSyncs(db);
    if (now !== syncs) [syncs, since] = [now, performance.now()];
  }
  return syncs;
}

async function walSyncs(db: Db): Promise<number> {
  const { rows } = await sql<{ syncs: number }>`
    select coalesce(sum(fsyncs), 0) as syncs from pg_stat_io where object = 'wal'`.execute(db);
  return Number(rows[0]?.syncs ?? 0);
}

async function walOnDisk(db: Db): Promise<string> {
  const { rows } = await sql<{ end: string }>`
    select pg_current_wal_flush_lsn()::text as end`.execute(db);
  return rows[0]?.end ?? "";
}

/** Gives when each answer was sent and when it was confirmed, in milliseconds since 1970. */
async function answerInTurn(phones: readonly Phone[], site: Site) {
  const spans: { from: number; to: number }[] = [];
  for (const phone of phones) {
    const from = performance.timeOrigin + performance.now();
    const heard = await send(phone, site);
    if (heard !== 302) throw new Error(`An answer was met with ${heard}.`);
    spans.push({ from, to: performance.timeOrigin + performance.now() });
  }
  return spans;
}
