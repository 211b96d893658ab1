import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { closeWave } from "#app/domain/closing.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { answeringModules } from "#app/domain/training/answering.ts";
import { openWave } from "#app/domain/waves.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys, pulse } from "#tests/support/organisation.ts";

const sqlite = databases[0]!;

test("What fits now follows from one's own answers, and nobody else is led there", async () => {
  const db = await sqlite.open();
  await nordlys(db);
  for (const month of [1, 2, 3, 4, 5, 6]) {
    const wave = { series: "monthly-pulse", period: `2027-0${month}` };
    const now = new Date(`${wave.period}-05T07:00:00Z`);
    const opening = await openWave(db, wave, now);
    if (opening.outcome !== "opened") throw new Error(opening.outcome);
    const answers = pulse(1, month > 4 ? { workload: -2, method_supervision: "none" } : {});
    const given = {
      waveId: opening.waveId,
      personId: "solveig",
      submission: randomUUID(),
      answers,
    };
    await submitResponse(db, given, now);
    await closeWave(db, wave, now);
  }
  const day = "2027-06-10";
  const modulesOf = (personId: string, roles: ("specialist" | "supervisor")[]) =>
    answeringModules(db, { personId, roles }, day);
  expect(await modulesOf("solveig", ["specialist"])).toContain("m17");
  expect(await modulesOf("anne", ["specialist"])).toEqual([]);
  // One answer alone is published to nobody.
  expect(await modulesOf("kari", ["supervisor"])).toEqual([]);
});
