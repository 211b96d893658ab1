import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { tryAddressAgain } from "#app/domain/mail-refusal.ts";
import { askToSignIn } from "#app/domain/sign-in.ts";
import { openWave } from "#app/domain/waves.ts";
import { loadEnv } from "#app/env.server.ts";
import { mailQueue, retry } from "#app/jobs/mail-queue.ts";
import { workOnce } from "#app/jobs/worker.ts";
import type { Db } from "#db/transaction.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, nordlys, pulse } from "#tests/support/organisation.ts";
import { smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";

const march = { series: "monthly-pulse", period: "2027-03" };
const tuesday = new Date("2027-03-02T07:00:00Z");
const friday = new Date("2027-03-05T07:00:00Z");
const april = { series: "monthly-pulse", period: "2027-04" };

describe.each(databases)("an address that is refused on $name", ({ open }) => {
  async function installation() {
    const db = await open();
    await nordlys(db);
    const gone = new Set(["solveig"]);
    const tried: string[] = [];
    const sink = await startSmtpSink({
      recipient: (address) => {
        const [name = ""] = address.split("@");
        tried.push(name);
        return gone.has(name) ? smtpReply(550, `5.1.1 <${address}>: unknown`) : undefined;
      },
    });
    const mailer = createMailer({ smtpUrl: sink.url });
    onTestFinished(async () => {
      mailer.close();
      await sink.stop();
    });
    const env = { ...loadEnv({ NODE_ENV: "test" }, "command"), origin: "https://tilsig.example" };
    const triedAt = async (now: Date) => {
      tried.length = 0;
      const context: Context = { env, db, mailer, now: () => now };
      await workOnce(context);
      return tried.filter((name) => name === "solveig").length;
    };
    const signIn = (now: Date) =>
      askToSignIn(
        db,
        {
          email: "solveig@nordlys.example",
          network: "192.0.2.1",
          mark: null,
          keys: env.secrets,
        },
        now,
      );
    return { db, gone, triedAt, signIn };
  }

  const refused = async (db: Db, now: Date) => (await mailQueue(db, now)).refused;
  const solveig = {
    personId: "solveig",
    name: "Solveig",
    email: "solveig@nordlys.example",
    since: "2027-03-02",
    reason: "550 5.1.1 <…>: unknown",
  };

  test("is shown with what the server said; it gets no reminders, and the next wave tries it again", async () => {
    const { db, gone, triedAt } = await installation();
    await openWave(db, march, tuesday);
    expect(await triedAt(tuesday)).toBe(1);
    expect(await refused(db, tuesday)).toEqual([solveig]);
    expect((await mailQueue(db, tuesday)).givenUp, "in no count").toEqual([]);
    expect(await triedAt(friday), "a reminder").toBe(0);
    expect(await refused(db, friday)).toEqual([solveig]);

    gone.clear();
    await db.updateTable("wave").set({ closedAt: "2027-03-10T19:00:00.000Z" }).execute();
    const next = new Date("2027-04-06T06:00:00Z");
    await openWave(db, april, next);
    expect(await triedAt(next)).toBe(1);
    expect(await refused(db, next)).toEqual([]);
  });

  test("that only a reminder has met is shown to nobody: it would tell who has not answered", async () => {
    const { db, gone, triedAt } = await installation();
    gone.clear();
    const wave = await openWave(db, march, tuesday);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await triedAt(tuesday);
    await everyoneAnswers(db, wave.waveId, ["ida"], () => pulse(1), tuesday);
    gone.add("solveig").add("ida");
    expect(await triedAt(friday)).toBe(1);
    expect(await refused(db, friday)).toEqual([]);
    expect((await mailQueue(db, friday)).givenUp).toEqual([]);
    expect(await retry(db, { key: "daily:solveig:2027-03-05" }, friday)).toEqual({
      outcome: "nothing",
    });
    expect(await retry(db, "all", friday)).toEqual({ outcome: "nothing" });
  });

  test("is tried whenever its person wants to sign in, which sets it right or shows it, and leaves no dead letter", async () => {
    const { db, gone, triedAt, signIn } = await installation();
    await signIn(tuesday);
    expect(await triedAt(tuesday)).toBe(1);
    expect(await mailQueue(db, tuesday)).toMatchObject({ givenUp: [], refused: [solveig] });
    gone.clear();
    const later = new Date("2027-03-02T07:05:00Z");
    await signIn(later);
    expect(await triedAt(later)).toBe(1);
    expect(await refused(db, later)).toEqual([]);
  });

  test("is tried again as all others when somebody has mended it", async () => {
    const { db, gone, triedAt } = await installation();
    await openWave(db, march, tuesday);
    await triedAt(tuesday);
    gone.clear();
    expect(await tryAddressAgain(db, "solveig")).toEqual({ outcome: "tried-again" });
    expect(await tryAddressAgain(db, "solveig")).toEqual({ outcome: "not-refused" });
    expect(await triedAt(friday)).toBe(1);
  });
});
