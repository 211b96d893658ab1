import { onTestFinished } from "vitest";
import type { Context } from "#app/context.server.ts";
import { askForTalk, endTalkRequest, ownTalkRequests, talkRequestsFor } from "#app/domain/talks.ts";
import { workOnce } from "#app/jobs/worker.ts";
import type { Db } from "#db/transaction.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startSmtpSink } from "#tests/support/smtp-sink.ts";
import { describe, expect, test } from "vitest";

const now = new Date("2027-03-12T08:00:00Z");
const today = { now, day: "2027-03-12" };
const tomorrow = { now: new Date("2027-03-13T08:00:00Z"), day: "2027-03-13" };

describe.each(databases)("the wish for a talk on $name", ({ open }) => {
  async function organisation() {
    const db = await open();
    await nordlys(db);
    return db;
  }

  const solveigs = { personId: "solveig", receiverId: "kari" };

  async function asked(db: Db) {
    expect(await askForTalk(db, solveigs, today)).toEqual({ outcome: "asked" });
    const [request] = await ownTalkRequests(db, "solveig");
    return request?.id ?? "";
  }

  test("reaches the supervisor at once, with the name and no reason", async () => {
    const db = await organisation();
    const id = await asked(db);
    const wish = { id, person: "Solveig", askedOn: "2027-03-12" };
    expect(await talkRequestsFor(db, "kari", today.day)).toEqual([wish]);
    expect(await talkRequestsFor(db, "per", today.day)).toEqual([]);
  });

  test("pressed again, or thrice at the same moment, it is one", async () => {
    const db = await organisation();
    await Promise.all([0, 1, 2].map(() => askForTalk(db, solveigs, today)));
    expect(await askForTalk(db, solveigs, tomorrow)).toEqual({ outcome: "asked" });
    expect(await talkRequestsFor(db, "kari", tomorrow.day)).toHaveLength(1);
  });

  test.each([["per"], ["anne"], ["solveig"], ["nobody"]])(
    "is for one's own supervisors, which %s is not",
    async (receiverId) => {
      const db = await organisation();
      const before = await everything(db);
      const asking = await askForTalk(db, { personId: "solveig", receiverId }, today);
      expect(asking).toEqual({ outcome: "not-found" });
      expect(await everything(db)).toEqual(before);
    },
  );

  test.each([
    ["solveig", "person"],
    ["kari", "receiver"],
  ])("is ended by %s, once and for all", async (endedBy, by) => {
    const db = await organisation();
    const requestId = await asked(db);
    const ended = { outcome: "ended", by };
    expect(await endTalkRequest(db, { requestId, endedBy }, today)).toEqual(ended);
    const before = await everything(db);
    expect(await endTalkRequest(db, { requestId, endedBy }, tomorrow)).toEqual(ended);
    expect(await everything(db)).toEqual(before);
    expect(await talkRequestsFor(db, "kari", today.day)).toEqual([]);
    expect(await ownTalkRequests(db, "solveig")).toEqual([]);
    await asked(db);
  });

  test("is ended by nobody else", async () => {
    const db = await organisation();
    const requestId = await asked(db);
    const before = await everything(db);
    for (const endedBy of ["anne", "per", "astrid"]) {
      expect(await endTalkRequest(db, { requestId, endedBy }, today)).toEqual({
        outcome: "not-found",
      });
    }
    expect(await everything(db)).toEqual(before);
  });

  test.each(["relation", "role", "person"])("is not shown once the %s has ended", async (what) => {
    const db = await organisation();
    const requestId = await asked(db);
    if (what === "relation")
      await db.updateTable("supervision").set({ endDate: today.day }).execute();
    if (what === "role") await db.deleteFrom("personRole").where("personId", "=", "kari").execute();
    if (what === "person")
      await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "solveig").execute();
    expect(await talkRequestsFor(db, "kari", today.day)).toEqual([]);
    if (what !== "person") {
      const ending = await endTalkRequest(db, { requestId, endedBy: "kari" }, today);
      expect(ending).toEqual({ outcome: "not-found" });
    }
  });

  test("is told by one mail a day, without a name; taken back before, by none", async () => {
    const db = await organisation();
    const { smtp, workAt } = await worker(db);

    const requestId = await asked(db);
    await endTalkRequest(db, { requestId, endedBy: "solveig" }, today);
    await workAt(now);
    expect(smtp.mails).toEqual([]);

    const anne = { personId: "anne", receiverId: "kari" };
    expect(await askForTalk(db, anne, tomorrow)).toEqual({ outcome: "asked" });
    expect(await askForTalk(db, solveigs, tomorrow)).toEqual({ outcome: "asked" });
    await workAt(tomorrow.now);
    expect(smtp.mails.map(({ to }) => to)).toEqual([["kari@nordlys.example"]]);
    const mail = smtp.mails[0]?.parsed;
    expect(mail?.subject).toBe("Tilsig: someone would like a talk");
    expect(mail?.text).toContain("https://tilsig.example/shares");
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/anne|solveig/i);
  });

  test.each(["was taken back before its mail", "was mailed and held"])(
    "is told on the next working day where an earlier one %s",
    async (what) => {
      const db = await organisation();
      const { smtp, workAt } = await worker(db);
      const requestId = await asked(db);
      const isMailed = what === "was mailed and held";
      if (isMailed) await workAt(now);
      await endTalkRequest(db, { requestId, endedBy: "solveig" }, today);
      await workAt(now);
      expect(smtp.mails).toHaveLength(isMailed ? 1 : 0);
      smtp.mails.length = 0;

      const anne = { personId: "anne", receiverId: "kari" };
      expect(await askForTalk(db, anne, today)).toEqual({ outcome: "asked" });
      await workAt(new Date("2027-03-14T12:00:00Z"));
      expect(smtp.mails).toEqual([]);
      await workAt(new Date("2027-03-15T07:00:00Z"));
      expect(smtp.mails.map(({ to }) => to)).toEqual([["kari@nordlys.example"]]);
    },
  );
});

/** A mail server, and a worker that does what is due at a time. */
async function worker(db: Db) {
  const smtp = await startSmtpSink();
  const mailer = createMailer({ smtpUrl: smtp.url });
  onTestFinished(async () => {
    mailer.close();
    await smtp.stop();
  });
  return { smtp, workAt: (at: Date) => workOnce(contextOf(db, mailer, smtp.url, at)) };
}

function contextOf(db: Db, mailer: Context["mailer"], smtpUrl: string, at: Date): Context {
  return {
    env: {
      origin: "https://tilsig.example",
      secrets: ["the key of the installation, long enough 1"],
      databaseUrl: "",
      smtpUrl,
      mailFrom: "Tilsig <tilsig@nordlys.example>",
      port: 0,
      trustedProxies: "loopback",
    },
    db,
    mailer,
    now: () => at,
  };
}
