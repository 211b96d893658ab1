import { describe, expect, test } from "vitest";
import { logPage } from "#app/domain/audit.ts";
import { closeWave } from "#app/domain/closing.ts";
import { monthly, quarterly } from "#app/domain/rhythm/rule.ts";
import {
  examinePlan,
  pauseSeries,
  planSeries,
  resumeSeries,
  seriesOf,
} from "#app/domain/rhythm/series.ts";
import { openWave } from "#app/domain/waves.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { nordlys } from "#tests/support/organisation.ts";

const now = new Date("2027-02-20T12:00:00Z");
const pulse = {
  name: "monthly-pulse",
  plan: monthly,
  timeZone: "Europe/Oslo",
  actorId: "astrid" as string | null,
};
const alliance = { ...pulse, name: "working-alliance", plan: quarterly };

describe.each(databases)("planning a series on $name", ({ open }) => {
  test("an installation begins without a plan", async () => {
    const db = await open();
    const all = await seriesOf(db);
    expect(all.map(({ name, rule }) => [name, rule])).toEqual([
      ["monthly-pulse", null],
      ["working-alliance", null],
    ]);
  });

  test("gives the next twelve waves, keeps the plan, and says so in the log", async () => {
    const db = await open();
    await nordlys(db);
    const planning = await planSeries(db, pulse, now);
    const next = planning.outcome === "planned" ? planning.next : [];
    expect(next).toHaveLength(12);
    expect(next[0]).toEqual({
      period: "2027-03",
      opensAt: "2027-03-02T07:00:00.000Z",
      closesAt: "2027-03-10T19:00:00.000Z",
    });
    expect((await planSeries(db, alliance, now)).outcome).toBe("planned");
    const change = { name: pulse.name, actorId: "astrid" };
    await pauseSeries(db, change, now);
    expect((await seriesOf(db))[0]).toMatchObject({ pausedAt: now.toISOString() });
    await resumeSeries(db, change, new Date("2027-03-03T12:00:00Z"));
    expect((await seriesOf(db))[0]).toMatchObject({ pausedAt: null, rule: { anchor: "2027-04" } });
    const { lines } = await logPage(db, { viewerId: "astrid", page: 1 });
    expect(lines.map(({ act, actor, detail }) => `${actor} ${act} ${detail}`).sort()).toEqual([
      "Astrid series-paused monthly-pulse",
      "Astrid series-planned monthly-pulse",
      "Astrid series-planned working-alliance",
      "Astrid series-resumed monthly-pulse",
    ]);
  });

  test("shows no date of a period that has had its wave", async () => {
    const db = await open();
    await nordlys(db);
    await openWave(db, { series: pulse.name, period: "2027-03" }, now);
    expect(await examinePlan(db, pulse, now)).toMatchObject({
      outcome: "fits",
      next: expect.arrayContaining([expect.objectContaining({ period: "2027-04" })]),
    });
    const examined = await examinePlan(db, pulse, now);
    expect(examined.outcome === "fits" && examined.next[0]?.period).toBe("2027-04");
  });

  test.each([
    ["an unknown survey", { name: "no-such" }, { outcome: "unknown-survey" }],
    ["an unknown zone", { timeZone: "Mars/Olympus" }, { outcome: "unknown-zone" }],
    ["no month at all", { plan: { ...monthly, months: [] } }, { outcome: "no-month" }],
    [
      "a month that does not exist",
      { plan: { ...monthly, months: [2, 31] } },
      { outcome: "no-such-month", month: 31 },
    ],
    [
      "a fifth week and nothing typed",
      { plan: { ...monthly, week: 5, openDays: NaN } },
      { outcome: "out-of-bounds", parts: ["week", "openDays"] },
    ],
    [
      "a close before its open",
      { plan: { ...monthly, months: [3], week: 4, weekday: 4, openDays: 1, opens: 10, closes: 9 } },
      { outcome: "closes-first", wave: { opensAt: "2027-03-30T08:00:00.000Z" } },
    ],
    [
      "two surveys in one week",
      { name: "working-alliance", plan: { ...quarterly, week: 1, weekday: 4 } },
      {
        outcome: "collides",
        wave: { opensAt: "2027-05-07T06:00:00.000Z" },
        other: { series: "monthly-pulse", wave: { opensAt: "2027-05-04T06:00:00.000Z" } },
      },
    ],
  ])("refuses %s, and changes nothing", async (_, wrong, refusal) => {
    const db = await open();
    await nordlys(db);
    await planSeries(db, pulse, now);
    const before = await everything(db);
    expect(await planSeries(db, { ...pulse, ...wrong }, now)).toMatchObject(refusal);
    expect(await everything(db)).toEqual(before);
  });

  test("refuses a plan whose first wave would follow another survey within a week of its opening", async () => {
    const db = await open();
    await nordlys(db);
    const alliance = { ...pulse, name: "working-alliance", plan: quarterly };
    const fits = await examinePlan(db, alliance, now);
    const first = fits.outcome === "fits" ? fits.next[0] : undefined;
    const before = (days: number) =>
      new Date(Date.parse(first?.opensAt ?? "") - days * 86_400_000 - 3_600_000);
    await openWave(db, { series: pulse.name, period: "2027-02" }, before(6));
    const stored = await everything(db);
    expect(await planSeries(db, alliance, before(5))).toEqual({
      outcome: "follows-too-soon",
      wave: first,
      other: { series: pulse.name, opensAt: before(6).toISOString() },
    });
    expect(await everything(db)).toEqual(stored);
    await db
      .updateTable("wave")
      .set({ opensAt: before(7).toISOString() })
      .execute();
    expect(await planSeries(db, alliance, before(5))).toMatchObject({ outcome: "planned" });
  });

  test("what is opened and closed by hand is in the log too, once", async () => {
    const db = await open();
    await nordlys(db);
    const wave = { series: pulse.name, period: "2027-02" };
    await openWave(db, wave, now);
    await openWave(db, wave, now);
    await closeWave(db, wave, new Date("2027-03-01T12:00:00Z"));
    await closeWave(db, wave, new Date("2027-03-01T12:00:30Z"));
    const { lines } = await logPage(db, { viewerId: "astrid", page: 1 });
    expect(lines.map(({ act, detail }) => `${act} ${detail}`)).toEqual([
      "wave-closed monthly-pulse 2027-02",
      "wave-opened monthly-pulse 2027-02",
    ]);
  });

  test("there is nothing to pause or to resume without a plan", async () => {
    const db = await open();
    for (const name of ["monthly-pulse", "no-such"]) {
      expect(await pauseSeries(db, { name, actorId: null }, now)).toEqual({ outcome: "no-plan" });
      expect(await resumeSeries(db, { name, actorId: null }, now)).toEqual({ outcome: "no-plan" });
    }
  });
});
