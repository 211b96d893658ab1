import { closeWave } from "#app/domain/closing.ts";
import { digestsOf } from "#app/domain/digest.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { deletePast } from "#app/domain/retention.ts";
import { ownHistory } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import { claim, markDone } from "#app/jobs/outbox.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const series = "monthly-pulse";
const opening = new Date("2027-03-02T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");

function daysAfter(days: number) {
  return new Date(closing.getTime() + days * 86_400_000);
}

describe.each(databases)("what is past its time on $name", ({ open }) => {
  async function closedWave() {
    const db = await open();
    await nordlys(db);
    const wave = await openWave(db, { series, period: "2027-03" }, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await everyoneAnswers(db, wave.waveId, north, () => pulse(1), opening);
    await closeWave(db, { series, period: "2027-03" }, closing);
    return { db, waveId: wave.waveId };
  }

  test("answers go after 24 months, and what they made stays", async () => {
    const { db, waveId } = await closedWave();
    await deletePast(db, daysAfter(729));
    expect(await ownHistory(db, { series, personId: "solveig" })).toHaveLength(1);
    expect(await deletePast(db, daysAfter(732))).toMatchObject({ answers: 1 });
    expect(await ownHistory(db, { series, personId: "solveig" })).toEqual([]);
    expect(await db.selectFrom("answer").selectAll().execute()).toEqual([]);
    expect((await readRelease(db, waveId))?.lines.length).toBeGreaterThan(0);
  });

  test("releases go after five years, with their digests", async () => {
    const { db, waveId } = await closedWave();
    await deletePast(db, daysAfter(1828));
    expect(await readRelease(db, waveId)).toBeUndefined();
    expect(await digestsOf(db, "kari")).toEqual([]);
  });

  test("mails go seven days after they were sent, and not before", async () => {
    const { db } = await closedWave();
    await markDone(db, await claim(db, opening, 100), closing);
    await deletePast(db, daysAfter(6));
    const kept = await db
      .selectFrom("outbox")
      .where("doneAt", "is not", null)
      .selectAll()
      .execute();
    expect(kept.length).toBeGreaterThan(0);
    await deletePast(db, daysAfter(8));
    const left = await db.selectFrom("outbox").select(["kind", "doneAt"]).execute();
    expect(left.every(({ doneAt }) => doneAt === null)).toBe(true);
    expect(left, "what waits is not past").toContainEqual({ kind: "send-digest", doneAt: null });
  });
});
