import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "#app/domain/session.ts";
import { offerSetup } from "#app/domain/setup.ts";
import { currentNotice } from "#app/i18n/privacy-notice/notice.ts";
import { databases } from "#tests/support/databases.ts";
import { addPerson, nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

const sqlite = databases[0]!;

describe("the pages around", () => {
  let web: Web;
  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    web = await startWeb(db);
  });

  async function signedIn(personId: string, device = "Firefox, Linux"): Promise<Visitor> {
    const { db, now } = web.context;
    const { secret } = await beginSession(db, { personId, device }, now());
    const browser = web.visitor();
    // As the server itself writes it: JSON in Base64.
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  describe("are open to those they are for", () => {
    const people = ["solveig", "kari", "tor", "astrid"];
    test.each([
      ["/", people],
      ["/factors", people],
      ["/settings", people],
      ["/supervisor-view", ["solveig"]],
      ["/came-of-it", ["solveig"]],
      ["/people", ["astrid"]],
      ["/administration", ["astrid"]],
      ["/cells", ["astrid"]],
      ["/audit", ["astrid"]],
      ["/early-warning", ["astrid"]],
      ["/mail-queue", ["astrid"]],
      ["/series", ["astrid"]],
      ["/series/monthly-pulse", ["astrid"]],
      ["/settings/pause", ["solveig"]],
    ])("%s", async (path, readers) => {
      const stranger = await web.visitor().get(path);
      const next = path === "/" ? "" : `?next=${encodeURIComponent(path)}`;
      expect([stranger.status, stranger.headers.get("location")]).toEqual([302, `/sign-in${next}`]);
      for (const person of people) {
        const page = await (await signedIn(person)).get(path);
        expect(page.status, person).toBe(readers.includes(person) ? 200 : 404);
      }
    });

    test.each(["/people", "/audit", "/settings"])("%s, asked for as data alone", async (path) => {
      const asked = await web.visitor().get(`${path}.data`);
      expect(asked.status).toBe(202);
      expect(await asked.text()).not.toMatch(/solveig|Solveig/);
      const solveig = await (await signedIn("solveig")).get("/people.data?_routes=routes/people");
      expect(await solveig.text()).not.toMatch(/knut/i);
    });

    test.each(["/settings", "/settings/digest", "/sessions/ending", "/sessions/abc/ending"])(
      "posting to %s changes nothing for a stranger",
      async (path) => {
        const answer = await web.visitor().post(path, { language: "nb", timeZone: "Europe/Oslo" });
        expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in"]);
      },
    );

    test("what only takes a post is no page", async () => {
      const solveig = await signedIn("solveig");
      for (const path of ["/settings/digest", "/sessions/ending", "/sign-out", "/language"]) {
        expect((await solveig.get(path)).status, path).toBe(404);
      }
    });
  });

  test("a role that is taken, and a person who is disabled, hold from the next request", async () => {
    const astrid = await signedIn("astrid");
    expect((await astrid.get("/people")).status).toBe(200);
    await web.context.db.deleteFrom("personRole").where("personId", "=", "astrid").execute();
    expect((await astrid.get("/people")).status).toBe(404);
    await web.context.db.updateTable("person").set({ disabled: 1 }).execute();
    expect((await astrid.get("/settings")).status).toBe(302);
  });

  test("looking at pages changes nothing", async () => {
    const [solveig, kari, astrid] = [
      await signedIn("solveig"),
      await signedIn("kari"),
      await signedIn("astrid"),
    ];
    const before = await fingerprint();
    for (const browser of [web.visitor(), solveig, kari, astrid]) {
      for (const path of [
        "/",
        "/factors",
        "/settings",
        "/people?q=a",
        "/audit",
        "/sign-in",
        "/none",
      ]) {
        await browser.get(path);
      }
    }
    expect(await fingerprint()).toBe(before);
  });

  async function fingerprint() {
    const { db } = web.context;
    const tables = await db.introspection.getTables();
    const rows = await Promise.all(
      tables.map(({ name }) =>
        db
          .selectFrom(name as "person")
          .selectAll()
          .execute(),
      ),
    );
    return JSON.stringify(rows);
  }

  describe("a series", () => {
    const path = "/series/working-alliance";
    const plan = { m3: "on", m9: "on", week: "3", weekday: "2", opens: "8", openDays: "8" };
    const fields = { ...plan, closes: "20", timeZone: "Europe/Oslo" };
    const wish = (changed: Record<string, string> = {}) =>
      new URLSearchParams({ ...fields, ...changed }).toString();

    test("is planned after its dates were shown, paused and resumed", async () => {
      const astrid = await signedIn("astrid");
      expect(await (await astrid.get("/series")).text()).toContain("No plan: nobody is sent");
      const shown = await (await astrid.get(`${path}?${wish()}`)).text();
      expect(shown).toContain("which is not saved yet");
      expect(shown).toMatch(/Tuesday \d+ (March|September) at 08:00/);
      expect(await web.context.db.selectFrom("series").selectAll().execute()).toEqual([]);
      expect((await astrid.post(path, fields)).headers.get("location")).toBe(
        `${path}?saved=planned`,
      );
      expect(await (await astrid.get("/series")).text()).toContain("In March and September.");
      await astrid.post(`${path}/pause`);
      expect(await (await astrid.get("/series")).text()).toContain("Paused since");
      await astrid.post(`${path}/resumption`);
      expect(await (await astrid.get("/series")).text()).not.toContain("Paused since");
    });

    test("that cannot be keeps what was typed and says what to do", async () => {
      const astrid = await signedIn("astrid");
      for (const [wrong, said] of [
        [{ openDays: "forty" }, "Write a whole number of days from 1 to 27."],
        [{ openDays: "" }, "Write a whole number of days from 1 to 27."],
        [{ timeZone: "Mars/Olympus" }, "There is no such time zone."],
      ] as const) {
        for (const page of [
          await astrid.post(path, { ...fields, ...wrong }),
          await astrid.get(`${path}?${wish(wrong)}`),
        ]) {
          const html = await page.text();
          expect(html).toContain(said);
          expect(html).toMatch(/name="m9"[^>]*checked/);
        }
      }
      expect((await astrid.post(path, { ...fields, extra: "1" })).status).toBe(400);
      expect((await astrid.get("/series/no-such")).status).toBe(404);
      expect(await web.context.db.selectFrom("series").selectAll().execute()).toEqual([]);
    });
  });

  test("a break is taken, changed and ended, and a wrong day is told", async () => {
    const solveig = await signedIn("solveig");
    const wrong = await solveig.post("/settings/pause", { from: "2099-02-31", until: "" });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    expect(html).toContain("Write the day as 2027-03-15");
    expect(html).toContain('value="2099-02-31"');
    const early = await solveig.post("/settings/pause", { from: "2001-01-01", until: "" });
    expect(await early.text()).toContain("Choose today or a later day");
    const taken = await solveig.post("/settings/pause", { from: "2099-02-01", until: "" });
    expect(taken.headers.get("location")).toBe("/settings?saved=pause#pause");
    expect(await (await solveig.get("/settings")).text()).toContain("from 1 February 2099");
    await solveig.post("/settings/pause/ending");
    expect(await (await solveig.get("/settings")).text()).not.toContain("February 2099");
    const kari = await signedIn("kari");
    expect((await kari.post("/settings/pause", { from: "2099-02-01", until: "" })).status).toBe(
      404,
    );
  });

  describe("early warning", () => {
    test("Astrid accepts more false alarms; nobody else can, and no other number is taken", async () => {
      const [astrid, kari] = [await signedIn("astrid"), await signedIn("kari")];
      expect((await kari.post("/early-warning", { rate: "3" })).status).toBe(404);
      for (const rate of ["0.7", "-1", "0", "many", ""])
        expect((await astrid.post("/early-warning", { rate })).status, rate).toBe(400);
      const page = await (await astrid.get("/early-warning")).text();
      expect(page).toMatch(/checked="" value="1"/);
      expect(page).toContain("About 55 of 100 real changes are found within three waves.");

      const saved = await astrid.post("/early-warning", { rate: "3" });
      expect(saved.headers.get("location")).toBe("/early-warning?saved");
      expect(await (await astrid.get("/early-warning")).text()).toMatch(/checked="" value="3"/);
      expect(await (await astrid.get("/audit")).text()).toContain(
        "Astrid changed how many false alarms are accepted: 3 a year in a group.",
      );
    });
  });

  describe("settings", () => {
    test("language and time zone are the person's own", async () => {
      const solveig = await signedIn("solveig");
      const saved = await solveig.post("/settings", {
        language: "nb",
        timeZone: "Europe/Helsinki",
      });
      expect(saved.headers.get("location")).toBe("/settings?saved=reading");
      const html = await (await solveig.get("/settings?saved=reading")).text();
      expect(html).toContain('<html lang="nb"');
      expect(html).toContain("Lagret.");
      expect(html).toMatch(/<option value="Europe\/Helsinki" selected/);
    });

    test.each(["Mars/Olympus", "", "+01:00", "Europe/Oslo\n"])(
      "a zone that does not exist is refused: %j",
      async (timeZone) => {
        const solveig = await signedIn("solveig");
        const refused = await solveig.post("/settings", { language: "nb", timeZone });
        expect(refused.status).toBe(422);
        expect(await refused.text()).toContain("Choose one of the zones in the list.");
        expect(await (await solveig.get("/settings")).text()).toContain('<html lang="en"');
      },
    );

    test("Kari chooses when her digest comes; Solveig has none", async () => {
      const kari = await signedIn("kari");
      const choice = { timing: "weekday", weekday: "4", hour: "14" };
      expect((await kari.post("/settings/digest", choice)).status).toBe(302);
      const html = await (await kari.get("/settings")).text();
      expect(html).toMatch(/<option value="4" selected[^>]*>Thursday/);
      for (const wrong of [
        { hour: "24" },
        { weekday: "6" },
        { timing: "never" },
        { hour: "1.5" },
      ]) {
        expect((await kari.post("/settings/digest", { ...choice, ...wrong })).status).toBe(400);
      }
      const solveig = await signedIn("solveig");
      expect((await solveig.post("/settings/digest", choice)).status).toBe(404);
      expect(await (await solveig.get("/settings")).text()).not.toContain("/settings/digest");
      const rows = await web.context.db.selectFrom("digestPreference").select("personId").execute();
      expect(rows).toEqual([{ personId: "kari" }]);
    });

    test("own sessions are listed and ended; somebody else's is not found", async () => {
      const [phone, desk] = [
        await signedIn("solveig", "Safari, iPhone"),
        await signedIn("solveig"),
      ];
      const html = await (await phone.get("/settings")).text();
      expect(html).toContain("Safari, iPhone");
      const [, path = ""] = /action="(\/sessions\/[^"]+\/ending)"/.exec(html) ?? [];
      const kari = await signedIn("kari");
      expect((await kari.post(path)).status).toBe(404);
      expect((await desk.get("/settings")).status).toBe(200);
      expect((await phone.post(path)).headers.get("location")).toBe("/settings?saved=sessions");
      expect((await desk.get("/settings")).status).toBe(302);
      expect((await phone.get("/settings")).status).toBe(200);
    });
  });

  describe("the language", () => {
    test("is chosen by a button for this browser, without a script", async () => {
      const browser = web.visitor({ "accept-language": "en" });
      const chosen = await browser.post("/language", {
        language: "nb",
        next: "/sign-in?next=%2Fsettings",
      });
      expect([chosen.status, chosen.headers.get("location")]).toEqual([302, "/"]);
      expect(await (await browser.get("/sign-in")).text()).toContain('<html lang="nb"');
    });

    test("is the person's when signed in", async () => {
      const solveig = await signedIn("solveig");
      const back = await solveig.post("/language", { language: "nb", next: "/factors" });
      expect(back.headers.get("location")).toBe("/factors");
      const html = await (await solveig.get("/factors", { "accept-language": "en" })).text();
      expect(html).toContain("Rolle og forventninger");
    });

    test("is one we speak, and the way back stays here", async () => {
      const browser = web.visitor();
      expect((await browser.post("/language", { language: "sv", next: "/" })).status).toBe(400);
      const away = await browser.post("/language", { language: "nb", next: "//elsewhere.example" });
      expect(away.headers.get("location")).toBe("/");
    });
  });

  test("the fifteen factors stand there with poles, first step and questions", async () => {
    const html = await (await (await signedIn("tor")).get("/factors")).text();
    expect(html.match(/<details class="ds-details factor"/g)).toHaveLength(15);
    expect(html).toContain("conflicting messages; not the job I thought");
    expect(html).toContain("Write one page – mine, not mine, unclear");
  });

  test("names are written, never run", async () => {
    const { db } = web.context;
    await addPerson(db, "eve", ["trainer"]);
    const name = `<img src=x onerror=alert(1)></script><script>alert(2)</script>`;
    await db.updateTable("person").set({ name }).where("id", "=", "eve").execute();
    const html = await (await (await signedIn("astrid")).get("/people?q=eve")).text();
    expect(html).toContain("&lt;img src=x");
    expect(html).not.toMatch(/<img|<script>alert/);
  });

  test("the first administrator comes in by the link on the console", async () => {
    const db = await sqlite.open();
    web = await startWeb(db);
    const path = `/setup/${await offerSetup(db, web.context.now())}`;
    const browser = web.visitor({ "accept-language": "nb" });
    expect(await (await browser.get(path)).text()).toContain("Velkommen til Tilsig");
    const wrong = await browser.post(path, { name: " ", email: "kari", organisation: "Nordlys" });
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(html).toContain("Skriv navnet ditt.");
    expect(html).toContain('value="Nordlys"');
    const kari = { name: "Kari", email: "KARI@Nordlys.example", organisation: "Nordlys IPS" };
    expect((await browser.post(path, kari)).headers.get("location")).toBe("/");
    await browser.post("/privacy", { version: String(currentNotice) });
    const people = await (await browser.get("/people")).text();
    expect(people).toContain("kari@nordlys.example");
    expect(people).toContain("Nordlys IPS");

    const late = web.visitor();
    for (const answer of [
      await late.get(path),
      await late.post(path, kari),
      await late.get("/setup/x"),
    ]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("This link is no longer good");
    }
  });
});
