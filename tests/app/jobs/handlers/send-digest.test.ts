import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { closeWave } from "#app/domain/closing.ts";
import { digestsOf } from "#app/domain/digest.ts";
import { chooseDigest } from "#app/domain/settings.ts";
import { subscriberBehind, unsubscribe } from "#app/domain/unsubscription.ts";
import { openWave } from "#app/domain/waves.ts";
import { loadEnv } from "#app/env.server.ts";
import { workOnce } from "#app/jobs/worker.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";
import { startSmtpSink } from "#tests/support/smtp-sink.ts";

const march = { series: "monthly-pulse", period: "2027-03" };
const opening = new Date("2027-03-02T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");

describe.each(databases)("the mail of a digest on $name", ({ open }) => {
  /** A wave that has closed, whose digest is due at once. */
  async function closedWave(content: "summary" | "link") {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink();
    const mailer = createMailer({ smtpUrl: sink.url });
    onTestFinished(async () => {
      mailer.close();
      await sink.stop();
    });
    await chooseDigest(db, "kari", { timing: "at-once", weekday: 1, hour: 8, content });
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await everyoneAnswers(db, wave.waveId, north, () => pulse(1), opening);
    await closeWave(db, march, closing);
    const env = { ...loadEnv({ NODE_ENV: "test" }, "command"), origin: "https://tilsig.example" };
    const context: Context = { env, db, mailer, now: () => closing };
    return { db, sink, env, context };
  }

  test("can be stopped with one click, which the digest itself outlives", async () => {
    const { db, sink, env, context } = await closedWave("summary");
    await workOnce(context);
    const headers = new Map(sink.mails[0]?.parsed.headers.map(({ key, value }) => [key, value]));
    expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const link = headers.get("list-unsubscribe") ?? "";
    const [, token = ""] = /^<https:\/\/tilsig\.example\/unsubscribe\/([\w-]+)>$/.exec(link) ?? [];
    expect(subscriberBehind(env.secrets, token)).toEqual({ personId: "kari", list: "digest" });
    expect(sink.mails[0]?.parsed.text).toContain(`https://tilsig.example/unsubscribe/${token}`);
    expect(await digestsOf(db, "kari")).toHaveLength(1);
  });

  test("does not come to who has stopped it, not even one that is promised", async () => {
    const { db, sink, context } = await closedWave("summary");
    await unsubscribe(db, { personId: "kari", list: "digest" }, "2027-03-10");
    await workOnce(context);
    expect(sink.mails).toEqual([]);
    expect(await digestsOf(db, "kari")).toHaveLength(1);
  });

  test("does not come to who is no supervisor any more", async () => {
    const { db, sink, context } = await closedWave("summary");
    await db.deleteFrom("personRole").where("personId", "=", "kari").execute();
    await workOnce(context);
    expect(sink.mails).toEqual([]);
  });

  test("says no more than that there is one, where that was chosen; the subject is the same", async () => {
    const [whole, linkOnly] = [await closedWave("summary"), await closedWave("link")];
    await workOnce(whole.context);
    await workOnce(linkOnly.context);
    const [long, short] = [whole.sink.mails[0]?.parsed, linkOnly.sink.mails[0]?.parsed];
    expect(short?.subject).toBe(long?.subject);
    expect(long?.text).toContain("North");
    expect(short?.text).not.toMatch(/North|nourish|drain|quiet/i);
    expect(short?.text).toMatch(/https:\/\/tilsig\.example\/digests\/[\w-]+/);
  });
});
