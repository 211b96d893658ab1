import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { createContext, closeContext } from "#app/context.server.ts";
import { closeWave } from "#app/domain/closing.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { loadEnv } from "#app/env.server.ts";
import { workOnce } from "#app/jobs/worker.ts";
import type { Db } from "#db/transaction.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import { series } from "#tests/bench/organisation.ts";
import { key, type OpenWave } from "#tests/bench/web/asked-people.ts";
import { built } from "#tests/support/built.ts";
import { durablePostgres, type OwnDatabase, sqliteFile } from "./own-databases.ts";
import { openWaveFor, over } from "./open-wave.ts";
import { keptOf, type Phone, phonesOf, send, type Site } from "./phones.ts";
import { startServer } from "./server-process.ts";

export const name = "close";
export const about = "10,000 submits around closes, by the clock and by hand, on both databases";
export const takes = "10 min";

/** How many people answer at the same time. */
const atOnce = 32;

/** In one wave; the full form closes many, because only what is under way at a close can go wrong. */
const inWave = 400;

export async function run({ full, report }: { full: boolean; report: (line: string) => void }) {
  await built();
  const postgres = await durablePostgres();
  try {
    const figures: Figure[] = [];
    for (const own of [sqliteFile, postgres.database]) {
      const all: Closed[] = [];
      for (let time = 0; time < (full ? 26 : 2); time++) {
        const database = await own();
        const by = time % 2 === 0 ? "clock" : "hand";
        const closed = closeAmongSubmits(database, { people: inWave, by });
        all.push(await closed.finally(database.remove));
        if (time % 5 === 4) report(`${database.kind}: ${time + 1} closes`);
      }
      figures.push(...figuresOf(own === sqliteFile ? "SQLite" : "PostgreSQL", all));
    }
    return figures;
  } finally {
    await postgres.stop();
  }
}

function figuresOf(database: string, all: readonly Closed[]): Figure[] {
  const sum = (of: (one: Closed) => number) => all.reduce((total, one) => total + of(one), 0);
  const none = { exactly: 0 };
  return [
    count(
      `submits around a close, ${database}`,
      sum((one) => one.received + one.late),
      null,
    ),
    count(
      `received before it, ${database}`,
      sum(({ received }) => received),
      null,
    ),
    count(
      `told that it was too late, ${database}`,
      sum(({ late }) => late),
      null,
    ),
    count(
      `told anything else, ${database}`,
      sum(({ other }) => other),
      none,
    ),
    count(
      `told otherwise than stored, ${database}`,
      sum(({ wrong }) => wrong),
      none,
    ),
    count(
      `releases that count anything but what was received, ${database}`,
      all.filter(({ isCounted }) => !isCounted).length,
      none,
    ),
  ];
}

export interface Closed {
  received: number;
  /** Told that the wave has closed (410). */
  late: number;
  other: number;
  /** Stored and told that it is too late, or received and not stored. */
  wrong: number;
  /** Whether the release is the one that exactly the received answers make. */
  isCounted: boolean;
}

interface Asked {
  people: number;
  /** By the worker once the wave's time has come, or by an administrator while it is open. */
  by: "clock" | "hand";
}

/**
 * Lets everybody answer once, and closes the wave from another process in the midst of it. What
 * was received is then given to a copy of the database as it was before, and closed there.
 */
export async function closeAmongSubmits(
  database: OwnDatabase,
  { people, by }: Asked,
): Promise<Closed> {
  const wave = await openWaveFor(database.url, people);
  const copy = await database.copy();
  const phones = phonesOf(wave.people);
  const server = await startServer(database.url);
  try {
    const submitting = submitAll(phones, server);
    while (submitting.heard() < people / 4) await wait(1);
    await (by === "clock" ? closeByClock(database.url, wave) : closeByHand(database.url, wave));
    submitting.wasClosed();
    const { late, other } = await submitting.done;

    for (const phone of phones) delete phone.pending;
    return await over(database.url, async (db) => {
      const { lost, double } = await keptOf(db, wave.id, phones);
      const isCounted = (await linesOf(db, wave)) === (await linesFor(copy.url, db, wave, phones));
      const received = phones.filter((phone) => phone.received).length;
      return { received, late, other, wrong: lost + double, isCounted };
    });
  } finally {
    await server.stop();
    await copy.remove();
  }
}

/** The last come when it has closed, however long that took. */
function submitAll(phones: readonly Phone[], site: Site) {
  let wasClosed = () => {};
  const closed = new Promise<void>((resolve) => (wasClosed = resolve));
  const last = new Set(phones.slice(-atOnce));
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const waiting = phones.values();
  const told = { late: 0, other: 0 };
  let heard = 0;
  const lines = Array.from({ length: atOnce }, async () => {
    for (const phone of waiting) {
      if (last.has(phone)) await closed;
      let word = await send(phone, site, agent);
      // On SQLite a long close may be in the way: not now, and then the phone asks again.
      for (let tries = 0; word === 503 && tries < 20; tries++)
        word = await send(phone, site, agent);
      heard++;
      if (word === 410) told.late++;
      else if (word !== 302) told.other++;
    }
  });
  const done = Promise.all(lines).then(() => {
    agent.destroy();
    return told;
  });
  return { heard: () => heard, wasClosed: () => wasClosed(), done };
}

/** The wave's time comes in a moment, and a worker beside the server asks all the while. */
async function closeByClock(databaseUrl: string, wave: OpenWave) {
  const environment = { DATABASE_URL: databaseUrl, TILSIG_SECRET: key };
  const context = createContext(loadEnv(environment as unknown as NodeJS.ProcessEnv, "command"));
  try {
    const closesAt = new Date(Date.now() + 30).toISOString();
    await context.db.updateTable("wave").set({ closesAt }).where("id", "=", wave.id).execute();
    let isClosed = false;
    while (!isClosed) {
      await workOnce(context, ({ event }) => (isClosed ||= event === "wave-closed"));
      await wait(2);
    }
  } finally {
    await closeContext(context);
  }
}

function closeByHand(databaseUrl: string, wave: OpenWave) {
  return over(databaseUrl, async (db) => {
    const closing = await closeWave(db, nameOf(wave), new Date());
    if (closing.outcome !== "closed")
      throw new Error(`The wave was not closed: ${closing.outcome}.`);
  });
}

/** What exactly the received answers make: given to the copy, which is closed at the same time. */
function linesFor(copyUrl: string, db: Db, wave: OpenWave, phones: readonly Phone[]) {
  return over(copyUrl, async (copy) => {
    const { opensAt, closedAt } = await db
      .selectFrom("wave")
      .where("id", "=", wave.id)
      .select(["opensAt", "closedAt"])
      .executeTakeFirstOrThrow();
    for (const { person, received } of phones) {
      const given = received && { waveId: wave.id, personId: person.id, ...received };
      if (given) await submitResponse(copy, given, new Date(opensAt));
    }
    await closeWave(copy, nameOf(wave), new Date(closedAt ?? ""));
    return linesOf(copy, wave);
  });
}

async function linesOf(db: Db, wave: OpenWave) {
  return JSON.stringify((await readRelease(db, wave.id))?.lines);
}

function nameOf({ path }: OpenWave) {
  return { series, period: path.split("/").at(-1) ?? "" };
}
