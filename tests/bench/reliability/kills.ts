import { setTimeout as wait } from "node:timers/promises";
import { chanceOf } from "#app/demo/chance.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import { built } from "#tests/support/built.ts";
import { durablePostgres, type OwnDatabase, sqliteFile } from "./own-databases.ts";
import { openWaveFor, over } from "./open-wave.ts";
import { keptOf, type Phone, phonesOf, send, type Site } from "./phones.ts";
import { type Running, startServer } from "./server-process.ts";

export const name = "kills";
export const about = "the server killed (kill -9) while people submit, on SQLite and PostgreSQL";
export const takes = "25 min";

/** How many people answer at the same time. */
const atOnce = 12;

/** The longest time from the first confirmed answer to the kill. */
const longestMs = 300;

/** Every so many kills it is the PostgreSQL server that goes, with everything it had in hand. */
const databaseEvery = 25;

export async function run({ full, report }: { full: boolean; report: (line: string) => void }) {
  await built();
  const postgres = await durablePostgres();
  const kills = full ? 1000 : 10;
  const lanes = full ? 2 : 1;
  try {
    const figures: Figure[] = [];
    for (const own of [sqliteFile, postgres.database]) {
      const runs = Array.from({ length: lanes }, async (_, lane) => {
        const database = await own();
        const tell = (line: string) => report(`${database.kind}, ${lane + 1}: ${line}`);
        const share = { kills: kills / lanes, lane, report: tell };
        return killsOn(database, share).finally(database.remove);
      });
      figures.push(...figuresOf(database(own), await Promise.all(runs)));
    }
    return figures;
  } finally {
    await postgres.stop();
  }

  function database(own: () => Promise<OwnDatabase>) {
    return own === sqliteFile ? "SQLite" : "PostgreSQL";
  }
}

function figuresOf(database: string, runs: readonly Killed[]): Figure[] {
  const sum = (of: (killed: Killed) => number) => runs.reduce((all, one) => all + of(one), 0);
  const none = { exactly: 0 };
  return [
    count(
      `kills of the server, ${database}`,
      sum(({ kills }) => kills),
      null,
    ),
    count(
      `crashes of the database, ${database}`,
      sum(({ crashes }) => crashes),
      null,
    ),
    count(
      `answers acknowledged, ${database}`,
      sum(({ acknowledged }) => acknowledged),
      null,
    ),
    count(
      `acknowledged and lost, ${database}`,
      sum(({ lost }) => lost),
      none,
    ),
    count(
      `stored twice, ${database}`,
      sum(({ double }) => double),
      none,
    ),
  ];
}

export interface Killed {
  kills: number;
  crashes: number;
  acknowledged: number;
  /** Sent when the kill came, and sent again afterwards. */
  interrupted: number;
  lost: number;
  double: number;
}

/**
 * Starts the server, lets people answer, kills it at a random moment, starts it again – so many
 * times. After each start what is stored is held against what people were told, and what nobody
 * heard of is sent again with the id it had.
 */
export async function killsOn(
  database: OwnDatabase,
  { kills, lane = 0, report = () => {} }: { kills: number; lane?: number; report?: Report },
): Promise<Killed> {
  const chance = chanceOf(`kills ${database.kind} ${lane}`);
  const wave = await openWaveFor(database.url, 3 * atOnce);
  const phones = phonesOf(wave.people);
  const killed: Killed = {
    kills: 0,
    crashes: 0,
    acknowledged: 0,
    interrupted: 0,
    lost: 0,
    double: 0,
  };
  const check = async () => {
    const kept = await over(database.url, (db) => keptOf(db, wave.id, phones));
    killed.lost += kept.lost;
    killed.double += kept.double;
  };
  let server = await started(database);
  while (killed.kills < kills) {
    const loading = answeringOn(phones, server);
    // Now and then before anybody has been answered.
    if (chance.uniform() < 0.9) await loading.firstReceived;
    await wait(chance.uniform() * longestMs);
    if (database.crash && lane === 0 && killed.kills % databaseEvery === databaseEvery - 1) {
      await database.crash();
      killed.crashes++;
    }
    await server.kill();
    killed.kills++;
    killed.acknowledged += await loading.stop();
    killed.interrupted += phones.filter(({ pending }) => pending).length;
    server = await started(database);
    await check();
    if (killed.kills % 50 === 0)
      report(`${killed.kills} kills, ${killed.acknowledged} acknowledged`);
  }
  for (const phone of phones) await receivedAtLast(phone, server);
  await check();
  await server.stop();
  return killed;
}

type Report = (line: string) => void;

/** A database that was killed beside it may still be on its way back. */
async function started(database: OwnDatabase): Promise<Running> {
  for (let tries = 0; ; tries++) {
    try {
      return await startServer(database.url);
    } catch (error) {
      if (tries === 20 || database.kind === "SQLite") throw error;
      await wait(500);
    }
  }
}

/** People answer one after the other, so many at once, until the server is gone or they are told to stop. */
function answeringOn(phones: readonly Phone[], site: Site) {
  let isOver = false;
  let acknowledged = 0;
  let received = () => {};
  const firstReceived = new Promise<void>((resolve) => (received = resolve));
  const lines = Array.from({ length: atOnce }, async (_, line) => {
    const mine = phones.filter((_, at) => at % atOnce === line);
    for (let turn = 0; !isOver; turn++) {
      const phone = mine[turn % mine.length];
      if (!phone) return;
      const heard = await send(phone, site);
      if (heard === 302) {
        acknowledged++;
        received();
      } else if (heard === 503) await wait(20);
      else break;
    }
    // Nobody waits for the first answer of a server that gives none.
    received();
  });
  return {
    firstReceived,
    stop: async () => {
      isOver = true;
      await Promise.all(lines);
      return acknowledged;
    },
  };
}

async function receivedAtLast(phone: Phone, site: Site) {
  for (let tries = 0; phone.pending && tries < 100; tries++) {
    if ((await send(phone, site)) !== 302) await wait(100);
  }
  if (phone.pending) throw new Error("A phone was never told that its answers were received.");
}
