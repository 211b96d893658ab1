import { demoAnswers } from "#app/demo/answers.ts";
import { specialists } from "#app/demo/people.ts";
import { personas } from "#app/demo/personas.ts";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { takeFolder } from "#app/demo/folder.ts";
import { freePort } from "#app/demo/free-port.ts";
import { demoMonths } from "#app/demo/months.ts";
import { type RunningDemo, startDemo } from "#app/demo/start-demo.ts";
import { closeWave } from "#app/domain/closing.ts";
import { sessionOwner } from "#app/domain/session.ts";
import { ownCookie } from "#app/session.server.ts";
import { connect } from "#db/connection.server.ts";
import type { Db } from "#db/transaction.ts";
import { startWeb } from "#tests/support/server.ts";
import { databases } from "#tests/support/databases.ts";

// No page of the product is asked for here, so none has to be built.
const build = () => Promise.resolve({ routes: {} } as unknown as ServerBuild);

let folder: string;
let demo: RunningDemo;
let db: Db;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tilsig-demo-"));
  const port = (await freePort(0)) ?? 0;
  demo = await startDemo({ folder, port }, { build });
  // As a second terminal has it.
  db = connect(`sqlite:${join(folder, "tilsig.db")}`);
});

afterAll(async () => {
  await db.destroy();
  await demo.stop();
  rmSync(folder, { recursive: true });
});

async function pageAt(path: string) {
  const answer = await fetch(demo.origin + path);
  return { answer, html: await answer.text() };
}

function post(path: string, fields: Record<string, string>, origin = demo.origin) {
  const body = new URLSearchParams(fields);
  return fetch(demo.origin + path, {
    method: "POST",
    body,
    headers: { origin },
    redirect: "manual",
  });
}

/** The list of mails once `what` is in it so many times; what is promised comes within seconds on a machine with nothing else to do. */
async function mailsWith(what: RegExp, times: number): Promise<string> {
  for (let tries = 0; tries < 400; tries++) {
    const { html } = await pageAt("/demo/mails");
    if ([...html.matchAll(what)].length >= times) return html;
    await wait(100);
  }
  throw new Error(`There were not ${times} mails with ${what} within forty seconds.`);
}

describe("the running demo", () => {
  test("has invited all who have not answered, and shows it in a frame with a policy of its own", async () => {
    const { past } = demoMonths(new Date());
    const answered = (name: string) =>
      demoAnswers(name, past.length) !== null && !personas.some((one) => one.name === name);
    const waiting = specialists.filter((name) => !answered(name));
    const list = await mailsWith(/@nordlys\.example/g, waiting.length);
    expect(list).toContain("solveig@nordlys.example");

    // Somebody who has answered may be told of a module first.
    const rows = list.split("<tr").filter((row) => row.includes("solveig@nordlys.example"));
    const [, at = ""] = /href="(\/demo\/mails\/\d+)"/.exec(rows[0] ?? "") ?? [];
    const mail = await pageAt(at);
    expect(mail.html).toContain(`src="${at}/html"`);
    expect(mail.html).toMatch(/<a class="ds-link" href="http:\/\/localhost:\d+\/invitations\//);
    expect(mail.answer.headers.get("content-security-policy")).toContain("frame-src 'self'");

    const frame = await pageAt(`${at}/html`);
    const policy = frame.answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("sandbox allow-popups");
    expect(policy).not.toContain("script");
    expect(frame.html).toContain('<base target="_blank">');
  });

  test.each([
    ["solveig", "specialist"],
    ["kari", "supervisor"],
    ["tor", "trainer"],
    ["astrid", "administrator"],
  ])("signs in as %s, %s, with one press", async (name, role) => {
    const { html } = await pageAt("/demo");
    expect(buttonsIn(html)).toContain(`${name}@nordlys.example`);

    const answer = await post("/demo/sessions", { person: `${name}@nordlys.example` });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const secret = await secretIn(answer);
    expect((await sessionOwner(db, secret, new Date()))?.roles).toEqual([role]);
  });

  test("goes on to the page behind a mail, and to no other site", async () => {
    const person = "kari@nordlys.example";
    const onTo = async (next: string) =>
      (await post("/demo/sessions", { person, next })).headers.get("location");
    expect(await onTo("/digests/x")).toBe("/digests/x");
    expect(await onTo("//elsewhere.example")).toBe("/");
  });

  test("knows nobody else, no other mail and no other site", async () => {
    expect((await post("/demo/sessions", { person: "nobody@nordlys.example" })).status).toBe(404);
    expect((await post("/demo/closing", {}, "https://elsewhere.example")).status).toBe(403);
    expect((await pageAt("/demo/mails/9999")).answer.status).toBe(404);
    expect((await pageAt("/demo/mails/9999/html")).answer.status).toBe(404);
  });

  test("speaks both languages", async () => {
    const answer = await fetch(`${demo.origin}/demo`, { headers: { "accept-language": "nb" } });
    expect(await answer.text()).toContain("Logg inn som Solveig");
  });

  test("leads 127.0.0.1 to the address that its cookies are for", async () => {
    const other = demo.origin.replace("localhost", "127.0.0.1");
    const answer = await fetch(`${other}/demo/mails?x=1`, { redirect: "manual" });
    expect(answer.headers.get("location")).toBe(`${demo.origin}/demo/mails?x=1`);
  });

  test("shows the digests within seconds after the wave was closed elsewhere", async () => {
    expect((await pageAt("/demo")).html.includes(demo.closing)).toBe(true);
    const period = demoMonths(new Date()).current;
    expect(demo.closing).toMatch(new RegExp(`^DATABASE_URL=sqlite:.* monthly-pulse ${period}$`));

    await closeWave(db, { series: "monthly-pulse", period }, new Date());
    const html = await mailsWith(/digest is ready|oppsummeringen/g, 7);
    expect(html).toContain("kari@nordlys.example");
    expect((await pageAt("/demo")).html.includes(demo.closing)).toBe(false);
  });
});

describe("the folder of the demo", () => {
  function emptyFolder() {
    const path = mkdtempSync(join(tmpdir(), "tilsig-folder-"));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  }

  test("loses the database of the demo before, and nothing else", () => {
    const path = emptyFolder();
    for (const name of ["tilsig.db", "tilsig.db-wal", "mine.db"])
      writeFileSync(join(path, name), "");
    const { leave } = takeFolder(path, new Date());
    expect(readdirSync(path).sort()).toEqual(["mine.db", "tilsig.db.lock"]);
    leave();
    expect(readFileSync(join(path, "mine.db"), "utf8")).toBe("");
  });

  test("is not taken from a demo that runs, and is free when that one has gone", () => {
    const path = emptyFolder();
    const { leave } = takeFolder(path, new Date());
    writeFileSync(join(path, "tilsig.db"), "in use");
    expect(() => takeFolder(path, new Date())).toThrow(
      `the demo works on it (process ${process.pid}`,
    );
    expect(existsSync(join(path, "tilsig.db"))).toBe(true);
    leave();
    takeFolder(path, new Date()).leave();
    expect(existsSync(join(path, "tilsig.db"))).toBe(false);
  });
});

describe("a server that is not the demo", () => {
  // The first test that asks for the built pages may have to build them.
  test("has no page of it, and signs in nobody with a press", { timeout: 120_000 }, async () => {
    const [sqlite] = databases;
    if (!sqlite) throw new Error("There is no database to test on.");
    const visitor = (await startWeb(await sqlite.open())).visitor();
    for (const path of ["/demo", "/demo/mails", "/demo/mails/1", "/demo/style"]) {
      expect((await visitor.get(path)).status, path).toBe(404);
    }
    for (const path of ["/demo/sessions", "/demo/closing"]) {
      const pressed = await visitor.post(path, { person: "kari@nordlys.example" });
      expect(pressed.status, path).toBeGreaterThanOrEqual(400);
      expect(pressed.headers.getSetCookie(), path).toEqual([]);
    }
  });

  test("does not even hold its code", () => {
    const holding = readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("demo/"))
      .filter((name) => readFileSync(join("app", name), "utf8").includes("#app/demo/"));
    expect(holding.sort()).toEqual(["commands/demo.ts", "server/dev.ts"]);
  });
});

/** Whom the buttons of a page sign in as. */
function buttonsIn(html: string) {
  return [...html.matchAll(/name="person" value="([^"]+)"/g)].map(([, email]) => email);
}

async function secretIn(answer: Response) {
  const [cookie = ""] = answer.headers.getSetCookie();
  const env = { origin: demo.origin } as Parameters<typeof ownCookie>[0]; // all that a cookie asks for
  return String(await ownCookie(env, "tilsig").parse(cookie.split(";")[0] ?? ""));
}
