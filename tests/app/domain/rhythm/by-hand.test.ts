import { describe, expect, test } from "vitest";
import { openByHand } from "#app/domain/rhythm/by-hand.ts";
import { monthly } from "#app/domain/rhythm/rule.ts";
import { pauseSeries, planSeries } from "#app/domain/rhythm/series.ts";
import { openWave } from "#app/domain/waves.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const alliance = { series: "working-alliance", period: "2027-03" };
const pulse = { series: "monthly-pulse", period: "2027-03" };
const tuesday = new Date("2027-03-02T07:00:00Z");
const days = (count: number) => new Date(tuesday.getTime() + count * 86_400_000);

describe.each(databases)("a wave that is opened by hand on $name", ({ open }) => {
  test("is refused within a week after another survey, and opens a week after it", async () => {
    const db = await open();
    await nordlys(db);
    await openWave(db, pulse, tuesday);
    const outbox = await db.selectFrom("outbox").selectAll().execute();
    expect(await openByHand(db, alliance, days(6))).toEqual({
      outcome: "too-near",
      series: "monthly-pulse",
      isPlanned: false,
      day: "2027-03-02",
      from: "2027-03-09",
    });
    expect(await db.selectFrom("outbox").selectAll().execute()).toEqual(outbox);
    expect(await openByHand(db, alliance, days(7))).toMatchObject({ outcome: "opened" });
  });

  test("is refused within a week before another that opens by itself, unless that is paused", async () => {
    const db = await open();
    await nordlys(db);
    const plan = { name: "monthly-pulse", plan: monthly, timeZone: "Europe/Oslo", actorId: null };
    await planSeries(db, plan, days(-20));
    expect(await openByHand(db, alliance, days(-6))).toEqual({
      outcome: "too-near",
      series: "monthly-pulse",
      isPlanned: true,
      day: "2027-03-02",
      from: "2027-03-09",
    });
    await pauseSeries(db, { name: "monthly-pulse", actorId: null }, days(-6));
    expect(await openByHand(db, alliance, days(-6))).toMatchObject({ outcome: "opened" });
  });

  test("that is no series or no period is said in front of everything else", async () => {
    const db = await open();
    await nordlys(db);
    await openWave(db, pulse, tuesday);
    expect(await openByHand(db, { ...alliance, series: "mood" }, days(1))).toEqual({
      outcome: "unknown-series",
    });
    expect(await openByHand(db, { ...alliance, period: "March" }, days(1))).toEqual({
      outcome: "not-a-period",
    });
  });
});
