import { lastSent, nextSurveyMails, promiseTestMail } from "#app/domain/mail-signs.ts";
import { thingsToDo } from "#app/domain/things-to-do.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { mailQueue } from "#app/jobs/mail-queue.ts";
import { mailInWords } from "#app/mail-in-words.ts";
import type { OutboxTable } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import type { Insertable } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";

const now = new Date("2027-03-10T12:00:00Z");
const reader = { language: "en", timeZone: "Europe/Oslo" } as const;
const words = messagesFor("en").mailQueue;

describe.each(databases)("what is told of the mail on $name", ({ open }) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
  });

  async function told() {
    const signs = {
      lastSent: await lastSent(db),
      nextSurveyMails: await nextSurveyMails(db, now),
    };
    return mailInWords(await mailQueue(db, now), signs, reader, now);
  }

  async function work(key: string, row: Partial<Insertable<OutboxTable>> = {}) {
    const usual = { kind: "send-digest", payload: "{}", runAt: at("08:00") };
    await db
      .insertInto("outbox")
      .values({ key, ...usual, ...row })
      .execute();
  }

  async function mailOf(outboxKey: string, recipient = "kari@nordlys.example") {
    await db
      .insertInto("mail")
      .values({ outboxKey, recipient, raw: "", madeAt: at("08:00") })
      .execute();
  }

  test("before the first mail is what to do to know", async () => {
    expect(await told()).toMatchObject({
      ...{ state: words.state.unknown, last: "none yet", waiting: "nothing", outage: null },
      ...{ givenUp: [], refused: [], surveys: "none until a wave opens" },
    });
    expect(await thingsToDo(db)).toEqual([]);
  });

  test("is that all is well, and when the last one went out, no closer than the hour", async () => {
    await work("sent", { doneAt: at("11:40") });
    await mailOf("sent");
    expect(await told()).toMatchObject({ state: words.state.fine, last: "within the last hour" });
    await db
      .updateTable("outbox")
      .set({ doneAt: at("06:40") })
      .execute();
    expect((await told()).last).toBe("today");
    await db.updateTable("outbox").set({ doneAt: "2027-03-08T06:40:00.000Z" }).execute();
    expect((await told()).last).toBe("8 March 2027");
  });

  test("is no mail that turned out not to be needed, or came too late", async () => {
    await work("unneeded", { doneAt: at("11:40") });
    await work("late", { kind: "send-sign-in", doneAt: at("11:50"), lastError: "too late" });
    expect((await told()).last).toBe("none yet");
  });

  test("is an outage: why, what to do, since when, when it is tried again", async () => {
    await db
      .insertInto("mailOutage")
      .values({
        ...{ id: "smtp", since: at("10:00"), tryAt: at("12:30"), triedAt: at("11:30"), tries: 4 },
        ...{ cause: "login", reason: "535 5.7.8 authentication failed" },
      })
      .execute();
    await work("digest");
    expect(await told()).toMatchObject({
      state: words.state.away,
      isStuck: false,
      outage: {
        since: "Wednesday 10 March at 11:00",
        next: "Wednesday 10 March at 13:30",
        reply: "535 5.7.8 authentication failed",
        ...words.outage.causes.login,
      },
      waiting: "1 mail, due since Wednesday 10 March at 09:00",
    });
    expect(await thingsToDo(db)).toEqual(["outage"]);
  });

  test("is that no worker seems to run, where a mail waits and nothing has gone since", async () => {
    await work("digest");
    expect(await told()).toMatchObject({ state: words.state.stuck, isStuck: true });
    await work("other", { doneAt: at("11:30") });
    await mailOf("other");
    expect(await told()).toMatchObject({ state: words.state.fine, isStuck: false });
  });

  test("are mails given up, by kind, each with the reply and what to do", async () => {
    const reply = "550 5.1.1 no such user";
    await work("digest:a", { failedAt: at("11:00"), lastError: reply });
    await mailOf("digest:a");
    await work("talk:b", { kind: "send-talk-request", failedAt: at("11:00"), lastError: reply });
    const { state, givenUp } = await told();
    expect(state).toBe(words.state.todo);
    expect(givenUp).toEqual([
      {
        ...{ name: "The digest", count: "1 mail", more: 0 },
        letters: [
          {
            ...{ key: "digest:a", to: "kari@nordlys.example", reply },
            since: "Wednesday 10 March at 12:00",
            todo: words.givenUp.advice.address,
          },
        ],
      },
      { name: "Someone would like a talk", count: "1 mail", more: 0, letters: [] },
    ]);
    expect(await thingsToDo(db)).toEqual(["letters"]);
  });

  test("are refused addresses, with the day and not the hour", async () => {
    await db
      .updateTable("person")
      .set({ mailRefusedAt: at("09:12"), mailRefusal: "550 5.1.1 no such user" })
      .where("id", "=", "solveig")
      .execute();
    expect((await told()).refused).toEqual([
      {
        ...{ personId: "solveig", name: "Solveig", email: "solveig@nordlys.example" },
        ...{ since: "10 March 2027", reply: "550 5.1.1 no such user" },
      },
    ]);
    expect(await thingsToDo(db)).toEqual(["refused"]);
  });

  test("is nothing of mails about surveys but the day of the next, whoever has answered", async () => {
    const daily = { kind: "send-daily-mail" };
    await work("daily:solveig:12", { ...daily, runAt: "2027-03-12T07:00:00.000Z" });
    const before = [await told(), await thingsToDo(db)];
    expect(before[0]).toMatchObject({ surveys: "Friday 12 March" });
    await work("daily:anne:1", daily);
    await work("daily:anne:2", {
      ...daily,
      attempts: 1,
      dueSince: at("08:00"),
      runAt: at("12:30"),
    });
    await work("daily:anne:3", { ...daily, failedAt: at("09:00"), lastError: "550 no such user" });
    await work("daily:anne:4", { ...daily, doneAt: at("11:59") });
    await mailOf("daily:anne:4");
    expect([await told(), await thingsToDo(db)]).toEqual(before);
  });

  test("asked for twice in a minute, a test mail is one", async () => {
    await promiseTestMail(db, "astrid", now);
    await promiseTestMail(db, "astrid", new Date(now.getTime() + 20_000));
    await promiseTestMail(db, "astrid", new Date(now.getTime() + 90_000));
    expect(await db.selectFrom("outbox").select("kind").execute()).toHaveLength(2);
  });

  test("a wave that could not be closed waits for an administrator until it is", async () => {
    const wave = {
      ...{ id: "march", series: "monthly-pulse", period: "2027-03", survey: "monthly-pulse" },
      ...{ surveyVersion: 1, policyVersion: 1, smallestGroup: 5 },
      ...{ opensAt: at("07:00"), closesAt: at("09:00"), closeFailedAt: at("09:01") },
    };
    await db
      .insertInto("series")
      .values({ name: "monthly-pulse", survey: "monthly-pulse", timeZone: "Europe/Oslo" })
      .execute();
    await db.insertInto("wave").values(wave).execute();
    expect(await thingsToDo(db)).toEqual(["close"]);
    await db
      .updateTable("wave")
      .set({ closedAt: at("10:00") })
      .execute();
    expect(await thingsToDo(db)).toEqual([]);
  });
});

function at(time: string) {
  return `2027-03-10T${time}:00.000Z`;
}
