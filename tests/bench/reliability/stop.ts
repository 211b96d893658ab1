import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { count, type Figure } from "#tests/bench/figure.ts";
import { built } from "#tests/support/built.ts";
import { durablePostgres, type OwnDatabase, sqliteFile } from "./own-databases.ts";
import { openWaveFor, over } from "./open-wave.ts";
import { type Heard, keptOf, phonesOf, send } from "./phones.ts";
import { startServer } from "./server-process.ts";

export const name = "stop";
export const about = "the server asked to end (SIGTERM) while people submit, on both databases";
export const takes = "3 min";

/** How many people answer at the same time. */
const atOnce = 32;

export async function run({ full, report }: { full: boolean; report: (line: string) => void }) {
  await built();
  const postgres = await durablePostgres();
  try {
    const figures: Figure[] = [];
    for (const own of [sqliteFile, postgres.database]) {
      const all: Stopped[] = [];
      for (let time = 0; time < (full ? 40 : 2); time++) {
        const database = await own();
        all.push(await stopUnderLoad(database).finally(database.remove));
        if (time % 10 === 9) report(`${database.kind}: ${time + 1} times`);
      }
      figures.push(...figuresOf(own === sqliteFile ? "SQLite" : "PostgreSQL", all));
    }
    return figures;
  } finally {
    await postgres.stop();
  }
}

function figuresOf(database: string, all: readonly Stopped[]): Figure[] {
  const sum = (of: (one: Stopped) => number) => all.reduce((total, one) => total + of(one), 0);
  const none = { exactly: 0 };
  return [
    count(`stops under load, ${database}`, all.length, null),
    count(
      `answers acknowledged before the end, ${database}`,
      sum(({ acknowledged }) => acknowledged),
      null,
    ),
    count(
      `accepted and not answered, ${database}`,
      sum(({ unanswered }) => unanswered),
      none,
    ),
    count(
      `answered with a fault at the end, ${database}`,
      sum(({ faults }) => faults),
      none,
    ),
    count(
      `ended badly, ${database}`,
      sum(({ code }) => (code === 0 ? 0 : 1)),
      none,
    ),
    {
      name: `longest time to the end, ${database}`,
      value: Math.max(...all.map(({ seconds }) => seconds)),
      unit: "s",
      target: { below: 15 },
    },
  ];
}

export interface Stopped {
  acknowledged: number;
  /** Stored, and the phone never heard of it: what no stop may do, and only a crash. */
  unanswered: number;
  /** Answered with neither "received" nor "not now". */
  faults: number;
  /** Turned away at the door, by a socket that was closed: sent again to the next server. */
  turnedAway: number;
  /** Of the process. */
  code: number | null;
  seconds: number;
}

/** Lets people answer over connections that are kept open, asks the server to end in the midst of it. */
export async function stopUnderLoad(database: OwnDatabase): Promise<Stopped> {
  const wave = await openWaveFor(database.url, 8 * atOnce);
  const phones = phonesOf(wave.people);
  const server = await startServer(database.url);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const heard: Heard[] = [];
  const answering = Array.from({ length: atOnce }, async (_, line) => {
    for (const phone of phones.filter((_, at) => at % atOnce === line)) {
      // One that is turned away comes again once, to find the door closed for good.
      for (let tries = 0; tries < 2; tries++) {
        const word = await send(phone, server, agent);
        heard.push(word);
        if (word === 302) break;
      }
    }
  });
  while (heard.length < atOnce) await wait(1);
  const { code, seconds } = await server.stop();
  await Promise.all(answering);
  agent.destroy();

  // What phones sent and heard nothing of must not be stored: forget it, and hold against the rest.
  for (const phone of phones) delete phone.pending;
  const kept = await over(database.url, (db) => keptOf(db, wave.id, phones));
  return {
    acknowledged: heard.filter((word) => word === 302).length,
    unanswered: kept.lost + kept.double,
    faults: heard.filter((word) => typeof word === "number" && word !== 302 && word !== 503).length,
    turnedAway: heard.filter((word) => typeof word === "string").length,
    code,
    seconds,
  };
}
