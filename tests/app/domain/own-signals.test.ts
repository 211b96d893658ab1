import { randomUUID } from "node:crypto";
import { closeWave } from "#app/domain/closing.ts";
import { ownBalance } from "#app/domain/own-balance.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import type { Answers } from "#surveys/scoring.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const usual = pulse(1);
const drained: Answers = { ...usual, workload: -2, exhaustion: 5, method_supervision: "none" };

describe.each(databases)("one's own signals on $name", ({ open }) => {
  test("come with the answer, before the wave closes and whatever colleagues answer", async () => {
    const told = await Promise.all(
      [1, -2].map(async (colleagues) => {
        const db = await open();
        await nordlys(db);
        const months = [usual, usual, usual, usual, drained, drained];
        for (const [month, answers] of months.entries()) {
          const period = `2027-0${month + 1}`;
          const wave = await opened(db, period);
          await answer(db, wave, "anne", pulse(colleagues));
          await answer(db, wave, "solveig", answers);
          if (month < months.length - 1) await closeWave(db, pulseOf(period), at(period));
        }
        return (await ownBalance(db, "monthly-pulse", "solveig")).signals;
      }),
    );
    expect(told[0]).toMatchObject([
      { factor: "workload", kind: "change", drains: true, waves: 1, fitting: { id: "m17" } },
    ]);
    expect(told[1]).toEqual(told[0]);
  });

  test("are none for who has not answered yet", async () => {
    const db = await open();
    await nordlys(db);
    await opened(db, "2027-01");
    expect((await ownBalance(db, "monthly-pulse", "solveig")).signals).toEqual([]);
  });
});

function pulseOf(period: string) {
  return { series: "monthly-pulse", period };
}

function at(period: string) {
  return new Date(`${period}-05T07:00:00Z`);
}

async function opened(db: Db, period: string) {
  const wave = await openWave(db, pulseOf(period), at(period));
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  return { id: wave.waveId, period };
}

async function answer(
  db: Db,
  wave: { id: string; period: string },
  personId: string,
  answers: Answers,
) {
  const submission = randomUUID();
  const given = { waveId: wave.id, personId, submission, answers };
  const stored = await submitResponse(db, given, at(wave.period));
  expect(stored.outcome).toBe("accepted");
}
