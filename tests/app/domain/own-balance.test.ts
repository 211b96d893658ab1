import { randomUUID } from "node:crypto";
import { closeWave } from "#app/domain/closing.ts";
import { ownBalance, ownNormal } from "#app/domain/own-balance.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Answers } from "#surveys/scoring.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

describe.each(databases)("one's own balance on $name", ({ open }) => {
  test("is one's own answers over time, each factor against the own normal before", async () => {
    const db = await open();
    await nordlys(db);
    const given: Answers[] = [
      { workload: 1, peer_support: 2 },
      { workload: 0, peer_support: "not-applicable" },
      { workload: -1, peer_support: 2 },
      { workload: -2 },
    ];
    for (const [index, answers] of given.entries()) {
      const period = `2027-0${index + 1}`;
      const at = new Date(`${period}-05T07:00:00Z`);
      const wave = await openWave(db, { series: "monthly-pulse", period }, at);
      if (wave.outcome !== "opened") throw new Error(wave.outcome);
      const of = { waveId: wave.waveId, submission: randomUUID() };
      await submitResponse(db, { ...of, personId: "solveig", answers }, at);
      await submitResponse(db, { ...of, personId: "anne", answers: { workload: 2 } }, at);
      await closeWave(db, { series: "monthly-pulse", period }, at);
    }
    const { waves, factors } = await ownBalance(db, "monthly-pulse", "solveig");
    expect(waves.map(({ balance }) => balance?.balance)).toEqual([1.5, 0, 0.5, -2]);
    const workload = factors.find(({ factor }) => factor === "workload");
    expect(workload).toMatchObject({ latest: -2, values: [1, 0, -1, -2] });
    expect(workload?.normal?.mean).toBe(0);
    const peers = factors.find(({ factor }) => factor === "peer_support");
    expect(peers).toMatchObject({ latest: null, normal: null });
    expect((await ownBalance(db, "monthly-pulse", "bjorn")).waves).toEqual([]);
  });
});

describe("own normal", () => {
  test("needs three earlier answers", () => {
    expect(ownNormal([1, 1])).toBeNull();
  });

  test("is the mean and 1.28 standard deviations to either side, on the scale", () => {
    const normal = ownNormal([-1, 0, 1]);
    expect(normal?.mean).toBe(0);
    expect(normal?.low).toBeCloseTo(-1.28);
    expect(normal?.high).toBeCloseTo(1.28);
    expect(ownNormal([2, 2, 0])).toMatchObject({ high: 2 });
  });

  test("is at least half a step wide to either side for somebody who always answers alike", () => {
    expect(ownNormal([1, 1, 1])).toEqual({ mean: 1, low: 0.5, high: 1.5 });
  });
});
