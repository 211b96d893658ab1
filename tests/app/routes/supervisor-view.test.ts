import { beforeEach, describe, expect, test } from "vitest";
import { closeWave } from "#app/domain/closing.ts";
import { beginSession } from "#app/domain/session.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import {
  addSpecialist,
  everyoneAnswers,
  nordlys,
  north,
  pulse,
  south,
} from "#tests/support/organisation.ts";
import { startWeb, type Web } from "#tests/support/server.ts";

const sqlite = databases[0]!;
const opening = new Date("2027-03-02T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");
const now = new Date("2027-03-12T09:00:00Z");
const march = { series: "monthly-pulse", period: "2027-03" };

describe("what my supervisor can see", () => {
  let web: Web;
  let db: Db;
  beforeEach(async () => {
    db = await sqlite.open();
    await nordlys(db);
    web = await startWeb(db, { now: () => now });
  });

  async function marchIsOver() {
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    // Nobody but four answers about pay, so that something is withheld.
    const answers = (person: string) =>
      pulse(1, {
        workload: -2,
        ...(north.indexOf(person) > 3 && { recognition_future: "not-applicable" }),
      });
    await everyoneAnswers(db, wave.waveId, [...north, ...south], answers, opening);
    await closeWave(db, march, closing);
  }

  async function page(personId: string, path: string) {
    const { secret } = await beginSession(db, { personId, device: "Test" }, now);
    const browser = web.visitor();
    const value = Buffer.from(JSON.stringify(secret)).toString("base64");
    browser.cookies.set("tilsig", encodeURIComponent(value));
    const answer = await browser.get(path);
    return { status: answer.status, html: await answer.text() };
  }

  async function digestPath(supervisorId: string) {
    const digest = await db
      .selectFrom("digest")
      .where("supervisorId", "=", supervisorId)
      .select("id")
      .executeTakeFirstOrThrow();
    return `/digests/${digest.id}`;
  }

  /** The words and the figures of one cell, as they stand in the page. */
  function cellIn(html: string, name: string) {
    const [words] =
      new RegExp(`<section class="section"><h2[^>]*>${name}</h2>.*?</section>`).exec(html) ?? [];
    const [figures] =
      new RegExp(`<table[^>]*><caption[^>]*>${name}</caption>.*?</table>`).exec(html) ?? [];
    return { words, figures };
  }

  test("is the supervisor's own page about the own cell, byte for byte", async () => {
    await marchIsOver();
    const supervisor = cellIn((await page("kari", await digestPath("kari"))).html, "North");
    const { html } = await page("solveig", "/supervisor-view");
    const specialist = cellIn(html, "North");
    expect(supervisor.words).toContain("Nearly all answered.");
    expect(supervisor.figures?.match(/<tr>/g)?.length).toBeGreaterThan(15);
    expect(supervisor.figures).toContain("not shown");
    expect(specialist).toEqual(supervisor);
    expect(html).toContain("What Kari sees");
    expect(html).toContain("Some figures are not shown because they could give away an answer.");
  });

  test("is the own cell alone, whatever else the supervisor reads", async () => {
    await db.insertInto("team").values({ id: "east", unitId: "inland", name: "East" }).execute();
    for (let i = 0; i < 7; i++) await addSpecialist(db, `east${i}`, "east");
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    const everyone = [...north, ...south, ...Array.from({ length: 7 }, (_, i) => `east${i}`)];
    await everyoneAnswers(db, wave.waveId, everyone, () => pulse(1), opening);
    await closeWave(db, march, closing);

    const kari = (await page("kari", await digestPath("kari"))).html;
    expect(kari).toContain("North");
    expect(kari).toContain("East · South");
    const solveig = (await page("solveig", "/supervisor-view")).html;
    expect(solveig).not.toMatch(/East|South/);
    expect(cellIn(solveig, "North")).toEqual(cellIn(kari, "North"));
    const ida = (await page("ida", "/supervisor-view")).html;
    expect(cellIn(ida, "East · South")).toEqual(cellIn(kari, "East · South"));
  });

  test("is nothing while no wave has closed, and says so", async () => {
    await openWave(db, march, opening);
    const { status, html } = await page("solveig", "/supervisor-view");
    expect(status).toBe(200);
    expect(html).toContain("Nothing yet.");
    expect(html).not.toContain("<table");
  });

  test("is nothing for somebody in no cell, who is told why", async () => {
    await marchIsOver();
    const { html } = await page("ida", "/supervisor-view");
    expect(html).toContain("you were in no group");
    expect(html).not.toContain("<table");
  });

  test("is nothing to a supervisor who came after the close", async () => {
    await marchIsOver();
    await db.updateTable("supervision").set({ endDate: "2027-03-11" }).execute();
    await db
      .insertInto("supervision")
      .values({
        id: "per-solveig",
        supervisorId: "per",
        specialistId: "solveig",
        startDate: "2027-03-11",
        endDate: null,
      })
      .execute();
    const { html } = await page("solveig", "/supervisor-view");
    expect(html).toContain("What Per sees");
    expect(html).toContain("Nothing about the last wave");
    expect(html).not.toContain("Kari");
    expect(html).not.toContain("<table");
  });

  test("is for specialists", async () => {
    expect((await page("kari", "/supervisor-view")).status).toBe(404);
    expect((await page("astrid", "/supervisor-view")).status).toBe(404);
    const stranger = await web.visitor().get("/supervisor-view");
    expect(stranger.headers.get("location")).toBe("/sign-in?next=%2Fsupervisor-view");
  });
});
