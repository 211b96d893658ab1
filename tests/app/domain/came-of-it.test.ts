import { cameOfIt } from "#app/domain/came-of-it.ts";
import { closeWave } from "#app/domain/closing.ts";
import { planSeries, usualPlan } from "#app/domain/rhythm/series.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const series = "monthly-pulse";
const asked = { personId: "solveig", series };
const later = { now: new Date("2027-03-20T08:00:00Z"), day: "2027-03-20" };

describe.each(databases)("what came of a wave on $name", ({ open }) => {
  test("is how the own group's published bands have moved since the wave before", async () => {
    const db = await open();
    await nordlys(db);
    await month(db, "2027-02", {
      workload: -2,
      peer_support: 2,
      travel_practical: "not-applicable",
    });
    await month(db, "2027-03", { workload: 2, peer_support: -2 });
    const { period, factors } = await cameOfIt(db, asked, later);
    expect(period).toBe("2027-03");
    const of = (factor: string) => factors.find((one) => one.factor === factor);
    expect(of("workload")).toMatchObject({ band: "nourishes", move: "up" });
    expect(of("workload")?.trend).toEqual(["drains", "nourishes"]);
    expect(of("peer_support")).toMatchObject({ band: "drains", move: "down" });
    expect(of("leader_support")).toMatchObject({ move: "same" });
    expect(of("travel_practical")).toMatchObject({ move: null });
  });

  test("is nothing before a wave has closed, and of none in which the group was too small", async () => {
    const db = await open();
    await nordlys(db);
    expect(await cameOfIt(db, asked, later)).toEqual({
      period: null,
      factors: [],
      nextOpensAt: null,
    });
    const wave = await openWave(
      db,
      { series, period: "2027-03" },
      new Date("2027-03-02T07:00:00Z"),
    );
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    const few = north.slice(0, 4);
    await everyoneAnswers(db, wave.waveId, few, () => pulse(1), new Date("2027-03-03T07:00:00Z"));
    await closeWave(db, { series, period: "2027-03" }, new Date("2027-03-10T19:00:00Z"));
    expect((await cameOfIt(db, asked, later)).factors).toEqual([]);
  });

  test("says when the next wave is planned to open", async () => {
    const db = await open();
    await nordlys(db);
    const timeZone = "Europe/Oslo";
    const planned = { name: series, plan: usualPlan(series), timeZone, actorId: null };
    await planSeries(db, planned, later.now);
    const { nextOpensAt } = await cameOfIt(db, asked, later);
    expect(nextOpensAt).toMatch(/^2027-04-0\d/);
  });
});

async function month(db: Db, period: string, answers: Record<string, number | string>) {
  const wave = await openWave(db, { series, period }, new Date(`${period}-02T07:00:00Z`));
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  const given = new Date(`${period}-03T07:00:00Z`);
  await everyoneAnswers(db, wave.waveId, north, () => pulse(1, answers), given);
  await closeWave(db, { series, period }, new Date(`${period}-10T19:00:00Z`));
}
