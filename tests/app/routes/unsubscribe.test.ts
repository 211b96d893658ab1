import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "#app/domain/session.ts";
import { unsubscribedBy, unsubscribeToken } from "#app/domain/unsubscription.ts";
import { openWave } from "#app/domain/waves.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

const march = { series: "monthly-pulse", period: "2027-03" };
const opening = new Date("2027-03-02T07:00:00Z");
const noon = new Date("2027-03-02T11:00:00Z");
const { pages } = messagesFor("en").mail;

describe("stopping mails", () => {
  let web: Web;
  let link: string;
  beforeEach(async () => {
    const db = await databases[0]!.open();
    await nordlys(db);
    await openWave(db, march, opening);
    web = await startWeb(db, { now: () => noon });
    const { secrets } = web.context.env;
    link = `/unsubscribe/${unsubscribeToken(secrets, { personId: "solveig", list: "reminder" })}`;
  });

  async function signedIn(personId: string): Promise<Visitor> {
    const { secret } = await beginSession(web.context.db, { personId, device: "Firefox" }, noon);
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  const stopped = () => unsubscribedBy(web.context.db, "solveig");

  test("takes a button: looking, as a scanner does, changes nothing", async () => {
    const before = await everything(web.context.db);
    const answer = await web.visitor().get(link);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(pages.stop.button);
    expect(await everything(web.context.db)).toEqual(before);
  });

  test.each(["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])(
    "takes a mail program's one click as %s, without a session or an Origin",
    async (type) => {
      const body = type.startsWith("multipart")
        ? '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
        : "List-Unsubscribe=One-Click";
      const answer = await fetch(web.origin + link, {
        method: "POST",
        headers: { "Content-Type": type },
        body,
        redirect: "manual",
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain(pages.stop.stoppedTitle.reminder);
      expect(await stopped()).toEqual(new Map([["reminder", "2027-03-02"]]));
    },
  );

  test("with a link that is none of ours is not possible, and nothing of it is told", async () => {
    for (const path of ["/unsubscribe/x", `${link}x`, link.replace("solveig", "anne")]) {
      expect((await web.visitor().get(path)).status, path).toBe(404);
      expect((await web.visitor().post(path)).status, path).toBe(404);
    }
    expect((await stopped()).size).toBe(0);
  });

  test("can be taken back on the page of one's own mails, which says what came of each", async () => {
    await web.visitor().post(link);
    const solveig = await signedIn("solveig");
    const html = await (await solveig.get("/mails")).text();
    expect(html).toContain("you stopped these mails on 2 March 2027");
    expect(html).not.toMatch(/Anne|Bjorn|Kari/);
    const saved = await solveig.post("/mails", { reminder: "yes", hour: "10" });
    expect(saved.headers.get("location")).toBe("/mails?saved");
    expect((await stopped()).size).toBe(0);
    expect(await (await solveig.get("/mails")).text()).toContain(
      "Comes on Friday 5 March at 10:00",
    );
  });

  test("of a list that is not for one's role is not offered", async () => {
    const tor = await (await signedIn("tor")).get("/mails");
    const html = await tor.text();
    expect(html).not.toContain(pages.wanted.reminder);
    expect(html).not.toContain(pages.wanted.digest);
    const kari = await (await (await signedIn("kari")).get("/mails")).text();
    expect(kari).toContain(pages.wanted.digest);
    expect(kari).not.toContain(pages.wanted.reminder);
  });
});
