import { setTimeout as wait } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { sql } from "kysely";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { promise } from "#app/jobs/outbox.ts";
import { startWorker } from "#app/jobs/worker.ts";
import { signedInCookie } from "#app/session.server.ts";
import { connect } from "#db/connection.server.ts";
import type { Db } from "#db/transaction.ts";
import { fillAndEmpty, mayGrow, mayNotGrow } from "#tests/bench/reliability/disk.ts";
import { openWaveFor } from "#tests/bench/reliability/open-wave.ts";
import {
  type OwnDatabase,
  postgresDatabase,
  sqliteFile,
} from "#tests/bench/reliability/own-databases.ts";
import { keptOf, type Phone, phonesOf, send } from "#tests/bench/reliability/phones.ts";
import { serveHere, type ServedHere } from "#tests/bench/reliability/served-here.ts";
import { builtPages, startWeb } from "#tests/support/server.ts";

beforeAll(async () => void (await builtPages()));

/** A server over a database of its own, with people who have been asked and have not answered. */
async function asking(own: () => Promise<OwnDatabase>, people = 40) {
  const database = await own();
  onTestFinished(database.remove);
  const wave = await openWaveFor(database.url, people);
  const served = await serveHere(database.url);
  onTestFinished(served.stop);
  return { database, wave, served, phones: phonesOf(wave.people) };
}

const onPostgres = () => postgresDatabase(inject("postgresUrl"));

/** Whoever is not received first; the others have been. */
async function firstRefused(phones: readonly Phone[], { site }: ServedHere) {
  for (const phone of phones) {
    const heard = await send(phone, site);
    if (heard !== 302) return { phone, heard };
  }
  throw new Error("Everybody was received.");
}

function faults({ log }: ServedHere) {
  return log
    .filter(({ level }) => Number(level) >= 50)
    .map(({ msg, event, code }) => ({ msg, event, code }));
}

describe("a full disk", () => {
  test("keeps what was confirmed, refuses what has no room with 503, and takes it once there is room", async () => {
    const database = await sqliteFile();
    onTestFinished(database.remove);
    const filled = await fillAndEmpty(database.url, { times: 3 });
    expect(filled).toMatchObject({ times: 3, acknowledged: 120, other: 0, lost: 0, double: 0 });
    expect(filled.refused).toBeGreaterThan(0);
  });

  test("is said in words, to whoever watches and once in the log", async () => {
    const { wave, served, phones } = await asking(sqliteFile);
    const { db } = served.context;
    const health = async () => (await fetch(`${served.site.address}/health`)).status;
    expect(await health()).toBe(200);

    await mayNotGrow(db);
    const { phone, heard } = await firstRefused(phones, served);
    expect(heard).toBe(503);
    expect(await health()).toBe(503);
    const invitation = `${served.site.address}/invitations/${phone.person.invitation}/response`;
    const body = new URLSearchParams({ submission: phone.pending?.submission ?? "" });
    for (const [item, answer] of Object.entries(phone.pending?.answers ?? {}))
      body.append(item, String(answer));
    const post = (address: string, language: string) =>
      fetch(address, {
        method: "POST",
        body,
        headers: { origin: served.site.origin, "accept-language": language },
      });
    for (const [language, words] of [
      ["en", "Nothing that you have seen confirmed is lost."],
      ["nb", "Ingenting du har fått bekreftet, er borte."],
    ] as const) {
      const page = await post(invitation, language);
      expect([page.status, page.headers.get("retry-after")]).toEqual([503, "60"]);
      const html = await page.text();
      expect(html).toContain(words);
      expect(html).not.toMatch(/SQLITE|SqliteError|node_modules|database or disk/);
    }
    const scripted = await post(`${invitation}.data`, "en");
    expect([scripted.status, scripted.headers.get("retry-after")]).toEqual([503, "60"]);
    expect(await scripted.text()).not.toMatch(/SQLITE|SqliteError|node_modules/);
    expect(faults(served)).toEqual([
      { msg: "database", event: "database-away", code: "SQLITE_FULL" },
    ]);

    await mayGrow(db);
    expect(await send(phone, served.site)).toBe(302);
    expect(await health()).toBe(200);
    expect(served.log.filter(({ event }) => event === "database-back")).toHaveLength(1);
    expect(await keptOf(db, wave.id, phones)).toEqual({ lost: 0, double: 0 });
  });
});

describe("a lock that does not come free", () => {
  test("is 503 on SQLite, and the same answers are taken afterwards", async () => {
    const { database, served, phones } = await asking(sqliteFile, 8);
    await sql`pragma busy_timeout = 50`.execute(served.context.db);
    const other = new SQLite(database.url.replace("sqlite:", ""));
    other.exec("begin immediate");
    const { phone, heard } = await firstRefused(phones, served);
    expect(heard).toBe(503);
    other.exec("rollback");
    other.close();
    expect(await send(phone, served.site)).toBe(302);
    expect(faults(served)).toEqual([
      { msg: "database", event: "database-away", code: "SQLITE_BUSY" },
    ]);
  });

  test("is waited for by the worker, which says it once and then goes on", async () => {
    const { database, served } = await asking(sqliteFile, 8);
    const { db } = served.context;
    await promise(db, [
      {
        key: "digest:gone",
        kind: "send-digest",
        payload: { digestId: "gone" },
        runAt: "2026-01-01T00:00:00.000Z",
      },
    ]);
    await sql`pragma busy_timeout = 50`.execute(db);
    const other = new SQLite(database.url.replace("sqlite:", ""));
    other.exec("begin immediate");
    const events: string[] = [];
    const worker = startWorker(served.context, ({ event }) => events.push(event));
    onTestFinished(() => worker.stop());
    await expect.poll(() => events, { timeout: 5000 }).toContain("database-away");
    await wait(2500);
    expect(events).toEqual(["database-away"]);
    other.exec("rollback");
    other.close();
    await expect
      .poll(() => events, { timeout: 5000 })
      .toContainEqual(expect.stringMatching(/^work-/));
  });
});

describe("PostgreSQL", () => {
  /** Refuses every response as a server would that has come to its limits. */
  async function refusing(db: Db, code: string) {
    await sql
      .raw(
        `create or replace function refuse() returns trigger language plpgsql as
           $$ begin raise exception 'canary of the database' using errcode = '${code}'; end $$`,
      )
      .execute(db);
    await sql
      .raw("create or replace trigger refuse before insert on response execute function refuse()")
      .execute(db);
  }

  test.each([
    ["a full disk", "53100"],
    ["no memory", "53200"],
    ["too many connections", "53300"],
    ["a server that is told to end", "57P01"],
    ["a server that is starting", "57P03"],
    ["one that only reads", "25006"],
    ["two that wait for each other", "40P01"],
  ])("%s (%s) is 503, and the answers are taken afterwards", async (_, code) => {
    const { wave, served, phones } = await asking(onPostgres, 8);
    const { db } = served.context;
    await refusing(db, code);
    const { phone, heard } = await firstRefused(phones, served);
    expect(heard).toBe(503);
    expect(faults(served)).toEqual([{ msg: "database", event: "database-away", code }]);
    await sql`drop trigger refuse on response`.execute(db);
    expect(await send(phone, served.site)).toBe(302);
    expect(await keptOf(db, wave.id, phones)).toEqual({ lost: 0, double: 0 });
  });

  test("that ends every connection in the middle of it leaves the server well", async () => {
    const { database, wave, served, phones } = await asking(onPostgres, 40);
    const operator = connect(database.url);
    onTestFinished(() => operator.destroy());
    const heard = phones.map(async (phone, at) => {
      await wait(at * 10);
      return send(phone, served.site);
    });
    for (let times = 0; times < 10; times++) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(operator);
      await wait(50);
    }
    for (const status of await Promise.all(heard)) expect([302, 503]).toContain(status);
    for (const phone of phones.filter(({ pending }) => pending))
      expect(await send(phone, served.site)).toBe(302);
    expect(await keptOf(operator, wave.id, phones)).toEqual({ lost: 0, double: 0 });
  });

  test("that nobody reaches is 503 on every page, also on a file, and when asked whether it is well", async () => {
    const db = connect("postgres://tilsig:tilsig@127.0.0.1:1/tilsig");
    onTestFinished(() => db.destroy());
    const { visitor: visit, context } = await startWeb(db);
    const visitor = visit({ cookie: await signedInCookie(context.env, "made up") });
    for (const path of ["/sign-in", "/sign-in.data", "/health"])
      expect((await visitor.get(path)).status, path).toBe(503);
    const page = await visitor.get("/sign-in", { "accept-language": "nb" });
    expect(await page.text()).toContain("Siden kan ikke vises akkurat nå");
    const file = await visitor.get("/own-data.json");
    expect(file.headers.get("retry-after")).toBe("60");
    expect([file.status, await file.text()]).toEqual([
      503,
      expect.stringContaining("The page cannot be shown just now"),
    ]);
  });
});

test("what is no matter of the database's being away stays a fault", async () => {
  const { served, phones } = await asking(sqliteFile, 8);
  await served.context.db.schema.dropTable("answer").execute();
  expect((await firstRefused(phones, served)).heard).toBe(500);
  expect(faults(served)).toMatchObject([{ msg: "fault", code: "SQLITE_ERROR" }]);
});
