import { describe, expect, onTestFinished, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { askToSignIn } from "#app/domain/sign-in.ts";
import { workOnce } from "#app/jobs/worker.ts";
import { createMailer } from "#emails/mailer.server.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { type Replies, startSmtpSink } from "#tests/support/smtp-sink.ts";

const keys: [string] = ["the key of the installation, long enough 1"];
const start = new Date("2027-03-02T08:00:00Z");
const minutes = (n: number) => new Date(start.getTime() + n * 60_000);

describe.each(databases)("the mail to sign in on $name", ({ open }) => {
  async function installation(replies: Replies = {}) {
    const db = await open();
    await nordlys(db);
    const smtp = await startSmtpSink(replies);
    const mailer = createMailer({ smtpUrl: smtp.url });
    onTestFinished(async () => {
      mailer.close();
      await smtp.stop();
    });
    let now = start;
    const context: Context = {
      env: {
        origin: "https://tilsig.example",
        secrets: keys,
        databaseUrl: "",
        smtpUrl: smtp.url,
        mailFrom: "Tilsig <tilsig@nordlys.example>",
        port: 0,
        trustedProxies: "loopback",
      },
      db,
      mailer,
      now: () => now,
    };
    const ask = (email: string) =>
      askToSignIn(db, { email, network: "192.0.2.1", mark: null, keys }, now);
    const workAt = async (at: Date) => {
      now = at;
      await workOnce(context);
    };
    return { db, smtp, ask, workAt };
  }

  test("goes to the person with a link of ours and a code, and leaves nothing behind", async () => {
    const { db, smtp, ask, workAt } = await installation();
    await ask("solveig@nordlys.example");
    await workAt(start);
    expect(smtp.mails).toHaveLength(1);
    const mail = smtp.mails[0]?.parsed;
    expect(mail?.to).toMatchObject([{ address: "solveig@nordlys.example", name: "Solveig" }]);
    expect(mail?.text).toMatch(/https:\/\/tilsig\.example\/sign-in\/[\w-]{43}/);
    expect(mail?.text).toMatch(/[BCDFGHJ-NP-TV-XZ2-9]{4} [BCDFGHJ-NP-TV-XZ2-9]{4}/);
    expect(await db.selectFrom("outbox").select("payload").execute()).toEqual([{ payload: "{}" }]);
    expect(await db.selectFrom("mail").selectAll().execute()).toEqual([]);
  });

  test("is the same bytes on a retry", async () => {
    const answers = [new Error("greylisted, come again"), undefined];
    const kept: string[] = [];
    const { smtp, ask, workAt } = await installation({
      mail: ({ raw }) => {
        kept.push(raw.toString("base64"));
        return answers.shift();
      },
    });
    await ask("solveig@nordlys.example");
    await workAt(start);
    await workAt(minutes(2));
    expect(kept).toHaveLength(2);
    expect(kept[0]).toBe(kept[1]);
    expect(smtp.mails.length).toBeGreaterThan(0);
  });

  test("is not sent to an address that is nobody's, and its row is done all the same", async () => {
    const { db, smtp, ask, workAt } = await installation();
    await ask("nobody@nordlys.example");
    await workAt(start);
    expect(smtp.mails).toEqual([]);
    const [row] = await db.selectFrom("outbox").selectAll().execute();
    expect(row).toMatchObject({ payload: "{}", failedAt: null });
    expect(row?.doneAt).not.toBeNull();
  });

  test("is not sent any more when its link is worth nothing", async () => {
    const { smtp, ask, workAt } = await installation();
    await ask("solveig@nordlys.example");
    await ask("solveig@nordlys.example");
    await workAt(start);
    expect(smtp.mails).toHaveLength(1);
    await ask("kari@nordlys.example");
    await workAt(minutes(11));
    expect(smtp.mails).toHaveLength(1);
  });
});
