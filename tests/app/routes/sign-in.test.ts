import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { workOnce } from "#app/jobs/worker.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";
import { type SmtpSink, startSmtpSink } from "#tests/support/smtp-sink.ts";

const start = new Date("2027-03-02T08:00:00Z");

describe.each(databases)("signing in over HTTP on $name", ({ open }) => {
  let web: Web;
  let smtp: SmtpSink;
  let now: Date;

  beforeEach(async () => {
    now = start;
    smtp = await startSmtpSink();
    onTestFinished(() => smtp.stop());
    const db = await open();
    await nordlys(db);
    web = await startWeb(db, { smtpUrl: smtp.url, now: () => now });
  });

  async function ask(browser: Visitor, person = "solveig", next = "/") {
    const asked = await browser.post("/sign-in", { email: `${person}@nordlys.example`, next });
    expect([asked.status, asked.headers.get("location")]).toEqual([302, "/sign-in/code"]);
    await workOnce(web.context);
    const text = smtp.mails.at(-1)?.parsed.text ?? "";
    const link = new URL(/http\S+/.exec(text)?.[0] ?? "").pathname;
    const code = /^ {4}(\w{4} \w{4})$/m.exec(text)?.[1] ?? "";
    return { link, code };
  }

  const isSignedIn = async (browser: Visitor) => (await browser.get("/settings")).status === 200;

  test("by the link: looking at it shows a button, pressing the button signs in", async () => {
    const browser = web.visitor();
    const { link } = await ask(browser, "solveig", "/factors");
    const looked = await browser.get(link);
    expect(looked.status).toBe(200);
    expect(await looked.text()).toContain("Sign in here");
    expect(await isSignedIn(browser)).toBe(false);

    const pressed = await browser.post(link);
    expect([pressed.status, pressed.headers.get("location")]).toEqual([302, "/factors"]);
    expect(await isSignedIn(browser)).toBe(true);
    expect([...browser.cookies.keys()].sort()).toEqual(["tilsig", "tilsig-known"]);
    const again = await browser.get(link);
    expect([again.status, again.headers.get("location")]).toEqual([302, "/"]);
  });

  test("by the code, with its gap, in small letters", async () => {
    const browser = web.visitor();
    const { code } = await ask(browser);
    const typed = await browser.post("/sign-in/code", { code: ` ${code.toLowerCase()} ` });
    expect([typed.status, typed.headers.get("location")]).toEqual([302, "/"]);
    expect(await isSignedIn(browser)).toBe(true);
  });

  test("two hundred looks and presses of a mail scanner leave the mail as good as it was", async () => {
    const browser = web.visitor();
    const { link, code } = await ask(browser);
    const scanner = web.visitor({ "user-agent": "Mozilla/5.0 (compatible; MailScanner)" });
    for (let n = 0; n < 100; n++) {
      const looked = await scanner.get(link);
      expect(looked.status).toBe(200);
      expect(await looked.text()).not.toContain("Sign in here");
      const pressed = await scanner.post(link);
      expect(pressed.status).toBe(403);
      expect(pressed.headers.getSetCookie()).toEqual([]);
    }
    expect(await web.context.db.selectFrom("session").selectAll().execute()).toEqual([]);
    expect((await browser.post("/sign-in/code", { code })).status).toBe(302);
  });

  test("on another device the page says to type the code where one asked", async () => {
    const { link } = await ask(web.visitor());
    const phone = await web.visitor({ "accept-language": "nb" }).get(link);
    expect(await phone.text()).toContain("skriv koden fra e-posten der");
  });

  test("a link that is used, old, replaced or made up says to ask for a new one", async () => {
    const browser = web.visitor();
    const old = await ask(browser);
    const fresh = await ask(browser);
    for (const link of [old.link, "/sign-in/made-up", "/sign-in/%25%00"]) {
      const { status } = await browser.get(link);
      expect([400, 410], link).toContain(status);
    }
    expect((await browser.post(old.link)).status).toBe(410);
    now = new Date(start.getTime() + 10 * 60_000);
    const looked = await browser.get(fresh.link);
    expect(looked.status).toBe(410);
    expect(await looked.text()).toContain("This link is no longer good");
  });

  test("codes: what is none, a wrong one, and the last try", async () => {
    const browser = web.visitor();
    const { code } = await ask(browser);
    const wrong = code.startsWith("BCDF") ? "GHJK 2345" : "BCDF 2345";
    const none = await browser.post("/sign-in/code", { code: "123" });
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining("eight letters"),
    ]);
    for (const left of ["4 tries are", "3 tries are", "2 tries are", "One try is", "last try"]) {
      const tried = await browser.post("/sign-in/code", { code: wrong });
      expect([tried.status, await tried.text()]).toEqual([422, expect.stringContaining(left)]);
    }
    const spent = await browser.post("/sign-in/code", { code });
    expect([spent.status, await spent.text()]).toEqual([
      410,
      expect.stringContaining("no longer good"),
    ]);
  });

  test("whoever has not asked is sent to ask", async () => {
    const browser = web.visitor();
    for (const answer of [
      await browser.get("/sign-in/code"),
      await browser.post("/sign-in/code", { code: "BCDF2345" }),
    ]) {
      expect([answer.status, answer.headers.get("location")]).toEqual([302, "/sign-in"]);
    }
  });

  test("the answer is the same for an address that is nobody's, but for its secrets", async () => {
    const answers = [];
    for (const email of ["solveig@nordlys.example", "nobodyy@nordlys.example"]) {
      const browser = web.visitor();
      const asked = await browser.post("/sign-in", { email, next: "/" });
      const page = await browser.get("/sign-in/code");
      answers.push({
        status: asked.status,
        headers: headersWithoutSecrets(asked),
        length: (await asked.text()).length,
        page: (await page.text())
          .replaceAll(email, "…")
          .replace(/nonce="[^"]+"/g, "")
          .replace(/seconds?|\d{4,}/g, ""),
      });
    }
    expect(answers[0]).toEqual(answers[1]);
    await workOnce(web.context);
    expect(smtp.mails.map(({ to }) => to)).toEqual([["solveig@nordlys.example"]]);
  });

  function headersWithoutSecrets(answer: Response) {
    const headers = [...answer.headers].filter(([name]) => name !== "date");
    return headers.map(([name, value]) => [
      name,
      value.replace(/'nonce-[^']+'/, "").replace(/=[\w%-]{60,}/, (secret) => `${secret.length}`),
    ]);
  }

  test("asking too often is said in plain words, and what was sent stays good", async () => {
    const browser = web.visitor();
    let newest = { link: "", code: "" };
    for (let n = 0; n < 5; n++) newest = await ask(browser);
    const sixth = await browser.post("/sign-in", { email: "solveig@nordlys.example", next: "/" });
    expect(sixth.status).toBe(429);
    expect(await sixth.text()).toContain("You can ask for the next one in 60 minutes.");
    expect((await browser.post(newest.link)).status).toBe(302);
  });

  test("what is no address is said beside the field, which keeps what was typed", async () => {
    const answer = await web.visitor().post("/sign-in", { email: "solveig<at>example", next: "/" });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("Write a mail address");
    expect(html).toContain('value="solveig&lt;at&gt;example"');
    expect(html).toContain('aria-invalid="true"');
  });

  test("nobody is sent elsewhere afterwards", async () => {
    for (const next of [
      "//elsewhere.example",
      "/\\elsewhere.example",
      "https://elsewhere.example",
    ]) {
      const browser = web.visitor();
      const { link } = await ask(browser, "solveig", next);
      expect((await browser.post(link)).headers.get("location")).toBe("/");
      await web.context.db.deleteFrom("signInRequest").execute();
    }
    const asked = await web.visitor().get("/people?q=berg");
    expect(asked.headers.get("location")).toBe("/sign-in?next=%2Fpeople%3Fq%3Dberg");
  });

  test("signing in gives the browser a new session and ends the one it had", async () => {
    const browser = web.visitor();
    await browser.post((await ask(browser)).link);
    const before = browser.cookies.get("tilsig");
    await browser.post((await ask(browser, "kari")).link);
    expect(browser.cookies.get("tilsig")).not.toBe(before);
    expect(await web.context.db.selectFrom("session").select("personId").execute()).toEqual([
      { personId: "kari" },
    ]);
  });

  test("signing out ends it on the server", async () => {
    const browser = web.visitor();
    await browser.post((await ask(browser)).link);
    const kept = new Map(browser.cookies);
    const out = await browser.post("/sign-out");
    expect([out.status, out.headers.get("location")]).toEqual([302, "/sign-in?left"]);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await isSignedIn(browser)).toBe(false);
  });
});
