import { describe, expect, test } from "vitest";
import { previewDivision } from "#app/domain/division-preview.ts";
import { deleteEndedPauses, endPause, pauseOf, pausingOn, takePause } from "#app/domain/pauses.ts";
import { openWave } from "#app/domain/waves.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const today = "2027-03-01";
const personId = "ida";

describe.each(databases)("a break from the surveys on $name", ({ open }) => {
  test("lasts from its first day to the day before one is back", async () => {
    const db = await open();
    await nordlys(db);
    await takePause(db, { personId, from: today, until: "2027-03-05" }, today);
    const pausing = async (day: string) => [...(await pausingOn(db, day))];
    expect(await pausing("2027-02-28")).toEqual([]);
    expect(await pausing(today)).toEqual(["ida"]);
    expect(await pausing("2027-03-04")).toEqual(["ida"]);
    expect(await pausing("2027-03-05")).toEqual([]);
  });

  test("is one: taking another changes it, and one that lasts keeps its first day", async () => {
    const db = await open();
    await nordlys(db);
    await takePause(db, { personId, from: "2027-04-01", until: null }, today);
    await takePause(db, { personId, from: today, until: null }, today);
    expect(await pauseOf(db, personId, today)).toEqual({ from: today, until: null });
    await takePause(db, { personId, from: "2027-03-09", until: "2027-05-01" }, "2027-03-09");
    const changed = { from: today, until: "2027-05-01" };
    expect(await pauseOf(db, personId, "2027-03-09")).toEqual(changed);
    expect(await db.selectFrom("pause").selectAll().execute()).toHaveLength(1);
    await endPause(db, personId);
    expect(await pauseOf(db, personId, today)).toBeNull();
  });

  test.each([
    ["yesterday", { from: "2027-02-28", until: null }, "begins-in-the-past"],
    ["back on its first day", { from: "2027-03-03", until: "2027-03-03" }, "ends-too-early"],
    ["back before today", { from: today, until: "2027-02-27" }, "ends-too-early"],
  ])("is refused: %s", async (_, days, outcome) => {
    const db = await open();
    await nordlys(db);
    expect(await takePause(db, { personId, ...days }, today)).toEqual({ outcome });
    expect(await pauseOf(db, personId, today)).toBeNull();
  });

  test("is forgotten once it is over", async () => {
    const db = await open();
    await nordlys(db);
    await takePause(db, { personId, from: today, until: "2027-03-05" }, today);
    await deleteEndedPauses(db, "2027-03-05");
    expect(await pauseOf(db, personId, today)).not.toBeNull();
    await deleteEndedPauses(db, "2027-03-06");
    expect(await db.selectFrom("pause").selectAll().execute()).toEqual([]);
  });

  test("shows in no number that an administrator reads of groups", async () => {
    const db = await open();
    await nordlys(db);
    const before = await previewDivision(db, "monthly-pulse", "2027-03-02");
    await takePause(db, { personId: "solveig", from: today, until: null }, today);
    await takePause(db, { personId, from: today, until: null }, today);
    expect(await previewDivision(db, "monthly-pulse", "2027-03-02")).toEqual(before);
    const march = { series: "monthly-pulse", period: "2027-03" };
    await openWave(db, march, new Date("2027-03-02T07:00:00Z"));
    const { present } = await previewDivision(db, "monthly-pulse", "2027-03-03");
    expect(present?.cells).toEqual([{ unit: "Coast", name: "North", people: 8 }]);
  });
});
