import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Context } from "#app/context.server.ts";
import { takePause } from "#app/domain/pauses.ts";
import { isRestDay } from "#app/domain/rhythm/holidays.ts";
import { monthly, plannedWave } from "#app/domain/rhythm/rule.ts";
import { openDue } from "#app/domain/rhythm/opening.ts";
import { pauseSeries, planSeries, resumeSeries } from "#app/domain/rhythm/series.ts";
import { openWave } from "#app/domain/waves.ts";
import { closeDueWaves, openDueWaves } from "#app/jobs/schedule.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { addSpecialist, nordlys, south } from "#tests/support/organisation.ts";

const name = "monthly-pulse";
const oslo = "Europe/Oslo";
const HOUR_MS = 3_600_000;
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

/** Numbers from 0 to 1 that are the same in every run (Park and Miller's generator). */
function chances(seed: number) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

async function smallOrganisation() {
  const [sqlite] = databases;
  if (!sqlite) throw new Error("There is no database to test on.");
  const db = await sqlite.open();
  await db.insertInto("unit").values({ id: "inland", name: "Inland" }).execute();
  await db.insertInto("team").values({ id: "south", unitId: "inland", name: "South" }).execute();
  for (const person of south) await addSpecialist(db, person, "south", "2024-01-01");
  return db;
}

const zones = [
  "Europe/Oslo",
  "Europe/London",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Australia/Lord_Howe",
];

describe.each(zones)("from 2024 to 2040 in %s", { timeout: 120_000 }, (timeZone) => {
  const end = Date.parse("2041-01-01T00:00:00Z");

  function expectGoodOpenings(waves: Awaited<ReturnType<typeof wavesIn>>) {
    expect(new Set(waves.map(({ period }) => period)).size).toBe(waves.length);
    for (const { period, opensAt, closesAt } of waves) {
      const local = Temporal.Instant.from(opensAt).toZonedDateTimeISO(timeZone);
      expect(isRestDay(local.toPlainDate()), opensAt).toBe(false);
      expect([local.hour >= 8 && local.hour < 20, local.month === 7], opensAt).toEqual([
        true,
        false,
      ]);
      const plan = plannedWave({ ...monthly, anchor: "2024-01" }, period, timeZone);
      expect(closesAt, period).toBe(plan?.closesAt);
    }
  }

  test("each period has one wave, though the clock jumps an hour or a day to and fro", async () => {
    const db = await smallOrganisation();
    await planned(db, "2024-01-01T00:00:00Z", timeZone);
    const { at, told } = schedule(db);
    const chance = chances(timeZone.length * 7919);
    let now = Date.parse("2024-01-01T00:00:00Z");
    while (now < end) {
      await at(new Date(now));
      const jump = chance();
      if (jump < 0.05) await at(new Date(now - HOUR_MS));
      else if (jump < 0.1) await at(new Date(now - 24 * HOUR_MS * chance()));
      // Less than the twelve hours of a day in which waves open; days without any pass faster.
      const isCalm = Math.abs(new Date(now).getUTCDate() - 20) < 7;
      now += (1 + (isCalm ? 60 : 10) * chance()) * HOUR_MS;
    }
    const waves = await wavesIn(db);
    expect(waves).toHaveLength(17 * 11);
    expect(told).toHaveLength(17 * 11);
    expectGoodOpenings(waves);
  });

  test.runIf(zones.indexOf(timeZone) < 2)(
    "weeks without a server leave waves out, and open none twice or too late",
    async () => {
      const db = await smallOrganisation();
      await planned(db, "2024-01-01T00:00:00Z", timeZone);
      const { at, told } = schedule(db);
      const chance = chances(timeZone.length * 104_729);
      let now = Date.parse("2024-01-01T00:00:00Z");
      while (now < end) {
        await at(new Date(now));
        now += chance() < 0.02 ? (1 + 60 * chance()) * 24 * HOUR_MS : (2 + 30 * chance()) * HOUR_MS;
      }
      const waves = await wavesIn(db);
      expectGoodOpenings(waves);
      const late = waves.filter(
        ({ period, opensAt }) => Date.parse(opensAt) - Date.parse(opensOf(period)) > 24 * HOUR_MS,
      );
      expect(late.length, "some were late").toBeGreaterThan(0);
      expect(waves.length, "some were left out").toBeLessThan(17 * 11);
      for (const { opensAt, closesAt } of waves)
        expect(Date.parse(closesAt) - Date.parse(opensAt)).toBeGreaterThanOrEqual(48 * HOUR_MS);
      expect(new Set(told).size, "each is told once").toBe(told.length);
    },
  );

  function opensOf(period: string) {
    return plannedWave({ ...monthly, anchor: "2024-01" }, period, timeZone)?.opensAt ?? "";
  }
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
