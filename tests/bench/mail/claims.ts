import type { Context } from "#app/context.server.ts";
import { claim, promise } from "#app/jobs/outbox.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { isPostgres } from "#db/transaction.ts";
import { printTable } from "#tests/bench/figure.ts";
import { comparison, inTurn, type Round, ratio, type Side, timed } from "#tests/bench/rounds.ts";
import { sql } from "kysely";

const rows = 2_000;
const atOnce = 40;
const inTurns = { rounds: 7, warmUp: 2 };
const now = new Date("2027-01-04T08:00:00Z");
const due = now.toISOString();
const until = new Date(now.getTime() + 300_000).toISOString();

/** Work claimed in a second on one database, against one bare statement that does the same. */
export async function claimRatio(name: string, url: string): Promise<number> {
  const db = connect(url);
  try {
    await migrateToLatest(db);
    const taken = await inTurn({ bare: filled(db, bare), ours: filled(db, ours) }, inTurns);
    printTable(
      `Pieces of work claimed on ${name}, ${atOnce} at once`,
      comparison(taken, taken.bare),
    );
    return ratio(taken.ours, taken.bare);
  } finally {
    await db.destroy();
  }
}

type Db = Context["db"];

function filled(db: Db, claims: (db: Db) => Promise<number>): Side {
  return async (round): Promise<Round> => {
    await db.deleteFrom("outbox").execute();
    await promise(
      db,
      Array.from({ length: rows }, (_, number) => ({
        key: `digest:${number}:${round}`,
        kind: "send-digest",
        payload: { digestId: String(number) },
        runAt: due,
      })),
    );
    return timed(rows, processorTime, async () => {
      while ((await claims(db)) > 0);
    });
  };
}

async function ours(db: Db): Promise<number> {
  return (await claim(db, now, atOnce, "other")).length;
}

async function bare(db: Db): Promise<number> {
  const locked = isPostgres(db) ? sql`for update skip locked` : sql``;
  const { rows: claimed } = await sql<{ key: string }>`
    with due as (
      select key from outbox
      where done_at is null and run_at <= ${due} and leased_until is null
      order by run_at limit ${atOnce} ${locked}
    )
    update outbox set leased_until = ${until} where key in (select key from due)
    returning key, kind, payload, attempts`.execute(db);
  return claimed.length;
}

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
