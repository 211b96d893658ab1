import { beforeEach, expect, test } from "vitest";
import { monthly } from "#app/domain/rhythm/rule.ts";
import { planSeries } from "#app/domain/rhythm/series.ts";
import { beginSession } from "#app/domain/session.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor } from "#tests/support/server.ts";

const now = new Date("2027-01-04T12:00:00Z");
const plan = {
  ...{ m3: "on", m6: "on", week: "3", weekday: "2", opens: "8" },
  ...{ openDays: "8", closes: "20", timeZone: "Europe/Oslo" },
};

let db: Db;
let astrid: Visitor;
beforeEach(async () => {
  db = await databases[0]!.open();
  await nordlys(db);
  const web = await startWeb(db, { now: () => now });
  astrid = web.visitor();
  const session = await beginSession(db, { personId: "astrid", device: "Firefox" }, now);
  const value = Buffer.from(JSON.stringify(session.secret)).toString("base64");
  astrid.cookies.set("tilsig", encodeURIComponent(value));
  const pulse = { name: "monthly-pulse", plan: monthly, timeZone: "Europe/Oslo", actorId: null };
  await planSeries(db, pulse, now);
});

const stored = () => db.selectFrom("series").select(["name", "rule", "timeZone"]).execute();

test.each([
  ["an unknown zone", { timeZone: "Mars/Phobos" }, /no such time zone/i],
  ["a fifth week", { week: "5" }, /first, second, third or fourth/],
  ["a close before its opening", { openDays: "-3" }, /from 1 to 27/],
  ["no days at all", { openDays: "0" }, /from 1 to 27/],
  ["the 31st of nothing", { weekday: "31" }, /Choose a day from Monday to Friday/],
  ["an hour that no clock shows", { opens: "25" }, /whole hour from 0 to 23/],
  ["words for numbers", { opens: "eight" }, /whole hour from 0 to 23/],
  ["the week of another survey", { week: "1" }, /two surveys within a week/],
])("%s is refused in words, and nothing is stored", async (_what, part, words) => {
  const before = await stored();
  const answer = await astrid.post("/series/working-alliance", { ...plan, ...part });
  const html = await answer.text();
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(html).toMatch(words);
  expect(html).toMatch(/role="alert"|aria-invalid="true"|data-color="danger"/);
  expect(await stored()).toEqual(before);
});

test("the same plan without a fault is stored", async () => {
  const answer = await astrid.post("/series/working-alliance", plan);
  expect(answer.status).toBe(302);
  expect((await stored()).map(({ name }) => name)).toContain("working-alliance");
});
