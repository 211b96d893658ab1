import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "#app/domain/session.ts";
import { openWave } from "#app/domain/waves.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

const sqlite = databases[0]!;
const now = new Date("2027-03-02T23:30:00Z");

describe("the privacy notice", () => {
  let web: Web;
  let solveig: Visitor;
  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    await db.deleteFrom("noticeSeen").where("personId", "=", "solveig").execute();
    web = await startWeb(db, { now: () => now });
    solveig = await signedIn("solveig");
  });

  async function signedIn(personId: string) {
    const { secret } = await beginSession(web.context.db, { personId, device: "Test" }, now);
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  const locationOf = (answer: Response) => [answer.status, answer.headers.get("location")];

  test("comes before every other page, and goes on to where one was going", async () => {
    expect(locationOf(await solveig.get("/"))).toEqual([302, "/privacy"]);
    expect(locationOf(await solveig.get("/settings?saved=reading"))).toEqual([
      302,
      "/privacy?next=%2Fsettings%3Fsaved%3Dreading",
    ]);
    const data = await solveig.get("/balance.data?_routes=routes%2Fbalance");
    expect(await data.text()).toContain("/privacy?next=%2Fbalance");

    const page = await (await solveig.get("/privacy?next=%2Fbalance")).text();
    expect(page).toContain("I have read this");
    expect(page).toContain('name="next" value="/balance"');
    const read = { version: String(currentNotice), next: "/balance" };
    expect(locationOf(await solveig.post("/privacy", read))).toEqual([302, "/balance"]);
    expect((await solveig.get("/balance")).status).toBe(200);
    expect(await (await solveig.get("/privacy")).text()).not.toContain("I have read this");

    const seen = web.context.db.selectFrom("noticeSeen").where("personId", "=", "solveig");
    const day = "2027-03-03"; // by her clock, past midnight
    expect(await seen.select("seenOn").execute()).toEqual([{ seenOn: day }]);
    await solveig.post("/privacy", read);
    expect(await seen.selectAll().execute()).toHaveLength(1);
  });

  test("does not come twice, and looking at it alone notes nothing", async () => {
    const kari = await signedIn("kari");
    expect((await kari.get("/digests")).status).toBe(200);
    await solveig.get("/privacy");
    expect(locationOf(await solveig.get("/"))).toEqual([302, "/privacy"]);
  });

  test("can be read by everybody, in the language of the browser", async () => {
    const page = await web.visitor({ "accept-language": "nb" }).get("/privacy");
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain("Kort fortalt");
    expect(html).not.toContain("Jeg har lest dette");
    const stranger = await web.visitor().post("/privacy", { version: "1" });
    expect(locationOf(stranger)).toEqual([302, "/sign-in"]);
  });

  test("leads nowhere else, and a text that has changed meanwhile is shown again", async () => {
    const away = { version: String(currentNotice), next: "//evil.example" };
    expect(locationOf(await solveig.post("/privacy", { ...away, version: "0" }))).toEqual([
      302,
      "/privacy",
    ]);
    expect(locationOf(await solveig.get("/"))).toEqual([302, "/privacy"]);
    expect(locationOf(await solveig.post("/privacy", away))).toEqual([302, "/"]);
    expect((await solveig.post("/privacy", { version: "x" })).status).toBe(400);
    expect((await solveig.post("/privacy", { version: "1", more: "x" })).status).toBe(400);
  });

  test("does not stand in the way out, of the language, or of an invitation", async () => {
    const chosen = await solveig.post("/language", { language: "nb", next: "/privacy?next=%2F" });
    expect(locationOf(chosen)).toEqual([302, "/privacy?next=%2F"]);
    expect((await solveig.get("/invitations/x")).status).toBe(404);
    expect(locationOf(await solveig.post("/sign-out"))).toEqual([302, "/sign-in?left"]);
  });

  test("takes no answers away: what was filled in is taken in, or shown again", async () => {
    const { db } = web.context;
    const march = { series: "monthly-pulse", period: "2027-03" };
    await openWave(db, march, now);
    const path = "/waves/monthly-pulse/2027-03/response";
    const submission = crypto.randomUUID();
    const refused = await solveig.post(path, { submission, workload: "9", peer_support: "1" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).not.toContain("I have read this");
    const given = await solveig.post(path, { submission, workload: "-2" });
    expect(given.headers.get("location")).toMatch(/\/received\?submission=/);
    expect(await db.selectFrom("answer").selectAll().execute()).toHaveLength(1);
  });

  test("is at the foot of every page", async () => {
    for (const path of ["/sign-in", "/privacy", "/none"]) {
      expect(await (await web.visitor().get(path)).text(), path).toContain('href="/privacy"');
    }
  });
});
