import { describe, expect, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { takePause } from "#app/domain/pauses.ts";
import { monthly } from "#app/domain/rhythm/rule.ts";
import { notOpenedOf } from "#app/domain/rhythm/left-out.ts";
import { openDue } from "#app/domain/rhythm/opening.ts";
import { pauseSeries, planSeries, resumeSeries } from "#app/domain/rhythm/series.ts";
import { openWave } from "#app/domain/waves.ts";
import { closeDueWaves, openDueWaves } from "#app/jobs/schedule.ts";
import type { Db } from "#db/transaction.ts";
import { livedThrough } from "#tests/bench/reliability/calendar-years.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const name = "monthly-pulse";
const oslo = "Europe/Oslo";
const opening = new Date("2027-03-02T07:00:00Z");

function planned(db: Db, now: string, timeZone = oslo) {
  return planSeries(db, { name, plan: monthly, timeZone, actorId: null }, new Date(now));
}

/** What the worker does every half minute, by a clock that the test sets. */
function schedule(db: Db) {
  const told: string[] = [];
  const at = async (now: Date) => {
    // The schedule asks for a database and a clock; it sends nothing itself.
    const context = { db, now: () => now } as Context;
    await closeDueWaves(context, () => {});
    await openDueWaves(context, ({ event, wave, reason }) =>
      told.push([event, wave, reason].filter(Boolean).join(" ")),
    );
  };
  return { at, told };
}

async function wavesIn(db: Db) {
  return db
    .selectFrom("wave")
    .select(["period", "opensAt", "closesAt"])
    .orderBy("period")
    .execute();
}

async function emptyDatabase() {
  const [sqlite] = databases;
  if (!sqlite) throw new Error("There is no database to test on.");
  return sqlite.open();
}

// Easter on the night on which clocks change, early and late; leap years; clocks that change by an
// hour, half of one and not at all. All years in all zones: npm run bench reliability.
describe("each period has one wave, though the clock jumps an hour or a day to and fro", () => {
  test.each<[string, number, number]>([
    ["Europe/Oslo", 2027, 2028],
    ["Europe/London", 2024, 2025],
    ["America/St_Johns", 2035, 2036],
    ["Asia/Kathmandu", 2026, 2027],
    ["Pacific/Apia", 2030, 2031],
    ["Australia/Lord_Howe", 2038, 2039],
  ])("in %s from %i until %i", async (timeZone, from, until) => {
    const years = { timeZone, from, until, clock: "jumping" } as const;
    const lived = await livedThrough(await emptyDatabase(), years);
    expect(lived).toMatchObject({ double: [], wrong: [], tooLate: [], toldTwice: [] });
    expect([lived.waves, lived.opened]).toEqual([lived.planned, lived.planned]);
  });
});

test("weeks without a server leave waves out, and open none twice or too late", async () => {
  const years = { timeZone: oslo, from: 2024, until: 2028, clock: "absent" } as const;
  const lived = await livedThrough(await emptyDatabase(), years);
  expect(lived).toMatchObject({ double: [], wrong: [], tooLate: [], toldTwice: [] });
  expect(lived.late.length, "some were late").toBeGreaterThan(0);
  expect(lived.waves, "some were left out").toBeLessThan(lived.planned);
});

describe.each(databases)("opening by itself on $name", ({ open }) => {
  test("happens once, whoever asks at the same moment, with the close of the plan", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    const late = new Date("2027-03-04T09:00:00Z");
    const news = await Promise.all([openDue(db, late), openDue(db, late), openDue(db, late)]);
    expect(news.flat()).toMatchObject([{ series: name, period: "2027-03", outcome: "opened" }]);
    expect(await wavesIn(db)).toEqual([
      {
        period: "2027-03",
        opensAt: "2027-03-04T09:00:00.000Z",
        closesAt: "2027-03-10T19:00:00.000Z",
      },
    ]);
    const lines = await db
      .selectFrom("audit")
      .where("act", "=", "wave-opened")
      .selectAll()
      .execute();
    expect(lines).toMatchObject([{ actorId: null, detail: "monthly-pulse 2027-03" }]);
    expect(await openDue(db, new Date("2027-03-02T08:00:00Z")), "a clock set back").toEqual([]);
  });

  test("waits for a plan, and while the series is paused; what a pause left out stays out", async () => {
    const db = await open();
    await nordlys(db);
    expect(await openDue(db, opening)).toEqual([]);
    await planned(db, "2027-02-20T00:00:00Z");
    const change = { name, actorId: "astrid" };
    await pauseSeries(db, change, new Date("2027-02-21T00:00:00Z"));
    expect(await openDue(db, opening)).toEqual([]);
    const resumed = await resumeSeries(db, change, new Date("2027-03-03T09:00:00Z"));
    expect(resumed).toMatchObject({ outcome: "resumed", next: expect.anything() });
    expect(resumed.outcome === "resumed" && resumed.next[0]?.period).toBe("2027-04");
    expect(await openDue(db, new Date("2027-03-03T10:00:00Z"))).toEqual([]);
    expect(await openDue(db, new Date("2027-04-06T06:00:00Z"))).toMatchObject([
      { period: "2027-04", outcome: "opened" },
    ]);
  });

  test("closes the wave before first, and tells once where that is still open", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    await openWave(db, { series: name, period: "2027-02" }, new Date("2027-02-24T09:00:00Z"));
    const { at, told } = schedule(db);
    await at(opening);
    await at(new Date("2027-03-02T07:00:30Z"));
    expect(told).toEqual(["wave-not-opened monthly-pulse 2027-03 still-open"]);
    await db.updateTable("wave").set({ closesAt: "2027-03-03T07:00:00.000Z" }).execute();
    await at(new Date("2027-03-03T07:00:00Z"));
    expect(told.slice(1)).toEqual(["wave-opened monthly-pulse 2027-03"]);
  });

  test("tells once that there is nobody to ask, and that it has become too late", async () => {
    const db = await open();
    await planned(db, "2027-02-20T00:00:00Z");
    const { at, told } = schedule(db);
    for (const now of ["03-02T07:00", "03-02T07:01", "03-09T07:00", "03-09T07:01"])
      await at(new Date(`2027-${now}:00Z`));
    expect(told).toEqual([
      "wave-not-opened monthly-pulse 2027-03 nobody",
      "wave-not-opened monthly-pulse 2027-03 too-late",
    ]);
    expect(await wavesIn(db)).toEqual([]);
  });

  test("an hour back opens and closes nothing twice", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    const { at, told } = schedule(db);
    const close = "2027-03-10T19:00:00Z";
    for (const now of ["2027-03-02T07:00:00Z", "2027-03-02T06:00:00Z", "2027-03-02T07:00:30Z"])
      await at(new Date(now));
    for (const now of [close, "2027-03-10T18:00:00Z", "2027-03-10T19:00:30Z"])
      await at(new Date(now));
    expect(told).toEqual(["wave-opened monthly-pulse 2027-03"]);
    const wave = await db.selectFrom("wave").select("closedAt").executeTakeFirstOrThrow();
    expect(wave.closedAt).toBe(new Date(close).toISOString());
    const digests = await db.selectFrom("outbox").where("kind", "=", "send-digest").select("key");
    expect(await digests.execute()).toHaveLength(1);
  });

  test("a clock that is weeks ahead for a moment opens no period twice, and says what it left out", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    const { at, told } = schedule(db);
    for (const now of ["2027-03-01T09:00:00Z", "2027-04-06T06:00:00Z", "2027-03-01T09:00:30Z"])
      await at(new Date(now));
    for (const now of ["2027-03-02T07:00:00Z", "2027-03-04T09:00:00Z", "2027-04-06T06:00:00Z"])
      await at(new Date(now));
    expect((await wavesIn(db)).map(({ period }) => period)).toEqual(["2027-04"]);
    expect(told).toEqual([
      "wave-not-opened monthly-pulse 2027-03 missed",
      "wave-opened monthly-pulse 2027-04",
    ]);
  });

  test("says once, in the log and to the administrators, which waves went by without a server", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    const { at, told } = schedule(db);
    const back = Date.parse("2027-05-20T09:00:00Z");
    for (const hours of [0, -1, 1]) await at(new Date(back + hours * 3_600_000));
    expect(told).toEqual(
      ["03", "04", "05"].map((month) => `wave-not-opened monthly-pulse 2027-${month} missed`),
    );
    expect(await wavesIn(db)).toEqual([]);
    const leftOut = await notOpenedOf(db, name);
    expect(leftOut.map(({ period, outcome }) => `${period} ${outcome}`)).toEqual([
      "2027-05 missed",
      "2027-04 missed",
      "2027-03 missed",
    ]);
    const mails = await db.selectFrom("outbox").select(["kind", "payload"]).execute();
    expect(mails.map(({ kind }) => kind)).toEqual(["send-left-out"]);
    expect(JSON.parse(mails[0]?.payload ?? "")).toEqual({
      series: name,
      periods: ["2027-03", "2027-04", "2027-05"],
      personId: "astrid",
    });
    await at(new Date("2027-06-01T06:00:00Z"));
    expect(told.slice(3)).toEqual(["wave-opened monthly-pulse 2027-06"]);
  });

  test("a wave that opens after all is no longer among those that did not", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    // A clock that was a month fast for a moment.
    await openDue(db, new Date("2027-04-01T09:00:00Z"));
    expect(await notOpenedOf(db, name)).toMatchObject([{ period: "2027-03", outcome: "missed" }]);
    expect(await openDue(db, opening)).toMatchObject([{ period: "2027-03", outcome: "opened" }]);
    expect(await notOpenedOf(db, name)).toEqual([]);
  });

  test("asks nobody whose membership has ended by the day", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    for (const [personId, endDate] of [
      ["ida", "2027-03-02"],
      ["jon", "2027-03-03"],
    ] as const)
      await db
        .updateTable("membership")
        .set({ endDate })
        .where("personId", "=", personId)
        .execute();
    await openDue(db, opening);
    expect(await asked(db, "2027-03"), "the end is the first day no longer").not.toContain("ida");
    expect(await asked(db, "2027-03")).toContain("jon");
  });

  test("asks nobody who has a break on the day, and touches no roster that exists", async () => {
    const db = await open();
    await nordlys(db);
    await planned(db, "2027-02-20T00:00:00Z");
    const away = { personId: "ida", from: "2027-03-01", until: "2027-03-20" };
    expect(await takePause(db, away, "2027-03-01")).toEqual({ outcome: "pausing" });
    await openDue(db, opening);
    expect(await asked(db, "2027-03")).not.toContain("ida");
    expect(await asked(db, "2027-03")).toContain("jon");
    await takePause(db, { personId: "jon", from: "2027-03-03", until: null }, "2027-03-03");
    expect(await asked(db, "2027-03")).toContain("jon");
    await schedule(db).at(new Date("2027-04-06T06:00:00Z"));
    expect(await asked(db, "2027-04")).toContain("ida");
    expect(await asked(db, "2027-04")).not.toContain("jon");
  });

  async function asked(db: Db, period: string) {
    const rows = await db
      .selectFrom("roster")
      .innerJoin("wave", "wave.id", "roster.waveId")
      .where("wave.period", "=", period)
      .select("personId")
      .execute();
    return rows.map(({ personId }) => personId);
  }
});
