import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#app/context.server.ts";
import { invitationBehind } from "#app/domain/invitations.ts";
import { openWave } from "#app/domain/waves.ts";
import { startWorker, workOnce } from "#app/jobs/worker.ts";
import { loadEnv } from "#app/env.server.ts";
import type { Db } from "#db/transaction.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import {
  addSpecialist,
  everyoneAnswers,
  north,
  nordlys,
  pulse,
  south,
} from "#tests/support/organisation.ts";
import { smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";
import { describe, expect, onTestFinished, test } from "vitest";

const opening = new Date("2027-03-02T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");
/** The second working day after the close, eight in the morning in Oslo. */
const friday = new Date("2027-03-12T07:00:00Z");
const march = { series: "monthly-pulse", period: "2027-03" };

async function contextAt(db: Db, smtpUrl: string, now: () => Date): Promise<Context> {
  const env = {
    ...loadEnv({ NODE_ENV: "test" }, "command"),
    smtpUrl,
    origin: "https://tilsig.example",
  };
  const mailer = createMailer({ smtpUrl });
  onTestFinished(() => mailer.close());
  return { env, db, mailer, now };
}

describe.each(databases)("the worker on $name", ({ open }) => {
  test("invites everyone once, each with a link of one's own", async () => {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    await openWave(db, march, opening);
    const context = await contextAt(db, sink.url, () => opening);
    await workOnce(context);
    await workOnce(context);

    expect(sink.mails).toHaveLength(north.length + south.length);
    const { parsed, to } = await sink.waitForMail();
    const [, secret] = /\/invitations\/([\w-]+)/.exec(parsed.text ?? "") ?? [];
    const invitation = await invitationBehind(db, context.env.secrets, secret ?? "");
    expect(to).toEqual([`${invitation?.personId}@nordlys.example`]);
    const stored = await db.selectFrom("invitation").select("tokenHash").execute();
    expect(stored.map(({ tokenHash }) => tokenHash)).not.toContain(secret);
  });

  test("that is told to stop gives back what it has claimed and not begun", async () => {
    const db = await open();
    await nordlys(db);
    for (let at = 0; at < 60; at++) await addSpecialist(db, `more${at}`, "north");
    let begun = 0;
    const sink = await startSmtpSink({ mail: () => ((begun += 1), "hang") });
    await openWave(db, march, opening);
    const context = await contextAt(db, sink.url, () => opening);
    const worker = startWorker(context);
    while (begun < 5) await wait(10);
    const leased = () =>
      db.selectFrom("outbox").where("leasedBy", "is not", null).select("key").execute();
    expect((await leased()).length, "claimed ahead").toBeGreaterThan(16);
    const stopping = worker.stop();
    while ((await leased()).length > 16) await wait(10);
    await sink.stop();
    await stopping;
    const free = await db.selectFrom("outbox").where("leasedBy", "is", null).selectAll().execute();
    const due = free.filter(({ runAt }) => runAt <= opening.toISOString());
    expect(due.length, "for the next worker at once").toBeGreaterThanOrEqual(71 - 16);
    expect(due.filter(({ attempts, failedAt }) => attempts > 0 || failedAt)).toEqual([]);
  });

  test("closes a wave when its time has come, and sends the digest when its reader wants it", async () => {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await db.deleteFrom("outbox").execute();
    await everyoneAnswers(db, wave.waveId, north, () => pulse(1), opening);
    let now = opening;
    const context = await contextAt(db, sink.url, () => now);

    await workOnce(context);
    expect(
      (await db.selectFrom("wave").select("closedAt").executeTakeFirst())?.closedAt,
    ).toBeNull();
    now = closing;
    await workOnce(context);
    expect(sink.mails).toEqual([]);
    now = friday;
    await workOnce(context);
    await workOnce(context);
    expect(sink.mails).toHaveLength(1);
    const { parsed: mail, to } = await sink.waitForMail();
    expect(to).toEqual(["kari@nordlys.example"]);
    expect(mail.subject).toBe("Tilsig: the March 2027 digest is ready");
    expect(mail.text).toContain(
      "Some figures are not shown because they could give away an answer.",
    );
    expect(mail.text).toMatch(/https:\/\/tilsig\.example\/digests\/[\w-]+/);
  });

  test("a retry sends the very same bytes", async () => {
    const db = await open();
    await nordlys(db);
    const broken = await startSmtpSink({ mail: () => smtpReply(451, "try later") });
    onTestFinished(() => broken.stop());
    await openWave(db, march, opening);
    await db.deleteFrom("outbox").where("key", "not like", "%:solveig:2027-03-02").execute();
    await workOnce(await contextAt(db, broken.url, () => opening));
    const stored = await db.selectFrom("mail").select("raw").executeTakeFirstOrThrow();

    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const later = new Date(opening.getTime() + 2 * 60_000);
    await workOnce(await contextAt(db, sink.url, () => later));
    expect(sink.mails).toHaveLength(1);
    const again = await db.selectFrom("mail").select("raw").executeTakeFirstOrThrow();
    expect(again.raw).toBe(stored.raw);
    const { parsed: mail } = await sink.waitForMail();
    expect(new Date(mail.date ?? "").toISOString()).toBe(opening.toISOString());
  });

  test("invites nobody any more once the wave has closed", async () => {
    const db = await open();
    await nordlys(db);
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    await openWave(db, march, opening);
    await workOnce(await contextAt(db, sink.url, () => closing));
    expect(sink.mails).toEqual([]);
  });
});
