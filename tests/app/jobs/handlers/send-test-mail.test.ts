import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { lastSent, promiseTestMail } from "#app/domain/mail-signs.ts";
import { loadEnv } from "#app/env.server.ts";
import { mailQueue } from "#app/jobs/mail-queue.ts";
import { workOnce } from "#app/jobs/worker.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { type Replies, smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";

const now = new Date("2027-03-10T12:00:00Z");

describe.each(databases)("a test mail on $name", ({ open }) => {
  async function asked(replies: Replies = {}) {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink(replies);
    const mailer = createMailer({ smtpUrl: sink.url });
    onTestFinished(async () => {
      mailer.close();
      await sink.stop();
    });
    const env = { ...loadEnv({ NODE_ENV: "test" }, "command"), origin: "https://tilsig.example" };
    const context: Context = { env, db, mailer, now: () => now };
    await promiseTestMail(db, "astrid", now);
    return { db, sink, context };
  }

  test("goes the way of all others to who asked for it", async () => {
    const { db, sink, context } = await asked();
    await workOnce(context);
    expect(sink.mails.map(({ to }) => to)).toEqual([["astrid@nordlys.example"]]);
    expect(sink.mails[0]?.parsed.text).toContain("https://tilsig.example/mail-queue");
    expect(await lastSent(db)).toBe(now.toISOString());
  });

  test("that is refused is shown with the reply and its key", async () => {
    const { db, context } = await asked({
      recipient: () => smtpReply(550, "5.1.1 no such user"),
    });
    await workOnce(context);
    const { givenUp } = await mailQueue(db, now);
    expect(givenUp).toMatchObject([
      { kind: "send-test-mail", count: 1, letters: [{ to: "astrid@nordlys.example" }] },
    ]);
    expect(givenUp[0]?.letters[0]?.reason).toContain("no such user");
  });
});
