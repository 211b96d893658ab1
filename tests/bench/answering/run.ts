import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Answers } from "#surveys/scoring.ts";
import { chanceOf } from "#app/demo/chance.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { count, type Figure, printTable } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { answersOf, emailOf } from "#tests/bench/organisation.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import { arrivals } from "./arrivals.ts";
import { linksSink, type Opened, openedFor, startServing } from "./installation.ts";
import type { Took } from "./phone.ts";
import { pacesOf, visit } from "./visit.ts";

/** Milliseconds within which nineteen of twenty requests of each kind are answered. */
const acceptable = 300;

interface Size {
  people: number;
  minutes: number;
}

/**
 * Everyone answers within ten minutes of the invitation, while the worker is still sending the
 * others': the built server in a process of its own, and people, mail server and all on one machine.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const { only, ...size } = sizeIn(options);
  if (!existsSync("build/server/index.js")) {
    throw new NotReady("There is no build to measure: run npm run build first.");
  }
  const figures: Figure[] = [];
  if (only !== "postgres") figures.push(...(await onSqlite(size)));
  if (only !== "sqlite") figures.push(...(await onPostgres(size)));
  return figures;
}

function sizeIn(options: string[]): Size & { only: string | undefined } {
  const { values } = parseArgs({
    args: options,
    options: {
      people: { type: "string", default: "2000" },
      minutes: { type: "string", default: "10" },
      only: { type: "string" },
    },
  });
  const size = { people: Number(values.people), minutes: Number(values.minutes) };
  if (!(size.people >= 8 && size.minutes > 0)) {
    throw new NotReady("At least --people 8 and --minutes above 0 are needed.");
  }
  return { ...size, only: values.only };
}

async function onSqlite(size: Size): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  try {
    return await measure("SQLite", `sqlite:${join(folder, "tilsig.db")}`, folder, size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPostgres(size: Size): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  const postgres = await startPostgres({ durable: true });
  try {
    return await measure("PostgreSQL", `${postgres.url}postgres`, folder, size);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  name: string,
  databaseUrl: string,
  folder: string,
  size: Size,
): Promise<Figure[]> {
  const opened = await onDatabase(databaseUrl, async (db) => {
    await migrateToLatest(db);
    return openedFor(db, size.people);
  });
  const sink = await linksSink();
  const serving = await startServing({ databaseUrl, smtpUrl: sink.url, folder });
  const took: Took = { "start page": [], form: [], answer: [], "received page": [], asset: [] };
  const faults: string[] = [];
  const acknowledged = new Map<string, Answers>();
  const started = performance.now();
  let [mailed, processor] = [NaN, NaN];
  try {
    const sending = whenAll(size.people, sink.caught).then(
      () => void (mailed = (performance.now() - started) / 1000),
    );
    await everyone(opened, size, async (id, at, paces) => {
      const path = await sink.linkOf(emailOf(id));
      const answers = answersOf(at, chanceOf(`answers of ${id}`));
      await visit({ origin: serving.origin, path, answers, ...paces }, took).then(
        () => void acknowledged.set(id, answers),
        (error: unknown) => void faults.push(String(error)),
      );
    });
    await sending;
    processor = serving.processorTime();
  } finally {
    await serving.stop();
    await sink.stop();
  }
  const wrong = await onDatabase(databaseUrl, (db) => notStoredOnce(db, opened, acknowledged));
  tell(name, took, { faults, mailed, processor, opened });
  return figuresOf(name, size, took, { faults: faults.length, wrong, opened });
}

async function onDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

type Paces = ReturnType<typeof pacesOf>;

/** Each at his or her time; the last come early enough to be done within the minutes. */
async function everyone(
  { specialists }: Opened,
  { people, minutes }: Size,
  come: (id: string, at: number, paces: Paces) => Promise<void>,
): Promise<void> {
  const chance = chanceOf("answering");
  const times = arrivals(people, minutes * 60_000 * 0.8, chance);
  await Promise.all(
    specialists.map(async (id, at) => {
      const paces = pacesOf(chance, minutes / 10);
      await wait(times[at] ?? 0);
      await come(id, at, paces);
    }),
  );
}

async function whenAll(people: number, caught: () => number): Promise<void> {
  const until = performance.now() + 15 * 60_000;
  while (caught() < people && performance.now() < until) await wait(100);
}

/** How many acknowledged responses are not in the database exactly once, with their answers. */
async function notStoredOnce(
  db: Db,
  { waveId }: Opened,
  acknowledged: ReadonlyMap<string, Answers>,
): Promise<number> {
  const rows = await db
    .selectFrom("response")
    .innerJoin("answer", "answer.responseId", "response.id")
    .where("response.waveId", "=", waveId)
    .select(["response.personId", "answer.item", "answer.value"])
    .execute();
  const stored = new Map<string, string[]>();
  for (const { personId, item, value } of rows) {
    const own = stored.get(personId ?? "") ?? [];
    stored.set(personId ?? "", [...own, `${item}=${value}`]);
  }
  const given = (answers: Answers) =>
    Object.entries(answers).map(([item, one]) => `${item}=${one}`);
  return [...acknowledged].filter(
    ([id, answers]) => stored.get(id)?.sort().join() !== given(answers).sort().join(),
  ).length;
}

interface Around {
  faults: readonly string[];
  mailed: number;
  processor: number;
  opened: Opened;
}

function tell(name: string, took: Took, { faults, mailed, processor, opened }: Around) {
  const rows = Object.entries(took).map(([kind, times]) => [
    kind,
    String(times.length),
    ...[0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(0)),
  ]);
  const title = `Milliseconds on ${name}`;
  printTable(title, [["", "requests", "median", "p95", "p99", "slowest"], ...rows]);
  const counted = new Map<string, number>();
  for (const fault of faults) counted.set(fault, (counted.get(fault) ?? 0) + 1);
  process.stdout.write(
    `\n  opening held the writer for ${opened.took.toFixed(2)} s; the last invitation was sent after ` +
      `${mailed.toFixed(0)} s; the server used ${processor.toFixed(0)} s of processor\n` +
      [...counted].map(([fault, count]) => `  ${count} times: ${fault}\n`).join(""),
  );
}

function figuresOf(
  name: string,
  { people, minutes }: Size,
  took: Took,
  { faults, wrong, opened }: { faults: number; wrong: number; opened: Opened },
): Figure[] {
  const where = `on ${name} (${people} people, ${minutes} minutes)`;
  return [
    ...Object.entries(took).map(([kind, times]) => ({
      name: `p95 of the ${kind} ${where}`,
      value: quantile(times, 0.95) / 1000,
      unit: "s" as const,
      target: { below: acceptable / 1000 },
    })),
    count(`visits that failed ${where}`, faults, { exactly: 0 }),
    count(`confirmed responses not stored once ${where}`, wrong, { exactly: 0 }),
    { name: `opening the wave ${where}`, value: opened.took, unit: "s", target: null },
  ];
}

/** The value that this share of them is at or below; NaN of none. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
