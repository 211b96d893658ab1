import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "#app/domain/session.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import { noteNoticeSeen } from "#app/domain/notice.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { oneOfEverything, synnove } from "#tests/support/one-of-everything.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

describe("one's own data", () => {
  let web: Web;
  let closed: string;
  beforeEach(async () => {
    const db = await databases[0]!.open();
    ({ closed } = await oneOfEverything(db));
    web = await startWeb(db);
  });

  async function signedIn(personId: string): Promise<Visitor> {
    const { db, now } = web.context;
    await noteNoticeSeen(db, { personId, version: currentNotice }, "2027-01-01");
    const { secret } = await beginSession(db, { personId, device: "Firefox, Linux" }, now());
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  const pages = ["/own-data", "/own-data/answers/deletion", "/own-data/account/deletion"];

  test.each([...pages, "/own-data.json"])("%s is for whoever is signed in", async (path) => {
    const stranger = await web.visitor().get(path);
    expect([stranger.status, stranger.headers.get("location")]).toEqual([
      302,
      `/sign-in?next=${encodeURIComponent(path)}`,
    ]);
    for (const person of ["solveig", "kari", "tor", "astrid", synnove.id])
      expect((await (await signedIn(person)).get(path)).status, person).toBe(200);
  });

  test.each(["/own-data", "/own-data.json"])(
    "%s names nobody but those one knows",
    async (path) => {
      const text = await (await (await signedIn("solveig")).get(path)).text();
      expect(text).toContain("solveig@nordlys.example");
      expect(text).not.toMatch(/anne@|bjorn@|kari@|synnove|Bjorn/);
    },
  );

  test("the file is a download that nobody keeps, in UTF-8, and leaves a receipt", async () => {
    const answer = await (await signedIn(synnove.id)).get("/own-data.json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    const text = await answer.text();
    expect(text).toContain("Synnøve Tverrfjellnes");
    expect(JSON.parse(text)).toMatchObject({ format: "tilsig-own-data", version: 1 });
    expect(text, "no link, code or session opens anything").not.toMatch(/token|hash|secret/i);
    const { db } = web.context;
    const receipts = await db
      .selectFrom("accessReceipt")
      .where("what", "=", "own-export")
      .select(["personId", "readerId"])
      .execute();
    expect(receipts).toEqual([{ personId: synnove.id, readerId: synnove.id }]);
    const log = await (await (await signedIn("astrid")).get("/audit")).text();
    expect(log, "that is nobody else's business").not.toContain("took home");
  });

  test("the pages change nothing by being looked at", async () => {
    const browser = await signedIn(synnove.id);
    const astrid = await signedIn("astrid");
    const before = await everything(web.context.db);
    for (const path of pages) await browser.get(path);
    for (const path of [
      "/retention",
      "/retention?answers=6&releases=60&receipts=3&audit=3&mails=1",
    ])
      expect((await astrid.get(path)).status).toBe(200);
    expect(await everything(web.context.db)).toEqual(before);
  });

  test.each([
    ["/own-data/answers/deletion", { wave: "all" }],
    ["/own-data/account/deletion", { email: synnove.email }],
    ["/settings/history", { history: "none" }],
    ["/retention", { answers: "24", releases: "60", receipts: "12", audit: "12", mails: "7" }],
  ])("posting to %s changes nothing for a stranger or from elsewhere", async (path, fields) => {
    const before = await everything(web.context.db);
    expect((await web.visitor().post(path, fields)).headers.get("location")).toBe("/sign-in");
    expect(await everything(web.context.db)).toEqual(before);
    const browser = await signedIn(synnove.id);
    const signed = await everything(web.context.db);
    const foreign = await browser.post(path, fields, { origin: "https://elsewhere.example" });
    expect(foreign.status).toBe(403);
    expect(await everything(web.context.db)).toEqual(signed);
  });

  test("nobody deletes another's answers, whatever wave is named", async () => {
    const kari = await signedIn("kari");
    for (const wave of [closed, "all", "none"]) {
      const answer = await kari.post("/own-data/answers/deletion", { wave });
      expect(answer.headers.get("location")).toBe("/own-data?deleted");
    }
    const kept = await web.context.db.selectFrom("response").select("id").execute();
    expect(kept).toHaveLength(7);
    expect((await kari.post("/own-data/answers/deletion", {})).status).toBe(400);
  });

  test("another's address, and none, deletes no account", async () => {
    const browser = await signedIn(synnove.id);
    for (const email of ["kari@nordlys.example", "", "%"]) {
      expect((await browser.post("/own-data/account/deletion", { email })).status).toBe(422);
    }
    expect((await browser.get("/own-data")).status).toBe(200);
    const gone = await browser.post("/own-data/account/deletion", { email: synnove.email });
    expect(gone.headers.get("location")).toBe("/own-data/account/gone");
    expect(browser.cookies.has("tilsig")).toBe(false);
    expect(await (await browser.get("/own-data/account/gone")).text()).not.toMatch(/Synn/);
  });

  test("the last administrator is refused in words", async () => {
    const astrid = await signedIn("astrid");
    const page = await (await astrid.get("/own-data/account/deletion")).text();
    expect(page).toContain("You are the only administrator");
    const refused = await astrid.post("/own-data/account/deletion", {
      email: "astrid@nordlys.example",
    });
    expect(refused.status).toBe(409);
  });

  describe("how long things are kept", () => {
    const periods = { answers: "12", releases: "60", receipts: "12", audit: "12", mails: "3" };

    test("is the administrator's to look at and to set", async () => {
      for (const person of ["solveig", "kari", "tor"]) {
        const browser = await signedIn(person);
        expect((await browser.get("/retention")).status).toBe(404);
        expect((await browser.post("/retention", periods)).status).toBe(404);
      }
      const astrid = await signedIn("astrid");
      const saved = await astrid.post("/retention", periods);
      expect(saved.headers.get("location")).toBe("/retention?saved");
      const start = await (await signedIn("solveig")).get("/waves/monthly-pulse/2027-03");
      expect(start.status).toBe(410);
      expect(await (await astrid.get("/retention")).text()).toMatch(
        /name="answers"[^>]*value="12"/,
      );
    });

    test.each([
      [{ answers: "5" }, "Write a whole number from 6 to 60."],
      [{ mails: "x" }, "Write a whole number from 1 to 30."],
      [{ answers: "36", releases: "24" }, "Releases stay at least as long as answers."],
    ])("refuses %j, and says why", async (wrong, said) => {
      const astrid = await signedIn("astrid");
      const refused = await astrid.post("/retention", { ...periods, ...wrong });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(said);
      expect(await web.context.db.selectFrom("setting").selectAll().execute()).toEqual([]);
    });

    test("can be tried before it is saved, and names nobody", async () => {
      const astrid = await signedIn("astrid");
      const query = new URLSearchParams({ ...periods, answers: "6" });
      const page = await (await astrid.get(`/retention?${query}`)).text();
      expect(page).toContain("not saved yet");
      expect(page).not.toMatch(/Solveig|Synn|solveig@/);
    });
  });
});
