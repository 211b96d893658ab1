import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { thingsToDo } from "#app/domain/things-to-do.ts";
import { openWave } from "#app/domain/waves.ts";
import { askToSignIn } from "#app/domain/sign-in.ts";
import { loadEnv } from "#app/env.server.ts";
import { mailQueue, retry, tryServerNow } from "#app/jobs/mail-queue.ts";
import { outage } from "#app/jobs/outage.ts";
import { promise } from "#app/jobs/outbox.ts";
import { workOnce } from "#app/jobs/worker.ts";
import type { Db } from "#db/transaction.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys, north, south } from "#tests/support/organisation.ts";
import { type Replies, smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";

const march = { series: "monthly-pulse", period: "2027-03" };
const opening = new Date("2027-03-02T07:00:00Z");
const minutes = (n: number) => new Date(opening.getTime() + n * 60_000);
const everyone = north.length + south.length;

describe.each(databases)("a mail server on $name", ({ open }) => {
  async function installation(replies: Replies = {}) {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink(replies);
    onTestFinished(() => sink.stop());
    const events: string[] = [];
    const workAt = async (now: Date, smtpUrl = sink.url) => {
      const mailer = createMailer({ smtpUrl, deadline: 2_000 });
      const env = { ...loadEnv({ NODE_ENV: "test" }, "command"), origin: "https://tilsig.example" };
      const context: Context = { env, db, mailer, now: () => now };
      await workOnce(context, ({ event }) => events.push(event));
      mailer.close();
    };
    return { db, sink, workAt, events };
  }

  const tries = async (db: Db) => {
    const rows = await db.selectFrom("outbox").select(["attempts", "failedAt"]).execute();
    return rows.filter(({ attempts, failedAt }) => attempts > 0 || failedAt !== null).length;
  };

  const shut = () => smtpReply(421, "4.3.2 closing");

  test("that is away stops the queue; no mail uses up a try, and all go when it is back", async () => {
    let isShut = true;
    const { db, sink, workAt, events } = await installation({
      connection: () => (isShut ? shut() : undefined),
    });
    await openWave(db, march, opening);
    await workAt(opening);
    expect(await outage(db)).toEqual({
      since: opening.toISOString(),
      tryAt: minutes(1).toISOString(),
      tries: 1,
      cause: "busy",
      reason: "421 4.3.2 closing",
    });
    expect(await tries(db)).toBe(0);
    expect(events).toEqual(["mail-server-away"]);

    const asked = sink.connections();
    await workAt(new Date(opening.getTime() + 59_000));
    expect(sink.connections(), "before it is time").toBe(asked);
    for (const at of [1, 6, 21, 51, 111, 171]) {
      await workAt(minutes(at));
      expect((await outage(db))?.since).toBe(opening.toISOString());
    }
    expect((await outage(db))?.tryAt, "an hour at most").toBe(minutes(231).toISOString());
    expect(await tries(db)).toBe(0);

    isShut = false;
    await workAt(minutes(231));
    expect(await outage(db)).toBeNull();
    expect(sink.mails).toHaveLength(everyone);
    expect(new Set(sink.mails.flatMap(({ to }) => to)).size).toBe(everyone);
    expect(events.at(-1)).toBe("mail-server-back");
  });

  test("is tried with one mail by several workers at once", async () => {
    let isShut = true;
    const { db, sink, workAt } = await installation({
      connection: () => (isShut ? shut() : undefined),
      mail: () => smtpReply(451, "4.3.0 later"),
    });
    await openWave(db, march, opening);
    await workAt(opening);
    const asked = sink.connections();
    await Promise.all([workAt(minutes(1)), workAt(minutes(1)), workAt(minutes(1))]);
    expect(sink.connections() - asked).toBeLessThanOrEqual(2);
    expect((await outage(db))?.tries).toBe(2);
    isShut = false;
  });

  test("that is away for a reminder alone is told nobody: it would say that somebody has not answered", async () => {
    let isShut = false;
    const { db, sink, workAt, events } = await installation({
      connection: () => (isShut ? shut() : undefined),
    });
    await openWave(db, march, opening);
    await workAt(opening);
    const invited = sink.mails.length;
    events.length = 0;
    isShut = true;
    const thirdDay = (minute: number) =>
      new Date(Date.parse("2027-03-05T07:00:00Z") + minute * 60_000);
    await workAt(thirdDay(0));
    const asked = sink.connections();
    expect(asked, "it was tried").toBeGreaterThan(0);
    await workAt(thirdDay(0));
    expect(sink.connections(), "and not again at once").toBe(asked);
    await workAt(thirdDay(1));
    expect({ outage: await outage(db), events }).toEqual({ outage: null, events: [] });
    expect(await thingsToDo(db)).toEqual([]);
    expect(await tryServerNow(db, thirdDay(1))).toEqual({ outcome: "no-outage" });

    // A mail that anybody may know of meets it as if nothing had been before.
    const failed = { waveId: await closeThatFailed(db), personId: "kari" };
    const runAt = thirdDay(2).toISOString();
    await promise(db, [{ key: "failed", kind: "send-failed-close", payload: failed, runAt }]);
    await workAt(thirdDay(2));
    expect(await outage(db)).toMatchObject({ since: runAt, tries: 1, cause: "busy" });
    expect(events).toEqual(["mail-server-away"]);
    isShut = false;
    await workAt(thirdDay(3));
    expect(await outage(db)).toBeNull();
    expect(sink.mails).toHaveLength(invited + everyone + 1);
    expect(await tries(db)).toBe(0);
  });

  test("that is back for a reminder lets the others go, and nobody is told that it was away", async () => {
    let isShut = false;
    const { db, sink, workAt, events } = await installation({
      connection: () => (isShut ? shut() : undefined),
    });
    await openWave(db, march, opening);
    await workAt(opening);
    events.length = 0;
    isShut = true;
    await workAt(new Date("2027-03-05T07:00:00Z"));
    isShut = false;
    await workAt(new Date("2027-03-05T07:01:00Z"));
    expect(sink.mails).toHaveLength(2 * everyone);
    expect(events).toEqual([]);
  });

  async function closeThatFailed(db: Db) {
    await db.insertInto("personRole").values({ personId: "kari", role: "administrator" }).execute();
    await db.updateTable("wave").set({ closeFailedAt: opening.toISOString() }).execute();
    return (await db.selectFrom("wave").select("id").executeTakeFirstOrThrow()).id;
  }

  test("that is mended is tried at once when somebody says so", async () => {
    let isShut = true;
    const { db, sink, workAt } = await installation({
      connection: () => (isShut ? shut() : undefined),
    });
    await openWave(db, march, opening);
    expect(await tryServerNow(db, opening)).toEqual({ outcome: "no-outage" });
    await workAt(opening);
    await workAt(minutes(1));
    isShut = false;
    await workAt(minutes(2));
    expect(sink.mails).toEqual([]);
    expect(await tryServerNow(db, minutes(2))).toEqual({ outcome: "will-try" });
    await workAt(minutes(2));
    expect(sink.mails).toHaveLength(everyone);
  });

  test.each([
    ["a name that is not found", "smtp://mail.nordlys.invalid", "name"],
    ["a port where nobody listens", "smtp://127.0.0.1:1", "connection"],
  ])("with %s is said in a word, and nothing is lost", async (_what, url, cause) => {
    const { db, sink, workAt } = await installation();
    await openWave(db, march, opening);
    await workAt(opening, url);
    expect(await outage(db)).toMatchObject({ cause });
    expect(await tries(db)).toBe(0);
    await workAt(minutes(1));
    expect(sink.mails).toHaveLength(everyone);
  });

  test("that demands TLS is said in a word, and nothing is lost", async () => {
    let wantsTls = true;
    const { db, sink, workAt } = await installation({
      sender: () => (wantsTls ? smtpReply(530, "5.7.0 Must issue a STARTTLS command") : undefined),
    });
    await openWave(db, march, opening);
    await workAt(opening);
    expect(await outage(db)).toMatchObject({ cause: "tls" });
    wantsTls = false;
    await workAt(minutes(1));
    expect(sink.mails).toHaveLength(everyone);
  });

  test("that breaks the line for one mail goes on with the others; for all, it is away", async () => {
    let breaksFor = "solveig";
    const { db, sink, workAt } = await installation({
      recipient: (address) =>
        address.startsWith(breaksFor) ? smtpReply(554, "5.7.1 not by our rules") : undefined,
    });
    await openWave(db, march, opening);
    await workAt(opening);
    expect(await outage(db)).toBeNull();
    expect(sink.mails).toHaveLength(everyone - 1);
    breaksFor = "";
    await promise(
      db,
      ["kari", "solveig", "ida", "jon"].map((personId) => ({
        key: `daily:${personId}:2027-03-03`,
        kind: "send-daily-mail",
        payload: { personId, day: "2027-03-03" },
        runAt: "2027-03-03T07:00:00.000Z",
      })),
    );
    await workAt(new Date("2027-03-03T07:00:00Z"));
    // Met by reminders alone: they wait, and nobody is told.
    expect(await db.selectFrom("mailOutage").select("cause").execute()).toEqual([
      { cause: "policy" },
    ]);
    expect(await outage(db)).toBeNull();
  });

  test("that is away: who wants to sign in is not kept waiting for its next time, nor sent a link too late", async () => {
    let isShut = true;
    const { db, sink, workAt } = await installation({
      connection: () => (isShut ? shut() : undefined),
    });
    const ask = (email: string, now: Date) =>
      askToSignIn(db, { email, network: "192.0.2.1", mark: null, keys: testKeys() }, now);
    await openWave(db, march, opening);
    for (const at of [0, 1, 6]) await workAt(minutes(at));
    await ask("kari@nordlys.example", minutes(7));
    await ask("solveig@nordlys.example", minutes(9));
    isShut = false;
    await workAt(minutes(18));
    const signIns = sink.mails.filter(({ parsed }) => /\/sign-in\//.test(parsed.text ?? ""));
    expect(signIns.map(({ to }) => to)).toEqual([["solveig@nordlys.example"]]);
    expect(sink.mails).toHaveLength(1 + everyone);
    const rows = await db
      .selectFrom("outbox")
      .where("kind", "=", "send-sign-in")
      .select(["doneAt", "failedAt", "lastError"])
      .orderBy("runAt")
      .execute();
    expect(rows.map(({ failedAt }) => failedAt)).toEqual([null, null]);
    expect(rows.map(({ lastError }) => lastError !== null)).toEqual([true, false]);
  });

  test("is tried again though the clock was set back an hour", async () => {
    const { db, sink, workAt } = await installation();
    await openWave(db, march, opening);
    await workAt(opening, "smtp://127.0.0.1:1");
    await askToSignIn(
      db,
      { email: "kari@nordlys.example", network: "192.0.2.1", mark: null, keys: testKeys() },
      minutes(-60),
    );
    await workAt(minutes(-60));
    expect(sink.mails.map(({ to }) => to[0])).toEqual(["kari@nordlys.example"]);
    expect(await outage(db)).toBeNull();
    await workAt(opening);
    expect(sink.mails).toHaveLength(1 + everyone);
  });

  const testKeys = () => loadEnv({ NODE_ENV: "test" }, "command").secrets;
});

describe.each(databases)("the queue that is looked at on $name", ({ open }) => {
  test("shows what waits, what was given up and why, and tries it again", async () => {
    const db = await open();
    await nordlys(db);
    let refuses = true;
    const sink = await startSmtpSink({
      mail: () => (refuses ? smtpReply(554, "5.6.0 not accepted") : undefined),
    });
    const mailer = createMailer({ smtpUrl: sink.url });
    onTestFinished(async () => {
      mailer.close();
      await sink.stop();
    });
    await db.insertInto("personRole").values({ personId: "kari", role: "administrator" }).execute();
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await db.updateTable("wave").set({ closeFailedAt: opening.toISOString() }).execute();
    const failed = { waveId: wave.waveId, personId: "kari" };
    const runAt = opening.toISOString();
    await promise(db, [{ key: "failed", kind: "send-failed-close", payload: failed, runAt }]);
    expect(await mailQueue(db, minutes(5))).toMatchObject({ waiting: 1, oldestDueAt: runAt });

    const env = { ...loadEnv({ NODE_ENV: "test" }, "command"), origin: "https://tilsig.example" };
    let now = opening;
    const context: Context = { env, db, mailer, now: () => now };
    await workOnce(context);
    expect(await mailQueue(db, now)).toEqual({
      waiting: 0,
      oldestDueAt: null,
      outage: null,
      givenUp: [
        {
          kind: "send-failed-close",
          count: 1,
          letters: [
            {
              key: "failed",
              to: "kari@nordlys.example",
              reason: "554 5.6.0 not accepted",
              since: runAt,
            },
          ],
        },
      ],
      refused: [],
    });
    expect(await retry(db, { key: "daily:solveig:2027-03-02" }, now)).toEqual({
      outcome: "nothing",
    });
    refuses = false;
    now = minutes(1);
    expect(await retry(db, { key: "failed" }, now)).toEqual({ outcome: "waiting-again", count: 1 });
    await workOnce(context);
    expect(sink.mails.map(({ to }) => to[0])).toContain("kari@nordlys.example");
    expect((await mailQueue(db, now)).givenUp).toEqual([]);
    expect(await retry(db, "all", now)).toEqual({ outcome: "nothing" });
  });
});
