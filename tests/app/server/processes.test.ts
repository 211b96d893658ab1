import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { newId } from "#app/domain/id.ts";
import { openWave } from "#app/domain/waves.ts";
import { promise } from "#app/jobs/outbox.ts";
import { connect } from "#db/connection.server.ts";
import { migrations, migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { startPostgres } from "#tests/support/embedded-postgres.ts";
import { addPerson, everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { settings, type Started, startBuilt, startProgram } from "#tests/support/processes.ts";
import { built } from "#tests/support/built.ts";
import { startSmtpSink } from "#tests/support/smtp-sink.ts";

const server = ["start"];
const worker = ["tilsig", "worker"];

beforeAll(built, 120_000);

function sqliteUrl() {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-processes-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `sqlite:${join(folder, "tilsig.db")}`;
}

function opened(url: string): Db {
  const db = connect(url);
  onTestFinished(() => db.destroy());
  return db;
}

/** A mail server that takes connections and never says a word. */
async function silentMailServer() {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => void sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, taken: () => sockets.size };
}

/** A wave that is past its close, with 31 supervisors who want their digest at once. */
async function overdueWave(db: Db) {
  await nordlys(db);
  const supervisors = Array.from({ length: 30 }, (_, n) => `supervisor-${n}`);
  for (const supervisorId of supervisors) {
    await addPerson(db, supervisorId, ["supervisor"]);
    const relation = { specialistId: "solveig", startDate: "2026-01-01", endDate: null };
    await db
      .insertInto("supervision")
      .values({ id: newId(), supervisorId, ...relation })
      .execute();
  }
  const atOnce = { timing: "at-once" as const, weekday: null, hour: 8 };
  await db
    .insertInto("digestPreference")
    .values([...supervisors, "kari"].map((personId) => ({ personId, ...atOnce })))
    .execute();
  const past = new Date("2026-03-03T07:00:00Z");
  const wave = await openWave(db, { series: "monthly-pulse", period: "2026-03" }, past);
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  await db.deleteFrom("outbox").execute();
  await everyoneAnswers(db, wave.waveId, north, () => pulse(1), past);
}

async function until(what: string, isSo: () => Promise<boolean> | boolean) {
  for (let waited = 0; waited < 40_000; waited += 50) {
    if (await isSo()) return;
    await wait(50);
  }
  throw new Error(`Never: ${what}`);
}

function portOf(started: Started) {
  return /\(port (\d+)\)/.exec(started.printed())?.[1] ?? "";
}

/** Whether nobody listens there. */
function isRefused(port: string) {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    () => false,
    () => true,
  );
}

async function stopped(started: Started) {
  const asked = performance.now();
  started.child.kill("SIGTERM");
  const code = await started.ended();
  return { code, seconds: (performance.now() - asked) / 1000 };
}

describe("a server and workers on one PostgreSQL database", () => {
  test(
    "migrate once, close a wave once, send each digest once, come back when the database does, and end well",
    { timeout: 120_000 },
    async () => {
      const postgres = await startPostgres();
      onTestFinished(() => postgres.stop());
      const client = new pg.Client({ connectionString: `${postgres.url}postgres` });
      await client.connect();
      await client.query("create database tilsig");
      await client.end();
      const sink = await startSmtpSink();
      onTestFinished(() => sink.stop());
      const env = settings(`${postgres.url}tilsig`, sink.url);

      const first = [startBuilt(worker, env), startBuilt(worker, env)];
      const web = startBuilt(server, env);
      await Promise.all(first.map((each) => each.until("The worker is ready.")));
      for (const { child } of first) expect(getPriority(child.pid)).toBeGreaterThan(getPriority());
      await web.until("Tilsig is at");
      const said = [web, ...first].map((each) => each.printed()).join("");
      expect(said.match(/The database is up to date: (.*)\./)?.[1]?.split(", ")).toEqual(
        Object.keys(migrations),
      );
      expect(said.match(/The database is up to date/g)).toHaveLength(1);
      expect(said.match(/\/setup\//g)).toHaveLength(1);
      for (const each of first) expect(await stopped(each)).toMatchObject({ code: 0 });

      const db = opened(env.DATABASE_URL);
      await overdueWave(db);
      const workers = [startBuilt(worker, env), startBuilt(worker, env)];
      await until("31 digests", () => sink.mails.length >= 31);
      const waiting = async () =>
        (await db.selectFrom("outbox").select("key").where("doneAt", "is", null).execute()).length;
      await until("nothing waits", async () => (await waiting()) === 0);
      const receivers = sink.mails.map(({ to }) => to.join());
      expect(new Set(receivers).size).toBe(31);
      expect(receivers).toHaveLength(31);
      expect(await db.selectFrom("release").select("waveId").execute()).toHaveLength(1);
      const closes = workers.map((each) => each.printed().match(/"wave-closed"/g)?.length ?? 0);
      expect(closes[0]! + closes[1]!, "closed by one of them").toBe(1);

      await db.destroy();
      await postgres.crash();
      const page = () => fetch(`http://127.0.0.1:${portOf(web)}/sign-in`).catch(() => null);
      await until("the pages answer again", async () => (await page())?.status === 200);
      const again = opened(env.DATABASE_URL);
      const runAt = new Date(0).toISOString();
      await promise(again, [
        { key: "later", kind: "of-no-kind", payload: {}, runAt } as unknown as Parameters<
          typeof promise
        >[1][number],
      ]);
      const row = again.selectFrom("outbox").select("failedAt").where("key", "=", "later");
      await until("it is taken", async () => (await row.executeTakeFirst())?.failedAt != null);
      for (const each of [web, ...workers]) {
        const { code, seconds } = await stopped(each);
        expect(code, each.printed()).toBe(0);
        expect(seconds).toBeLessThan(15);
      }
    },
  );
});

describe("on one SQLite file", () => {
  test("a second server and a worker are told who works there; a command and, afterwards, a worker may", async () => {
    const env = settings(sqliteUrl());
    const web = startBuilt(server, env);
    await web.until("Tilsig is at");
    const second = startBuilt(server, env);
    expect(await second.ended()).toBe(1);
    expect(second.printed()).toContain(`the server works on it (process ${web.child.pid} on `);
    expect(second.printed()).not.toContain("/setup/");
    const once = await runCommandLine(["worker", "--once"], env);
    expect(once).toMatchObject({ code: 1, out: "" });
    expect(once.err).toContain(`process ${web.child.pid} on `);
    expect(await runCommandLine(["worker"], env)).toMatchObject({ code: 2, out: "" });
    const copy = await runCommandLine(["database", "copy", "--to", "postgres://localhost/x"], env);
    expect(copy.err).toContain("is in use: the server works on it");
    expect(await runCommandLine(["retention", "run"], env)).toMatchObject({ code: 0 });
    web.child.kill("SIGKILL");
    await web.ended();
    expect(await runCommandLine(["worker", "--once"], env)).toMatchObject({ code: 0 });
  });
});

describe("a server that is asked to end while a mail server hangs", () => {
  async function sending() {
    const env = settings(sqliteUrl(), (await silentMailServer()).url);
    const db = opened(env.DATABASE_URL);
    await migrateToLatest(db);
    await overdueWave(db);
    const web = startBuilt(server, env);
    await web.until("Tilsig is at");
    const leased = db.selectFrom("outbox").select("key").where("leasedUntil", "is not", null);
    await until("a digest is being sent", async () => (await leased.execute()).length > 0);
    return { web, db };
  }

  test("is out within fifteen seconds", async () => {
    const { web, db } = await sending();
    const { code, seconds } = await stopped(web);
    expect(code, web.printed()).toBe(0);
    expect(seconds).toBeLessThan(15);
    const digests = await db.selectFrom("outbox").select(["doneAt", "failedAt"]).execute();
    expect(digests.filter((each) => each.doneAt ?? each.failedAt)).toEqual([]);
  });

  test("ends at once when it is asked a second time", async () => {
    const { web } = await sending();
    web.child.kill("SIGTERM");
    await until("the first telling is heard", () => isRefused(portOf(web)));
    await wait(700);
    const { code, seconds } = await stopped(web);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
  });
});

describe("npm start", () => {
  test.each([
    { how: "a service manager's SIGTERM", signal: "SIGTERM", sign: 1 },
    { how: "Ctrl-C in a terminal", signal: "SIGINT", sign: -1 },
  ] as const)("passes on $how and ends with 0", async ({ signal, sign }) => {
    const npm = startProgram(["npm", "start"], { ...settings(sqliteUrl()), HOME: tmpdir() });
    await npm.until("Tilsig is at");
    process.kill(sign * (npm.child.pid ?? 0), signal);
    expect(await npm.ended(), npm.printed()).toBe(0);
    expect(await isRefused(portOf(npm))).toBe(true);
  });
});

describe("a start that cannot go well says why and leaves nothing running", () => {
  const faulty = [
    { what: "no settings", env: { TILSIG_SECRET: "" }, says: "TILSIG_SECRET is not set", code: 2 },
    {
      what: "an address of no mail server",
      env: { SMTP_URL: "smtp://[x" },
      says: "SMTP_URL",
      code: 2,
    },
    {
      what: "a database that is away",
      env: { DATABASE_URL: "postgres://tilsig:hidden@127.0.0.1:1/tilsig" },
      says: "postgres://…@127.0.0.1:1/tilsig cannot be opened",
      code: 1,
    },
    {
      what: "a folder that cannot be made",
      env: { DATABASE_URL: "sqlite:/dev/null/tilsig.db" },
      says: "cannot be opened",
      code: 1,
    },
  ];

  test.each(faulty)("$what", async ({ env, says, code }) => {
    const started = startBuilt(server, { ...settings(sqliteUrl()), ...env });
    expect(await started.ended()).toBe(code);
    expect(started.printed()).toContain(says);
    expect(started.printed()).not.toMatch(/hidden|^\s+at /m);
  });

  test("a port that is taken; the file is free for the next", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === "object" && address ? String(address.port) : "";
    const env = { ...settings(sqliteUrl()), PORT: port };
    const started = startBuilt(server, env);
    expect(await started.ended()).toBe(1);
    expect(started.printed()).toContain(`Port ${port} is taken by another process.`);
    expect(started.printed()).not.toContain("/setup/");
    expect(await runCommandLine(["worker", "--once"], env)).toMatchObject({ code: 0 });
  });

  test("a worker whose database is away", async () => {
    const env = settings("postgres://tilsig:hidden@127.0.0.1:1/tilsig");
    const { code, err } = await runCommandLine(["worker"], env);
    expect(code).toBe(1);
    expect(err).toMatch(/cannot be opened: .*ECONNREFUSED/);
    expect(err).not.toContain("hidden");
  });
});
