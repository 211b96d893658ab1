import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closeContext, type Context, createContext } from "#app/context.server.ts";
import { planModule } from "#app/domain/training/plans.ts";
import { loadEnv } from "#app/env.server.ts";
import { workOnce } from "#app/jobs/worker.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type Db, inPieces, inTransaction } from "#db/transaction.ts";
import { count, type Figure, printTable } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { organisationOf } from "#tests/bench/organisation.ts";
import { median } from "#tests/bench/rounds.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import { startSmtpSink } from "#tests/support/smtp-sink.ts";
import { writtenModule } from "#tests/support/written-module.ts";

/** Seconds within which a module is assigned to 2,000 people. */
const acceptable = 5;
const rounds = 3;

/** A Monday morning before the hour of mails, and one hour after it. */
const assignedAt = new Date("2027-03-01T05:00:00Z");
const mailedAt = new Date("2027-03-01T08:00:00Z");
const day = "2027-03-01";
const module = "own-no";

interface Measured {
  /** Seconds, the middle of the rounds. */
  assigning: number;
  bare: number;
  /** People whom the newest plan promised anything but one mail of its first day. */
  notPromisedOnce: number;
  /** People who got anything but one mail that tells of the module. */
  notMailedOnce: number;
}

/**
 * Assigns a module to everybody of a role, against bare inserts of the very same rows in the same run,
 * and works off the mails of the day with a real mail server; on SQLite and on PostgreSQL.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const people = peopleIn(options);
  const sqlite = await onSqlite((url) => measure(url, people));
  const postgres = await onPostgres((url) => measure(url, people));
  const told = (value: (measured: Measured) => string) => [sqlite, postgres].map(value);
  printTable(`Assigning a module to ${people} people`, [
    ["", "SQLite", "PostgreSQL"],
    ["seconds", ...told(({ assigning }) => assigning.toFixed(2))],
    ["bare inserts of the same rows, seconds", ...told(({ bare }) => bare.toFixed(2))],
    ["not promised exactly one mail", ...told((measured) => String(measured.notPromisedOnce))],
    ["not mailed exactly once", ...told((measured) => String(measured.notMailedOnce))],
  ]);
  return [...figuresOf("SQLite", sqlite), ...figuresOf("PostgreSQL", postgres)];
}

function figuresOf(where: string, measured: Measured): Figure[] {
  const { assigning, bare } = measured;
  return [
    { name: `assigning, ${where}`, value: assigning, unit: "s", target: { below: acceptable } },
    { name: `bare inserts / assigning, ${where}`, value: bare / assigning, unit: "", target: null },
    count(`not promised exactly one mail, ${where}`, measured.notPromisedOnce, { exactly: 0 }),
    count(`not mailed exactly once, ${where}`, measured.notMailedOnce, { exactly: 0 }),
  ];
}

function peopleIn(options: string[]): number {
  const { values } = parseArgs({
    args: options,
    options: { people: { type: "string", default: "2000" } },
  });
  const people = Number(values.people);
  if (!(people >= 8)) throw new NotReady("At least --people 8 are needed.");
  return people;
}

async function measure(url: string, people: number): Promise<Measured> {
  const sink = await startSmtpSink();
  const environment = { NODE_ENV: "production", DATABASE_URL: url, SMTP_URL: sink.url } as const;
  let now = assignedAt;
  const context = createContext(loadEnv(environment, "command"), () => now);
  try {
    await migrateToLatest(context.db);
    await organisationOf(context.db, people);
    await publish(context.db);
    const assigning: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round++) {
      if (round > 0) await forget(context.db);
      assigning.push(await seconds(() => assign(context.db)));
      const rows = await madeRows(context.db);
      await forget(context.db);
      bare.push(await seconds(() => insertBare(context.db, rows)));
    }
    const notPromisedOnce = await promisedOtherwise(context.db, people);
    now = mailedAt;
    await workOff(context);
    const recipients = sink.mails.flatMap(({ to }) => to);
    return {
      ...{ assigning: median(assigning), bare: median(bare), notPromisedOnce },
      notMailedOnce: otherThanOnce(recipients, people),
    };
  } finally {
    await closeContext(context);
    await sink.stop();
  }
}

async function publish(db: Db) {
  const definition = JSON.stringify(writtenModule);
  const publishing = { publishedBy: "person-0", publishedAt: assignedAt.toISOString() };
  await db
    .insertInto("moduleVersion")
    .values({ module, version: 1, definition, ...publishing })
    .execute();
}

async function assign(db: Db) {
  const planning = await planModule(
    db,
    {
      ...{ module, scope: { kind: "role", id: "specialist" }, mandatory: true },
      ...{ due: { kind: "after", days: 14 }, actorId: "person-0" },
    },
    day,
    assignedAt,
  );
  if (planning.outcome !== "planned") throw new Error(planning.outcome);
}

type Rows = Awaited<ReturnType<typeof madeRows>>;

/** Everything that assigning has written. */
async function madeRows(db: Db) {
  return {
    plans: await db.selectFrom("assignmentPlan").selectAll().execute(),
    assignments: await db.selectFrom("assignment").selectAll().execute(),
    outbox: await db.selectFrom("outbox").selectAll().execute(),
  };
}

/** The same rows in one transaction, in as large pieces as the databases take. */
function insertBare(db: Db, { plans, assignments, outbox }: Rows) {
  return inTransaction(db, async (trx) => {
    await trx.insertInto("assignmentPlan").values(plans).execute();
    for (const piece of inPieces(assignments, Object.keys(assignments[0] ?? {}).length))
      await trx.insertInto("assignment").values(piece).execute();
    for (const piece of inPieces(outbox, Object.keys(outbox[0] ?? {}).length))
      await trx.insertInto("outbox").values(piece).execute();
  });
}

async function forget(db: Db) {
  for (const table of ["assignment", "assignmentPlan", "outbox"] as const)
    await db.deleteFrom(table).execute();
}

/** How many people have anything but one mail of the day on which they were assigned the module. */
async function promisedOtherwise(db: Db, people: number) {
  const rows = await db
    .selectFrom("outbox")
    .where("kind", "=", "send-daily-mail")
    .where("key", "like", `%:${day}`)
    .select("key")
    .execute();
  const ids = rows.map(({ key }) => key.split(":")[1] ?? "");
  return otherThanOnce(ids, people);
}

/** Works until nothing that is due is left; a second time, so that what comes twice would show. */
async function workOff(context: Context) {
  await workOnce(context);
  await workOnce(context);
}

function otherThanOnce(names: readonly string[], people: number) {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const once = [...times.values()].filter((count) => count === 1).length;
  return people - once + (times.size - once);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function onSqlite<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  try {
    return await work(`sqlite:${join(folder, "tilsig.db")}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres();
  try {
    return await work(`${postgres.url}postgres`);
  } finally {
    await postgres.stop();
  }
}
