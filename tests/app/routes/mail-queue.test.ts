import { beginSession } from "#app/domain/session.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";
import { beforeEach, describe, expect, test } from "vitest";

const sqlite = databases[0]!;
const now = new Date("2027-03-10T12:00:00Z");
const earlier = "2027-03-10T08:00:00.000Z";

describe("the page of the mail", () => {
  let db: Db;
  let web: Web;
  let astrid: Visitor;
  beforeEach(async () => {
    db = await sqlite.open();
    await nordlys(db);
    web = await startWeb(db, { now: () => now });
    astrid = web.visitor();
    const session = await beginSession(db, { personId: "astrid", device: "Firefox" }, now);
    const value = Buffer.from(JSON.stringify(session.secret)).toString("base64");
    astrid.cookies.set("tilsig", encodeURIComponent(value));
  });

  const page = async (path = "/mail-queue") => (await astrid.get(path)).text();
  const outbox = () => db.selectFrom("outbox").select(["key", "failedAt"]).orderBy("key").execute();

  function givenUp(key: string, kind = "send-digest") {
    const failed = { failedAt: earlier, attempts: 1, lastError: "550 5.1.1 no such user" };
    return db
      .insertInto("outbox")
      .values({ key, kind, payload: "{}", runAt: earlier, ...failed })
      .execute();
  }

  async function outage() {
    const times = { since: earlier, triedAt: earlier, tryAt: "2027-03-10T13:00:00.000Z" };
    const why = { cause: "tls", reason: "certificate has expired" };
    await db
      .insertInto("mailOutage")
      .values({ id: "smtp", tries: 5, ...times, ...why })
      .execute();
  }

  test("and the first ones say nothing where nothing is to be done", async () => {
    for (const path of ["/", "/administration"])
      expect(await page(path)).not.toContain("See what to do");
    const html = await page();
    for (const title of ["takes no mail", "Given up", "Refused addresses"])
      expect(html).not.toContain(title);
  });

  test("tells an outage first, and so do the first pages; the server is asked at once", async () => {
    await outage();
    const html = await page();
    expect(html).toContain("No mail goes out at the moment.");
    expect(html).toContain("certificate is not trusted");
    expect(html).toContain("Reply: “certificate has expired”");
    for (const path of ["/", "/administration"])
      expect(await page(path)).toMatch(/href="\/mail-queue"[^>]*>No mail goes out</);
    const tried = await astrid.post("/mail-queue/probes");
    expect(tried.headers.get("location")).toBe("/mail-queue?done=tried");
    const { tryAt } = await db.selectFrom("mailOutage").select("tryAt").executeTakeFirstOrThrow();
    expect(tryAt <= now.toISOString()).toBe(true);
  });

  const nothing = ["There is no page here", "Det er ingen side her"] as const;
  test.each([
    ["/mail-queue/none", ...nothing],
    ["/mails/none", ...nothing],
    ["/digests/none", ...nothing],
    ["/unsubscribe/none", "This link stops nothing", "Denne lenken stopper ingenting"],
  ])("%s is not there, which is said in words of either language", async (path, en, nb) => {
    for (const [language, title] of [["en", en] as const, ["nb", nb] as const]) {
      await db.updateTable("person").set({ language }).execute();
      const answer = await astrid.get(path);
      const html = await answer.text();
      expect(answer.status).toBe(404);
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).toContain(`${title}</h1>`);
    }
  });

  test("has one mail tried again, or all", async () => {
    await givenUp("digest:a");
    await givenUp("digest:b");
    expect(await page("/")).toContain("Mails have been given up");
    const one = await astrid.post("/mail-queue/retries", { key: "digest:a" });
    expect(one.headers.get("location")).toBe("/mail-queue?done=retried");
    expect(await outbox()).toEqual([
      { key: "digest:a", failedAt: null },
      { key: "digest:b", failedAt: earlier },
    ]);
    await astrid.post("/mail-queue/retries");
    expect((await outbox()).map(({ failedAt }) => failedAt)).toEqual([null, null]);
    const none = await astrid.post("/mail-queue/retries");
    expect(none.headers.get("location")).toBe("/mail-queue?done=nothing");
  });

  test("tells nobody's reminder that failed, not even when it is asked for by its key", async () => {
    const before = [await page(), await page("/"), await page("/administration")];
    await givenUp("daily:solveig:2027-03-10", "send-daily-mail");
    const nonces = (html: string) => html.replace(/nonce="[^"]*"/g, "");
    const after = [await page(), await page("/"), await page("/administration")];
    expect(after.map(nonces)).toEqual(before.map(nonces));
    for (const fields of [{ key: "daily:solveig:2027-03-10" }, undefined]) {
      const asked = await astrid.post("/mail-queue/retries", fields);
      expect(asked.headers.get("location")).toBe("/mail-queue?done=nothing");
    }
  });

  test("names who has an address that is refused, and has mail sent there again", async () => {
    const refusal = { mailRefusedAt: earlier, mailRefusal: "550 5.1.1 <script>no</script>" };
    await db.updateTable("person").set(refusal).where("id", "=", "kari").execute();
    const html = await page();
    expect(html).toContain("kari@nordlys.example");
    expect(html).toContain("Refused since 10 March 2027.");
    expect(html).not.toContain("<script>no");
    const again = await astrid.post("/mail-queue/retries", { person: "kari" });
    expect(again.headers.get("location")).toBe("/mail-queue?done=address");
    expect(await page()).not.toContain("kari@nordlys.example");
  });

  test("sends who asks a test mail, and takes no other form", async () => {
    const sent = await astrid.post("/mail-queue/test-mails");
    expect(sent.headers.get("location")).toBe("/mail-queue?done=test");
    expect((await outbox()).map(({ key }) => key)).toEqual(["test-mail:astrid:2027-03-10T12:00"]);
    expect((await astrid.post("/mail-queue/retries", { kind: "all" })).status).toBe(400);
    expect(await page("/mail-queue?done=%3Cb%3E")).not.toContain("<b>");
  });
});
