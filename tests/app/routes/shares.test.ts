import { beforeEach, describe, expect, test } from "vitest";
import { closeWave } from "#app/domain/closing.ts";
import { beginSession } from "#app/domain/session.ts";
import { openWave } from "#app/domain/waves.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

const sqlite = databases[0]!;
const march = { series: "monthly-pulse", period: "2027-03" };
const shareAt = "/waves/monthly-pulse/2027-03/share";
const duringWave = new Date("2027-03-04T12:00:00Z");
const afterClose = new Date("2027-03-11T08:00:00Z");
const people = ["solveig", "anne", "kari", "per", "tor", "astrid"];
const words = messagesFor("en").shares;

describe("the pages of shares", () => {
  let web: Web;
  let now: Date;
  const browsers = new Map<string, Visitor>();

  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    const wave = await openWave(db, march, new Date("2027-03-02T07:00:00Z"));
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    const answers = (person: string) => pulse(1, person === "solveig" ? { workload: -2 } : {});
    await everyoneAnswers(db, wave.waveId, north, answers, duringWave);
    now = duringWave;
    web = await startWeb(db, { now: () => now });
    browsers.clear();
    for (const person of people) browsers.set(person, await signedIn(person));
  });

  async function signedIn(personId: string): Promise<Visitor> {
    const { db } = web.context;
    const { secret } = await beginSession(db, { personId, device: "Firefox, Linux" }, now);
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  function as(person: string): Visitor {
    const browser = browsers.get(person);
    if (!browser) throw new Error(`${person} is not signed in`);
    return browser;
  }

  /** All but when a browser was last in use. */
  async function everythingKept() {
    const kept = await everything(web.context.db);
    return { ...kept, session: kept.session?.length };
  }

  const solveigShares = () =>
    as("solveig").post(shareAt, { item: "workload", receiver: "kari", days: "90" });

  async function onlyShare(): Promise<string> {
    const { db } = web.context;
    return (await db.selectFrom("share").select("id").executeTakeFirstOrThrow()).id;
  }

  async function sharedAndClosed(): Promise<string> {
    expect((await solveigShares()).headers.get("location")).toBe("/own-shares?saved=shared");
    await closeWave(web.context.db, march, new Date("2027-03-10T19:00:00Z"));
    now = afterClose;
    return onlyShare();
  }

  test.each([
    ["/own-shares", ["solveig", "anne"]],
    ["/shares", ["kari", "per"]],
    ["/access-receipts", people],
    [shareAt, ["solveig", "anne"]],
  ])("%s is open to those it is for, and kept by no browser", async (path, readers) => {
    const stranger = await web.visitor().get(path);
    expect(stranger.headers.get("location")).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    for (const person of people) {
      const page = await as(person).get(path);
      expect(page.status, person).toBe(readers.includes(person) ? 200 : 404);
      expect(page.headers.get("cache-control")).toBe("no-store");
    }
  });

  test("nothing is ticked beforehand, and it stands there who will see it and until when", async () => {
    const html = await (await as("solveig").get(shareAt)).text();
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/);
    for (const told of [
      words.form.whoOne("Kari"),
      words.form.takeBack,
      words.form.whenOpen("Kari", "Wednesday 10 March at 20:00"),
      words.form.days(90, "1 June 2027"),
    ]) {
      expect(html).toContain(told.replaceAll("'", "&#x27;"));
    }
  });

  test.each([
    [{ receiver: "kari", days: "90" }, words.form.problems["nothing-ticked"]],
    [{ item: "salary", receiver: "kari", days: "90" }, words.form.problems["unknown-item"]],
    [{ item: "workload", days: "90" }, words.form.problems.receiver],
    [{ item: "workload", receiver: "kari" }, words.form.problems.end],
  ])("what is missing in %j is named, and nothing stored", async (fields, problem) => {
    const answer = await as("solveig").post(shareAt, fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(problem);
    expect(await web.context.db.selectFrom("share").selectAll().execute()).toEqual([]);
  });

  test.each([
    [400, { item: "workload", receiver: "kari", days: "-5" }],
    [400, { item: "workload", receiver: "kari", days: "90", endsOn: "2020-01-01" }],
    [404, { item: "workload", receiver: "per", days: "90" }],
  ])("%i for what our page cannot have sent: %j", async (status, fields) => {
    expect((await as("solveig").post(shareAt, fields)).status).toBe(status);
    expect(await web.context.db.selectFrom("share").selectAll().execute()).toEqual([]);
  });

  test("from opening to withdrawal: the receiver reads it, the person sees that, and it is gone", async () => {
    const shareId = await sharedAndClosed();
    const [kari, solveig] = [as("kari"), as("solveig")];
    expect(await (await kari.get("/shares")).text()).toContain(
      "Solveig: Monthly pulse, March 2027",
    );
    const opened = await (await kari.get(`/shares/${shareId}`)).text();
    expect(opened).toContain("Workload and time");
    expect(opened).toContain("Drained me a lot".toLowerCase());
    for (const path of ["/own-shares", "/access-receipts"]) {
      expect(await (await solveig.get(path)).text(), path).toMatch(/Kari.*09:00|09:00.*Kari/s);
    }
    const withdrawn = await solveig.post(`/shares/${shareId}/withdrawal`);
    expect(withdrawn.headers.get("location")).toBe("/own-shares?saved=withdrawn");
    const reloaded = await kari.get(`/shares/${shareId}`);
    expect(reloaded.status).toBe(404);
    const html = await reloaded.text();
    expect(html).toContain(words.opened.gone.title);
    expect(html).not.toMatch(/Solveig|Workload/);
    const data = await (await kari.get(`/shares/${shareId}.data`)).text();
    expect(data).not.toMatch(/Solveig|workload/);
    expect(await (await kari.get("/shares")).text()).toContain(words.received.none);
  });

  test("another's share is not found, for its page, its data and its withdrawal", async () => {
    const shareId = await sharedAndClosed();
    const before = await everythingKept();
    for (const person of ["solveig", "anne", "per", "tor", "astrid"]) {
      for (const path of [`/shares/${shareId}`, `/shares/${shareId}.data`]) {
        const answer = await as(person).get(path);
        expect(answer.status, `${person} ${path}`).toBe(404);
        expect(await answer.text()).not.toMatch(/Workload|workload|drained/);
      }
      if (person === "solveig") continue;
      const answer = await as(person).post(`/shares/${shareId}/withdrawal`);
      expect(answer.status, person).toBe(404);
    }
    expect((await web.visitor().post(`/shares/${shareId}/withdrawal`)).status).toBe(302);
    expect(await everythingKept()).toEqual(before);
  });

  test("a share that would expose a colleague is refused in neutral words, and nothing stored", async () => {
    const { db } = web.context;
    await db.deleteFrom("response").where("personId", "in", north.slice(5)).execute();
    // Five answers are the fewest that publish, and hers is the lowest of them.
    await db.updateTable("answer").set({ value: 0 }).where("value", "=", -2).execute();
    await closeWave(db, march, new Date("2027-03-10T19:00:00Z"));
    now = afterClose;
    const before = await everythingKept();
    const fields = { item: "workload", receiver: "kari", days: "90" };
    const answer = await as("solveig").post(shareAt, fields);
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(words.form.refused.title);
    expect(html).toContain(words.form.refused.body);
    expect(await everythingKept()).toEqual(before);
  });

  test("the wish for a talk stands on the supervisor's page until it is held", async () => {
    const [kari, solveig] = [as("kari"), as("solveig")];
    const asked = await solveig.post("/talk-requests", { receiver: "kari" });
    expect(asked.headers.get("location")).toBe("/own-shares?saved=talk");
    const html = await (await kari.get("/shares")).text();
    expect(html).toContain(words.talks.wantedSince("Solveig", "4 March 2027"));
    const [, ending = ""] = /action="(\/talk-requests\/[^"]+\/ending)"/.exec(html) ?? [];
    for (const person of ["anne", "per", "astrid"]) {
      expect((await as(person).post(ending)).status, person).toBe(404);
    }
    expect((await kari.post(ending)).headers.get("location")).toBe("/shares");
    expect(await (await kari.get("/shares")).text()).not.toContain("Solveig");
    for (const [person, receiver] of [
      ["solveig", "per"],
      ["kari", "kari"],
    ] as const) {
      expect((await as(person).post("/talk-requests", { receiver })).status).toBe(404);
    }
  });

  test("a foreign origin shares, withdraws and asks nothing", async () => {
    const shareId = await sharedAndClosed();
    const before = await everythingKept();
    for (const path of [shareAt, `/shares/${shareId}/withdrawal`, "/talk-requests"]) {
      const fields = { item: "peer_support", receiver: "kari", days: "90" };
      const answer = await as("solveig").post(path, fields, {
        origin: "https://elsewhere.example",
      });
      expect(answer.status, path).toBe(403);
    }
    expect(await everythingKept()).toEqual(before);
  });

  test("what only takes a post is no page", async () => {
    const shareId = await sharedAndClosed();
    for (const path of [
      `/shares/${shareId}/withdrawal`,
      "/talk-requests",
      "/talk-requests/x/ending",
    ])
      expect((await as("solveig").get(path)).status, path).toBe(404);
  });

  test("names are written, never run", async () => {
    const name = `<img src=x onerror=alert(1)></script><script>alert(2)</script>`;
    const { db } = web.context;
    await db.updateTable("person").set({ name }).where("id", "in", ["solveig", "kari"]).execute();
    const shareId = await sharedAndClosed();
    await as("solveig").post("/talk-requests", { receiver: "kari" });
    for (const [person, path] of [
      ["kari", "/shares"],
      ["kari", `/shares/${shareId}`],
      ["solveig", "/own-shares"],
      ["solveig", "/access-receipts"],
      ["solveig", shareAt],
    ] as const) {
      const html = await (await as(person).get(path)).text();
      expect(html, path).toContain("&lt;img src=x");
      expect(html, path).not.toMatch(/<img|<script>alert/);
    }
  });
});
