import { beforeEach, describe, expect, test } from "vitest";
import { beginSession } from "#app/domain/session.ts";
import { attemptOf, attemptsOf, readScreen } from "#app/domain/training/attempts.ts";
import { printedCode } from "#app/domain/training/certificates.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";
import { begun, publishOwn, take } from "#tests/support/taking.ts";

const sqlite = databases[0]!;
const module = "own-no";
const now = new Date("2027-03-01T09:00:00Z");

describe("Taking a module in a browser without a script", () => {
  let web: Web;
  let solveig: Visitor;
  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    await publishOwn(db, module);
    web = await startWeb(db, { now: () => now });
    solveig = await signedIn("solveig");
  });

  async function signedIn(personId: string): Promise<Visitor> {
    const { db } = web.context;
    const { secret } = await beginSession(db, { personId, device: "Firefox, Linux" }, now);
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    return browser;
  }

  /** Where an answer leads, from the start of the module on. */
  async function leads(answer: Promise<Response>) {
    return new URL((await answer).headers.get("location") ?? "", web.origin).pathname;
  }

  /** Solveig has read all four screens; gives the address of her attempt. */
  async function atTheQuestions() {
    const { db } = web.context;
    const whose = await begun(db, "solveig", module, now);
    for (const number of [1, 2, 3, 4])
      await readScreen(db, { ...whose, number, visibleSeconds: null }, now);
    return { ...whose, path: `/attempts/${whose.attemptId}` };
  }

  test("what is right and what speaks against the rest leaves the server after the answer, not before", async () => {
    const { path } = await atTheQuestions();
    const feedback = /That fills the day|That gives room to choose|That is heard as a yes/;
    const data = "_routes=routes%2Fattempts.%24attempt.questions.%24number";
    for (const address of [`${path}/questions/1`, `${path}/questions/1.data?${data}`]) {
      const before = await (await solveig.get(address)).text();
      expect(before).toContain("Asking by when");
      expect(before).not.toMatch(feedback);
      expect(before).not.toMatch(/correctAnswer|isRight|passMark/);
    }
    for (const address of ["/modules", `/modules/${module}`, `${path}/screens/1`])
      expect(await (await solveig.get(address)).text(), address).not.toMatch(feedback);
    expect(await leads(solveig.get(path))).toBe(`${path}/questions/1`);
    expect(await leads(solveig.get(`${path}/questions/2`))).toBe(`${path}/questions/1`);
    await solveig.post(`${path}/questions/1`, { visibleSeconds: "", choice: "a" });
    const after = await (await solveig.get(`${path}/questions/1`)).text();
    for (const said of ["Not quite", "That fills the day", "not right, your choice"])
      expect(after).toContain(said);
    expect(after).not.toContain("It shows what gives way");
  });

  test("nothing chosen is asked again, and the first answer stands", async () => {
    const { path, ...whose } = await atTheQuestions();
    const question = `${path}/questions/1`;
    const empty = await solveig.post(question, { visibleSeconds: "" });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain("Choose an answer first.");
    expect((await solveig.post(question, { choice: "z" })).status).toBe(422);
    expect((await solveig.post(question, { another: "a" })).status).toBe(400);
    await solveig.post(question, { visibleSeconds: "12", choice: "b" });
    const again = await solveig.post(question, { visibleSeconds: "12", choice: "a" });
    const page = await solveig.get(again.headers.get("location") ?? "");
    expect(await page.text()).toContain("The first answer stands.");
    const attempt = await attemptOf(web.context.db, whose);
    expect(attempt?.answers).toEqual([{ question: "first", chosen: ["b"], isRight: true }]);
  });

  test("two presses begin one attempt, and its address leads to where one stands", async () => {
    const start = () => leads(solveig.post(`/modules/${module}/attempts`));
    const [one, other] = await Promise.all([start(), start()]);
    expect(one).toBe(other);
    expect(await leads(solveig.get(one))).toBe(`${one}/screens/1`);
    expect(await leads(solveig.get(`${one}/screens/3`))).toBe(`${one}/screens/1`);
    const press = () => leads(solveig.post(`${one}/screens/1`, { visibleSeconds: "20" }));
    expect(await Promise.all([press(), press()])).toEqual(
      Array.from({ length: 2 }, () => `${one}/screens/2`),
    );
    expect(await (await solveig.get(`/modules/${module}`)).text()).toContain(
      "Go on where you were",
    );
    for (const none of ["0", "5", "1.5", "x", "-1"])
      expect((await solveig.get(`${one}/screens/${none}`)).status, none).toBe(404);
  });

  test("another's attempt, its result and its certificate are not there", async () => {
    const { db } = web.context;
    const { id } = await take(db, { personId: "solveig", module, right: true }, now);
    const [anne, kari] = [await signedIn("anne"), await signedIn("kari")];
    for (const part of ["", "/screens/1", "/questions/1", "/certificate"])
      for (const other of [anne, kari])
        expect((await other.get(`/attempts/${id}${part}`)).status).toBe(404);
    const answered = await anne.post(`/attempts/${id}/questions/1`, { choice: "a" });
    expect(answered.status).toBe(404);
    expect(await attemptsOf(db, { personId: "anne" })).toEqual([]);
  });

  test("what was not passed can be taken again, and gives no certificate", async () => {
    const { id } = await take(web.context.db, { personId: "solveig", module, right: false }, now);
    const result = await (await solveig.get(`/attempts/${id}`)).text();
    for (const said of [
      "Not passed this time",
      "0 of 2 right",
      "Take it again",
      "Say no to one thing",
    ])
      expect(result).toContain(said);
    expect((await solveig.get(`/attempts/${id}/certificate`)).status).toBe(404);
  });

  test("a stranger verifies a certificate, reads what it says, and no more", async () => {
    const { certificateCode } = await take(
      web.context.db,
      { personId: "solveig", module, right: true },
      now,
    );
    const printed = printedCode(certificateCode ?? "");
    const stranger = web.visitor();
    const found = await stranger.post("/certificates", { code: printed.toLowerCase() });
    expect(found.headers.get("location")).toBe(`/certificates/${certificateCode}`);
    const page = await stranger.get(`/certificates/${certificateCode}`);
    expect(page.headers.get("x-robots-tag")).toContain("noindex");
    expect(page.headers.get("cache-control")).toBe("no-store");
    const text = await page.text();
    for (const said of ["Solveig", "Saying no in time", printed, "7 minutes"])
      expect(text).toContain(said);
    expect(text).not.toMatch(/solveig@|"solveig"|North|Kari|workload/);
    const wrong = await stranger.post("/certificates", { code: "BBBB-BBBB-BBBB" });
    expect(wrong.status).toBe(404);
    expect(await wrong.text()).not.toMatch(/Solveig|own-no/);
    expect((await stranger.post("/certificates", { code: "0" })).status).toBe(422);
    expect((await stranger.get("/certificates/BBBBBBBBBBBB")).status).toBe(404);
  });

  test("whoever tries many codes has to wait", async () => {
    const stranger = web.visitor();
    const tried = () => stranger.post("/certificates", { code: "BBBB-BBBB-BBBB" });
    for (let times = 0; times < 30; times++) expect((await tried()).status).toBe(404);
    const late = await tried();
    expect(late.status).toBe(429);
    expect(await late.text()).toContain("Too many codes");
    const { status, headers } = await stranger.get("/certificates/BBBBBBBBBBBB");
    expect([status, headers.get("location")]).toEqual([302, "/certificates?wait"]);
  });

  test("what is assigned and open stands at home and first in the library, until it is passed", async () => {
    const { db } = web.context;
    const scope = { personId: "solveig", teamId: null, unitId: null, role: null };
    const dates = { dueOn: "2027-02-20", dueDays: null, assignedOn: "2027-02-01" };
    const plan = { id: "plan", module, mandatory: 1 as const, assignedBy: "tor", endedOn: null };
    await db
      .insertInto("assignmentPlan")
      .values({ ...plan, ...scope, ...dates })
      .execute();
    const days = { assignedOn: "2027-02-01", countsFrom: "2027-02-01", dueOn: "2027-02-20" };
    await db
      .insertInto("assignment")
      .values({ id: "asked", planId: "plan", personId: "solveig", ...days })
      .execute();
    const asked = "Mandatory, was due on 20 February 2027";
    for (const path of ["/", "/modules"])
      expect(await (await solveig.get(path)).text(), path).toContain(asked);
    await take(db, { personId: "solveig", module, right: true }, now);
    for (const path of ["/", "/modules"])
      expect(await (await solveig.get(path)).text(), path).not.toContain(asked);
    expect(await (await solveig.get("/modules")).text()).toContain("Passed");
  });
});
