import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { chooseMails } from "#app/domain/settings.ts";
import { type Planned, planModule } from "#app/domain/training/plans.ts";
import { unsubscribe } from "#app/domain/unsubscription.ts";
import { openWave } from "#app/domain/waves.ts";
import { loadEnv } from "#app/env.server.ts";
import { workOnce } from "#app/jobs/worker.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { addSpecialist, nordlys, south } from "#tests/support/organisation.ts";
import { type Replies, smtpReply, startSmtpSink } from "#tests/support/smtp-sink.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const monday = new Date("2027-03-01T08:00:00Z");
const module = "own-no";
/** Everybody's hour in these tests. */
const at = (day: string) => new Date(`${day}T08:00:00Z`);
const plan: Planned = {
  module,
  scope: { kind: "team", id: "south" },
  due: { kind: "on", day: "2027-03-15" },
  mandatory: true,
  actorId: "tor",
};

describe.each(databases)("mails about modules on $name", ({ open }) => {
  async function installation(replies: Replies = {}) {
    const db = await open();
    await nordlys(db);
    const definition = JSON.stringify(writtenModule);
    await db
      .insertInto("moduleVersion")
      .values({ module, version: 1, definition, publishedBy: null, publishedAt: "2027-01-01" })
      .execute();
    const sink = await startSmtpSink(replies);
    const mailer = createMailer({ smtpUrl: sink.url });
    onTestFinished(async () => {
      mailer.close();
      await sink.stop();
    });
    let now = monday;
    const env = {
      ...loadEnv({ NODE_ENV: "test" }, "command"),
      smtpUrl: sink.url,
      origin: "https://tilsig.example",
    };
    const context: Context = { env, db, mailer, now: () => now };
    const sentAt = async (day: string) => {
      now = at(day);
      const before = sink.mails.length;
      await workOnce(context);
      return sink.mails
        .slice(before)
        .flatMap(({ to }) => to)
        .map((address) => address.split("@")[0])
        .sort();
    };
    const assign = async (other: Partial<Planned> = {}) => {
      const planning = await planModule(db, { ...plan, ...other }, "2027-03-01", now);
      if (planning.outcome !== "planned") throw new Error(planning.outcome);
    };
    const last = () => sink.mails.at(-1)?.parsed;
    return { db, sink, sentAt, assign, last };
  }

  test("come when it is assigned, five days and one before it is due, one and seven after", async () => {
    const { sentAt, assign } = await installation();
    await assign();
    const days = Array.from(
      { length: 31 },
      (_, day) => `2027-03-${String(day + 1).padStart(2, "0")}`,
    );
    const heard: string[] = [];
    for (const day of days) if ((await sentAt(day)).length === south.length) heard.push(day);
    // Due on Monday the 15th: the 14th is a Sunday, so the mail before comes on Friday; so is the 10th a Wednesday.
    expect(heard).toEqual(["2027-03-01", "2027-03-10", "2027-03-12", "2027-03-16", "2027-03-22"]);
  });

  test("end when the module is passed or waived, and when the person has left", async () => {
    const { db, sentAt, assign } = await installation();
    await assign();
    expect(await sentAt("2027-03-01")).toEqual([...south].sort());
    const passedAt = at("2027-03-03").toISOString();
    await db
      .insertInto("attempt")
      .values({
        ...{ id: "ida", personId: "ida", module, version: 1, passed: 1, rightAnswers: 2 },
        ...{ startedAt: passedAt, lastStepAt: passedAt, completedAt: passedAt },
      })
      .execute();
    await db
      .updateTable("assignment")
      .set({ waivedOn: "2027-03-03", waiverReason: "Knows it" })
      .where("personId", "=", "jon")
      .execute();
    expect(await sentAt("2027-03-10")).toEqual(["knut"]);
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "knut").execute();
    expect(await sentAt("2027-03-12")).toEqual([]);
  });

  test("are the one mail of the day where a wave opens too", async () => {
    const { db, sentAt, assign, last } = await installation();
    await openWave(db, { series: "monthly-pulse", period: "2027-03" }, monday);
    await assign();
    const sent = await sentAt("2027-03-01");
    expect(sent.filter((name) => name === "ida")).toHaveLength(1);
    expect(await sentAt("2027-03-01")).toEqual([]);
    const text = last()?.text ?? "";
    expect(text).toContain("/invitations/");
    const about = await sentAt("2027-03-10");
    expect(about).toContain("ida");
  });

  test("say what it is, how long it takes and when it is due; the subject says nothing of it", async () => {
    const { sentAt, assign, last } = await installation();
    await assign();
    await sentAt("2027-03-01");
    const mail = last();
    expect(mail?.subject).toBe("Tilsig: a training module");
    expect(mail?.text).toContain("Saying no in time");
    expect(mail?.text).toContain("https://tilsig.example/modules/own-no");
    expect(mail?.text?.replaceAll(/\s+/g, " ")).toContain(
      "Mandatory, about 7 minutes, due on 15 March 2027",
    );
    const stops = mail?.headers.filter(({ key }) => key.startsWith("list-unsubscribe"));
    expect(stops?.map(({ key }) => key).sort()).toEqual([
      "list-unsubscribe",
      "list-unsubscribe-post",
    ]);
    await sentAt("2027-03-16");
    expect(last()?.text).toContain("was due on 15 March 2027");
  });

  test("do not come to who has stopped them or takes a break", async () => {
    const { db, sentAt, assign } = await installation();
    await assign();
    await unsubscribe(db, { personId: "ida", list: "reminder" }, "2027-03-01");
    await db
      .insertInto("pause")
      .values({ id: "jon", personId: "jon", startDate: "2027-03-01", endDate: null })
      .execute();
    expect(await sentAt("2027-03-01")).toEqual(["knut"]);
  });

  test("come the same when the first try fails, and once", async () => {
    let isBusy = true;
    const replies: Replies = {
      mail: () => (isBusy ? smtpReply(451, "try again later") : undefined),
    };
    const { sentAt, assign, sink } = await installation(replies);
    await assign({ scope: { kind: "person", id: "ida" } });
    await sentAt("2027-03-01");
    expect(sink.mails).toEqual([]);
    isBusy = false;
    await sentAt("2027-03-02");
    await sentAt("2027-03-03");
    expect(sink.mails.map(({ to }) => to)).toEqual([["ida@nordlys.example"]]);
  });

  test("come to a new member on the day of joining, and move with the person's hour", async () => {
    const { db, sentAt, assign } = await installation();
    await assign();
    await sentAt("2027-03-01");
    await addSpecialist(db, "liv", "south", "2027-03-03");
    expect(await sentAt("2027-03-03")).toEqual(["liv"]);
    await chooseMails(
      db,
      { personId: "ida", hour: 15, wants: {} },
      {
        now: at("2027-03-04"),
        day: "2027-03-04",
      },
    );
    expect(await sentAt("2027-03-10")).toEqual(["jon", "knut"]);
  });
});
