import { closeWave } from "#app/domain/closing.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import {
  acceptedFalseAlarms,
  acceptFalseAlarms,
  cellsAsked,
  type FalseAlarms,
} from "#app/domain/false-alarms.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const periods = ["2027-01", "2027-02", "2027-03", "2027-04", "2027-05", "2027-06"];
const now = new Date("2027-01-04T08:00:00Z");

/** A wave in which `answer` gives each person's workload; says what stands about it afterwards. */
async function wave(db: Db, period: string, answer: (index: number) => number) {
  const series = "monthly-pulse";
  const opening = await openWave(db, { series, period }, new Date(`${period}-05T08:00:00Z`));
  if (opening.outcome !== "opened") throw new Error(opening.outcome);
  const answers = (person: string) => pulse(1, { workload: answer(north.indexOf(person)) });
  await everyoneAnswers(db, opening.waveId, north, answers, new Date(`${period}-06T08:00:00Z`));
  await closeWave(db, { series, period }, new Date(`${period}-13T18:00:00Z`));
  const release = await readRelease(db, opening.waveId);
  return release?.lines.filter(({ kind }) => kind === "signal").map(({ subject }) => subject);
}

/** Half a year as usual, then nearly everybody a little lower for a month. */
async function aSmallDrop(db: Db, rate: FalseAlarms) {
  await nordlys(db);
  await acceptFalseAlarms(db, { rate, actorId: "astrid" }, now);
  for (const [month, period] of periods.entries())
    await wave(db, period, (index) => ((index + month) % 3 === 0 ? 0 : 1));
  return wave(db, "2027-07", (index) => (index < 7 ? 0 : 1));
}

describe.each(databases)("the rate of false alarms on $name", ({ open }) => {
  test("is one a year in a group until an administrator chooses another, who is in the log", async () => {
    const db = await open();
    await nordlys(db);
    expect(await acceptedFalseAlarms(db)).toBe(1);
    await acceptFalseAlarms(db, { rate: 0.5, actorId: "astrid" }, now);
    await acceptFalseAlarms(db, { rate: 0.5, actorId: "astrid" }, now);
    expect(await acceptedFalseAlarms(db)).toBe(0.5);
    const log = await db.selectFrom("audit").select(["act", "actorId", "detail"]).execute();
    expect(log).toEqual([{ act: "false-alarms-accepted", actorId: "astrid", detail: "0.5" }]);
  });

  test("decides whether a small drop is told", async () => {
    expect(await aSmallDrop(await open(), 3)).toEqual(["workload"]);
    expect(await aSmallDrop(await open(), 0.2)).toEqual([]);
  });

  test("is kept by each wave, so that what was raised stays raised when all is judged again", async () => {
    const still = (index: number) => (index < 4 ? 0 : 1);
    const careful = await open();
    await aSmallDrop(careful, 0.2);
    expect(await wave(careful, "2027-08", still)).toEqual([]);

    const eager = await open();
    await aSmallDrop(eager, 3);
    await acceptFalseAlarms(eager, { rate: 0.2, actorId: "astrid" }, now);
    await eager.deleteFrom("earlyWarningState").execute();
    expect(await wave(eager, "2027-08", still)).toEqual(["workload"]);
  });

  test("is multiplied by the groups of the newest wave", async () => {
    const db = await open();
    expect(await cellsAsked(db, "monthly-pulse")).toBe(0);
    await nordlys(db);
    await wave(db, "2027-01", () => 1);
    expect(await cellsAsked(db, "monthly-pulse")).toBe(1);
  });
});
