import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { promiseAnew } from "#app/domain/daily-mail/promises.ts";
import { invitationBehind } from "#app/domain/invitations.ts";
import { chooseMails } from "#app/domain/settings.ts";
import { unsubscribe } from "#app/domain/unsubscription.ts";
import { openWave } from "#app/domain/waves.ts";
import { loadEnv } from "#app/env.server.ts";
import { outboxCounts } from "#app/jobs/outbox.ts";
import { workOnce } from "#app/jobs/worker.ts";
import type { Db } from "#db/transaction.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, nordlys, north, pulse, south } from "#tests/support/organisation.ts";
import { type Replies, smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";

const march = { series: "monthly-pulse", period: "2027-03" };
const alliance = { series: "working-alliance", period: "2027-03" };
const tuesday = new Date("2027-03-02T07:00:00Z");
const afternoon = new Date("2027-03-02T13:00:00Z");
const friday = new Date("2027-03-05T07:00:00Z");
const saturday = new Date("2027-03-06T07:00:00Z");
const monday = new Date("2027-03-08T07:00:00Z");
const wednesday = new Date("2027-03-10T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");
const everyone = [...north, ...south];

describe.each(databases)("mails about surveys on $name", ({ open }) => {
  async function installation(replies: Replies = {}) {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink(replies);
    const mailer = createMailer({ smtpUrl: sink.url });
    onTestFinished(async () => {
      mailer.close();
      await sink.stop();
    });
    let now = tuesday;
    const env = {
      ...loadEnv({ NODE_ENV: "test" }, "command"),
      smtpUrl: sink.url,
      origin: "https://tilsig.example",
    };
    const context: Context = { env, db, mailer, now: () => now };
    const events: unknown[] = [];
    /** Who is sent a mail at `at`. */
    const sentAt = async (at: Date) => {
      now = at;
      const before = sink.mails.length;
      await workOnce(context, (event) => events.push(event));
      const sent = sink.mails.slice(before).flatMap(({ to }) => to);
      return sent.map((address) => address.split("@")[0]).sort();
    };
    return { db, sink, env, context, events, sentAt };
  }

  async function opened(db: Db, wave = march, at = tuesday) {
    const opening = await openWave(db, wave, at);
    if (opening.outcome !== "opened") throw new Error(opening.outcome);
    return opening.waveId;
  }

  const answer = (db: Db, waveId: string, people: string[], at: Date) =>
    everyoneAnswers(db, waveId, people, () => pulse(1), at);

  test("come at the opening, after three days and on the last day, and never after answering", async () => {
    const { db, sentAt } = await installation();
    const waveId = await opened(db);
    expect(await sentAt(tuesday)).toEqual([...everyone].sort());
    await answer(db, waveId, ["solveig", "anne"], afternoon);
    const left = everyone.filter((person) => !["solveig", "anne"].includes(person)).sort();
    expect(await sentAt(new Date("2027-03-04T07:00:00Z"))).toEqual([]);
    expect(await sentAt(friday)).toEqual(left);
    await answer(db, waveId, ["bjorn"], friday);
    expect(await sentAt(wednesday)).toEqual(left.filter((person) => person !== "bjorn"));
    expect(await sentAt(closing)).toEqual([]);
  });

  test("carry the same link each time, which lets in until the close", async () => {
    const { db, sink, env, sentAt } = await installation();
    const waveId = await opened(db);
    await sentAt(tuesday);
    await sentAt(friday);
    const links = sink.mails
      .filter(({ to }) => to.includes("solveig@nordlys.example"))
      .map(({ parsed }) => /\/invitations\/([\w-]+)/.exec(parsed.text ?? "")?.[1] ?? "");
    expect(links).toHaveLength(2);
    expect(links[0]).toBe(links[1]);
    const of = { waveId, personId: "solveig" };
    expect(await invitationBehind(db, env.secrets, links[0] ?? "")).toEqual(of);
    const rotated = ["a newer key, which is long enough, too 22", ...env.secrets] as const;
    expect(await invitationBehind(db, rotated, links[0] ?? "")).toEqual(of);
    expect(await invitationBehind(db, [rotated[0]], links[0] ?? ""), "a key that is gone").toBe(
      undefined,
    );
  });

  test("do not come to who is disabled, has lost the role, has a break, or has stopped them", async () => {
    const { db, sentAt } = await installation();
    await opened(db);
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "anne").execute();
    await db.deleteFrom("personRole").where("personId", "=", "bjorn").execute();
    await db.deleteFrom("roster").where("personId", "=", "dag").execute();
    await db
      .insertInto("pause")
      .values({ id: "eli", personId: "eli", startDate: "2027-03-01", endDate: null })
      .execute();
    await unsubscribe(db, { personId: "frode", list: "reminder" }, "2027-03-01");
    await unsubscribe(db, { personId: "gro", list: "digest" }, "2027-03-01");
    expect(await sentAt(tuesday)).toEqual(["gro", "hans", "ida", "jon", "knut", "solveig"]);
  });

  test("are one a day, which tells of everything that is open", async () => {
    const { db, sink, sentAt } = await installation();
    const waveId = await opened(db);
    await opened(db, alliance);
    expect(await sentAt(tuesday)).toHaveLength(everyone.length);
    expect(sink.mails[0]?.parsed.subject).toBe("Tilsig: two surveys are open");
    expect(sink.mails[0]?.parsed.text?.match(/\/invitations\//g)).toHaveLength(2);
    await answer(db, waveId, ["solveig"], afternoon);
    await sentAt(friday);
    const [solveig] = sink.mails
      .filter(({ to }) => to.includes("solveig@nordlys.example"))
      .slice(1);
    expect(solveig?.parsed.subject).toBe("Tilsig: Working alliance, March 2027");
  });

  test("a wave that opens after the day's mail has gone out is told of on the next working day", async () => {
    const { db, sentAt } = await installation();
    await opened(db);
    await sentAt(tuesday);
    await opened(db, alliance, afternoon);
    expect(await sentAt(afternoon)).toEqual([]);
    expect(await sentAt(new Date("2027-03-03T07:00:00Z"))).toHaveLength(everyone.length);
  });

  test("that come late never come on a Saturday, and one does for several", async () => {
    let isDown = true;
    const { db, sink, sentAt } = await installation({
      mail: () => (isDown ? smtpReply(451, "try later") : undefined),
    });
    await opened(db);
    await sentAt(tuesday);
    await sentAt(friday);
    isDown = false;
    expect(await sentAt(saturday)).toEqual([]);
    expect(await sentAt(monday)).toEqual([...everyone].sort());
    expect(sink.mails).toHaveLength(everyone.length);
  });

  test("that wait for the mail server are given up once the person has answered", async () => {
    let isDown = true;
    const { db, sentAt } = await installation({
      mail: () => (isDown ? smtpReply(451, "try later") : undefined),
    });
    const waveId = await opened(db);
    await sentAt(tuesday);
    await answer(db, waveId, north, tuesday);
    isDown = false;
    expect(await sentAt(new Date("2027-03-02T07:02:00Z"))).toEqual([...south].sort());
  });

  test("move with the hour and the zone that a person chooses, and none comes twice", async () => {
    const { db, sentAt } = await installation();
    await opened(db);
    await sentAt(tuesday);
    const chosen = { personId: "solveig", hour: 15, wants: {} };
    await chooseMails(db, chosen, { now: afternoon, day: "2027-03-02" });
    await promiseAnew(db, "solveig", afternoon);
    expect(await sentAt(afternoon)).toEqual([]);
    expect(await sentAt(friday)).not.toContain("solveig");
    expect(await sentAt(new Date("2027-03-05T14:00:00Z"))).toEqual(["solveig"]);
  });

  test("nothing that is promised, counted or logged tells whether somebody has answered", async () => {
    const worlds = await Promise.all([none, some, all].map((people) => world(people)));
    expect(worlds[1]).toEqual(worlds[0]);
    expect(worlds[2]).toEqual(worlds[0]);
  });

  const none: string[] = [];
  const some = ["solveig", "ida"];
  const all = everyone;

  /** All of the outbox, its counts and the log, before and after a day of reminders that fail or not. */
  async function world(answering: string[]) {
    const isRefused = (address: string) => address.startsWith("hans");
    const { db, events, sentAt } = await installation({
      recipient: (address) => (isRefused(address) ? smtpReply(550, "no such user") : undefined),
    });
    const waveId = await opened(db);
    await sentAt(tuesday);
    await answer(db, waveId, answering, afternoon);
    const told = [await outboxOf(db), await outboxCounts(db)];
    await sentAt(friday);
    return [...told, await outboxOf(db), await outboxCounts(db), events];
  }

  async function outboxOf(db: Db) {
    const rows = await db
      .selectFrom("outbox")
      .where("key", "not like", "%:hans:%")
      .orderBy("key")
      .selectAll()
      .execute();
    return rows;
  }
});
