import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { usualWave } from "#app/domain/rhythm/rule.ts";
import { closeWave } from "#app/domain/closing.ts";
import { importHistory } from "#app/domain/history-import.ts";
import { storeResponses } from "#app/domain/responses.ts";
import { createWave, DEFAULT_TIME_ZONE } from "#app/domain/waves.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { type Figure, printTable } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { organisationOf, series } from "#tests/bench/organisation.ts";
import { historyFile, periodsFrom, responsesIn } from "#tests/bench/past.ts";
import { median } from "#tests/bench/rounds.ts";
import { type Chance, chanceOf } from "#app/demo/chance.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import { closeClock, parts, type Parts } from "./parts.ts";

/** Seconds within which a wave of 2,000 people closes, a state of the early warning being there. */
const acceptable = 3;

/** As many are closed one after the other; what is told is the middle one. */
const closes = 3;

interface Size {
  people: number;
  waves: number;
}

interface Measured {
  import: number;
  close: number;
  parts: Parts;
}

/**
 * Imports the past waves of an organisation, then closes further ones, and says where the time goes;
 * on an SQLite file and on a PostgreSQL of its own (which does not wait for its disk).
 */
export async function run(options: string[]): Promise<Figure[]> {
  const size = sizeIn(options);
  const sqlite = await onSqlite((db) => measure(db, size));
  const postgres = await onPostgres((db) => measure(db, size));
  const told = (value: (measured: Measured) => number) =>
    [sqlite, postgres].map((measured) => value(measured).toFixed(2));
  const what = `${size.people} people, ${size.waves} waves of history`;
  printTable(`Seconds; ${what}`, [
    ["", "SQLite", "PostgreSQL"],
    ["history import, all waves", ...told((measured) => measured.import)],
    ["closing the next wave", ...told((measured) => measured.close)],
    ...parts.map((part) => [`  ${part}`, ...told((measured) => measured.parts[part])]),
  ]);
  return [
    ...figuresOf(`on SQLite (${what})`, sqlite),
    ...figuresOf(`on PostgreSQL (${what})`, postgres),
  ];
}

function sizeIn(options: string[]): Size {
  const { values } = parseArgs({
    args: options,
    options: {
      people: { type: "string", default: "2000" },
      waves: { type: "string", default: "24" },
    },
  });
  const size = { people: Number(values.people), waves: Number(values.waves) };
  if (!(size.people >= 8 && size.waves >= 1)) {
    throw new NotReady("At least --people 8 and --waves 1 are needed.");
  }
  return size;
}

function figuresOf(where: string, measured: Measured): Figure[] {
  return [
    { name: `history import ${where}`, value: measured.import, unit: "s", target: null },
    {
      name: `closing a wave ${where}`,
      value: measured.close,
      unit: "s",
      target: { below: acceptable },
    },
  ];
}

async function onSqlite<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  try {
    return await onDatabase(`sqlite:${join(folder, "tilsig.db")}`, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPostgres<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const server = await startPostgres();
  try {
    return await onDatabase(`${server.url}postgres`, work);
  } finally {
    await server.stop();
  }
}

async function onDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(url);
  try {
    await migrateToLatest(db);
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function measure(db: Db, { people, waves }: Size): Promise<Measured> {
  const chance = chanceOf("close");
  const specialists = await organisationOf(db, people);
  const periods = periodsFrom(2024, waves + closes);
  const past = historyFile(specialists, periods.slice(0, waves), chance);
  const started = performance.now();
  const imported = await importHistory(db, { series, file: past }, new Date("2040-01-01"));
  if (imported.outcome === "faulty") throw new Error(imported.faults[0]?.message);
  const importing = (performance.now() - started) / 1000;

  const closings: { seconds: number; parts: Parts }[] = [];
  for (const period of periods.slice(waves)) {
    await answered(db, period, specialists, chance);
    closings.push(await closing(db, period));
  }
  const middle = (value: (closing: (typeof closings)[number]) => number) =>
    median(closings.map(value));
  const byPart = parts.map((part) => [part, middle((each) => each.parts[part])]);
  return {
    import: importing,
    close: middle(({ seconds }) => seconds),
    // One entry for each part.
    parts: Object.fromEntries(byPart) as Parts,
  };
}

async function answered(
  db: Db,
  period: string,
  specialists: readonly string[],
  chance: Chance,
): Promise<void> {
  const responses = responsesIn(specialists, chance).map(([personId, answers]) => ({
    personId,
    submission: randomUUID(),
    answers,
  }));
  await db.transaction().execute(async (trx) => {
    const { opensAt } = usualWave(period, DEFAULT_TIME_ZONE);
    const opening = await createWave(trx, { series, period, opensAt });
    if (opening.outcome !== "opened") throw new Error(`${period}: ${opening.outcome}`);
    await storeResponses(trx, opening.waveId, responses);
  });
}

async function closing(db: Db, period: string) {
  const clock = closeClock();
  const started = performance.now();
  const closed = await closeWave(
    db.withPlugin(clock),
    { series, period },
    new Date(`${period}-28`),
  );
  const ended = performance.now();
  if (closed.outcome !== "closed") throw new Error(`${period}: ${closed.outcome}`);
  return { seconds: (ended - started) / 1000, parts: clock.divide(started, ended) };
}
