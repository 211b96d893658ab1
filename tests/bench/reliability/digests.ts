import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { count, type Figure } from "#tests/bench/figure.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import { sendUnderFaults, type Told } from "./digests-under-faults.ts";
import type { Part } from "./part.ts";
import { patienceTried } from "./smtp-patience.ts";

export const name = "digests";
export const about =
  "10,000 digests while workers are killed and the mail server fails, on both databases";
export const takes = "40 min";

const half = {
  digests: 5_000,
  killEvery: 100,
  deadline: 1_000,
  trouble: { connections: 0.15, mails: 0.3 },
  together: 10,
};
export const little = {
  digests: 75,
  killEvery: 60,
  deadline: 500,
  trouble: { connections: 0.1, mails: 0.25 },
  together: 1_440,
};

/** Half of the digests on either database; the mailer as it ships against each fault besides. */
export const run: Part["run"] = async ({ full, report }) => {
  const size = full ? half : little;
  const seed = `digests ${full ? "full" : "short"}`;
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  const postgres = await startPostgres();
  try {
    const place = { folder, seed, report };
    // At the same time: they wait more than they work.
    const [sqlite, server] = await Promise.all([
      sendUnderFaults({
        ...size,
        ...place,
        databaseUrl: `sqlite:${join(folder, "tilsig.db")}`,
        workers: 1,
      }),
      sendUnderFaults({
        ...size,
        ...place,
        databaseUrl: await freshDatabase(postgres.url),
        workers: 2,
      }),
    ]);
    const impatient = full ? await patienceTried(report) : [];
    return [...figuresOf("SQLite", sqlite), ...figuresOf("PostgreSQL", server), ...impatient];
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

async function freshDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await client.query("create database digests");
  await client.end();
  return `${url}digests`;
}

function figuresOf(database: string, told: Told): Figure[] {
  const none = { exactly: 0 };
  const what = `digests on ${database}`;
  return [
    count(`${what}: promised`, told.digests, null),
    count(`${what}: workers killed with -9`, told.kills, null),
    count(`${what}: lost`, told.lost.length, none),
    count(`${what}: set aside with the server's reason`, told.setAside, null),
    count(`${what}: set aside without a reason`, told.withoutReason.length, none),
    count(`${what}: tries with other bytes, Message-ID or Date`, told.different.length, none),
    count(`${what}: sent again though the yes was noted or could be`, told.needless.length, none),
    count(`${what}: sent again because the yes was lost on the line`, told.again.unheard, null),
    count(
      `${what}: sent again because the worker was killed before its note`,
      told.again.killed,
      null,
    ),
  ];
}
