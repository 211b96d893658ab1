import { closeWave } from "#app/domain/closing.ts";
import { digestFor, digestsOf } from "#app/domain/digest.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { previewDivision } from "#app/domain/division-preview.ts";
import { openWave } from "#app/domain/waves.ts";
import { digestLetter } from "#app/jobs/handlers/send-digest.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import {
  addSpecialist,
  everyoneAnswers,
  nordlys,
  north,
  pulse,
} from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const series = "monthly-pulse";
const opens = (period: string) => new Date(`${period}-05T07:00:00Z`);
const closes = (period: string) => new Date(`${period}-13T19:00:00Z`);

/** Opens, lets everyone of `people` answer the same, and closes; gives who was in which cell. */
async function month(db: Db, period: string, people: readonly string[] = [], value = 1) {
  const wave = await openWave(db, { series, period }, opens(period));
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  await everyoneAnswers(db, wave.waveId, people, () => pulse(value), opens(period));
  await closeWave(db, { series, period }, closes(period));
  return { waveId: wave.waveId, cells: await cellsIn(db, wave.waveId) };
}

async function cellsIn(db: Db, waveId: string) {
  const rows = await db
    .selectFrom("roster")
    .leftJoin("cell", "cell.id", "roster.cellId")
    .where("waveId", "=", waveId)
    .select(["personId", "cell.name", "cell.unitId", "cellId"])
    .execute();
  return new Map(rows.map((row) => [row.personId, row]));
}

async function leave(db: Db, people: readonly string[], day: string) {
  await db
    .updateTable("membership")
    .set({ endDate: day })
    .where("personId", "in", [...people])
    .execute();
}

async function join(db: Db, personId: string, teamId: string, startDate: string) {
  const id = `${personId}-${teamId}-${startDate}`;
  await db
    .insertInto("membership")
    .values({ id, personId, teamId, startDate, endDate: null })
    .execute();
}

async function addTeam(db: Db, id: string, unitId: string) {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  await db.insertInto("team").values({ id, unitId, name }).execute();
}

async function newestFor(db: Db, supervisorId: string) {
  const [digest] = await digestsOf(db, supervisorId);
  return digestFor(db, { digestId: digest?.id ?? "", supervisorId }, "2027-06-01");
}

describe.each(databases)("people come and go, on $name", ({ open }) => {
  test("a joiner in the middle of a quarter is in the cell of the team at once", async () => {
    const db = await open();
    await nordlys(db);
    const { cells: january } = await month(db, "2027-01");
    await addSpecialist(db, "late", "north", "2027-02-01");
    const { cells } = await month(db, "2027-02");
    expect(cells.get("late")?.cellId).toBe(january.get("solveig")?.cellId);
  });

  test("whoever moves is in the cell of the new team from the next wave", async () => {
    const db = await open();
    await nordlys(db);
    await addTeam(db, "west", "coast");
    for (let i = 0; i < 7; i++) await addSpecialist(db, `west${i}`, "west");
    await month(db, "2027-01");
    await leave(db, ["solveig"], "2027-02-01");
    await join(db, "solveig", "west", "2027-02-01");
    const { cells } = await month(db, "2027-02");
    expect(cells.get("solveig")?.name).toBe("West");
    expect(cells.get("anne")?.name).toBe("North");
  });

  test("somebody in two teams counts once, where he or she was first", async () => {
    const db = await open();
    await nordlys(db);
    await join(db, "solveig", "south", "2026-06-01");
    const { cells } = await month(db, "2027-01");
    expect(cells.get("solveig")?.name).toBe("North");
    expect(cells.size, "eight and three").toBe(11);
  });

  test("a supervisor who is a member too is in no cell that he or she reads", async () => {
    const db = await open();
    await nordlys(db);
    await db.insertInto("personRole").values({ personId: "kari", role: "specialist" }).execute();
    await join(db, "kari", "north", "2026-01-01");
    const { cells } = await month(db, "2027-01", north);
    expect(cells.has("kari")).toBe(true);
    expect(cells.get("kari")?.cellId).toBeNull();
    expect((await newestFor(db, "kari"))?.cells.map(({ name }) => name)).toEqual(["North"]);
  });

  test("a unit of four gets its first cell with the fifth, and a unit without any need not wait", async () => {
    const db = await open();
    await nordlys(db);
    await leave(db, north, "2027-01-01");
    await addSpecialist(db, "lars", "south");
    expect((await month(db, "2027-01")).cells.get("ida")?.cellId).toBeNull();
    await addSpecialist(db, "mona", "south", "2027-02-01");
    expect((await month(db, "2027-02")).cells.get("ida")?.name).toBe("South");
  });

  test("a cell that falls below five is made anew with its neighbours, in the middle of a quarter", async () => {
    const db = await open();
    await nordlys(db);
    await addTeam(db, "west", "coast");
    for (let i = 0; i < 7; i++) await addSpecialist(db, `west${i}`, "west");
    const { cells: january } = await month(db, "2027-01");
    await leave(db, north.slice(0, 4), "2027-02-01");
    const { cells } = await month(db, "2027-02");
    expect(cells.get("hans")?.name).toBe("North · West");
    expect(cells.get("hans")?.cellId).not.toBe(january.get("hans")?.cellId);
    expect(cells.get("west0")?.cellId).toBe(cells.get("hans")?.cellId);
  });

  test("a team that comes to another unit is another cell from the next quarter", async () => {
    const db = await open();
    await nordlys(db);
    const { cells: january } = await month(db, "2027-01");
    await db.updateTable("team").set({ unitId: "inland" }).where("id", "=", "north").execute();
    const { cells: february } = await month(db, "2027-02");
    expect(february.get("solveig")).toEqual(january.get("solveig"));
    const { cells: april } = await month(db, "2027-04");
    expect(april.get("solveig")).toMatchObject({ name: "North · South", unitId: "inland" });
  });

  test("everyone of a team leaves while a wave is open: it closes, and the next has no such cell", async () => {
    const db = await open();
    await nordlys(db);
    const wave = await openWave(db, { series, period: "2027-01" }, opens("2027-01"));
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await leave(db, north, "2027-01-08");
    await db
      .updateTable("supervision")
      .set({ endDate: "2027-01-08" })
      .where("specialistId", "in", north)
      .execute();
    expect(await closeWave(db, { series, period: "2027-01" }, closes("2027-01"))).toMatchObject({
      outcome: "closed",
      digests: 1,
    });
    const figures = (await readRelease(db, wave.waveId))?.lines.filter(
      ({ kind }) => kind === "figure",
    );
    expect(figures, "nobody had answered").toEqual([]);
    const digest = await newestFor(db, "kari");
    expect(digest?.cells, "Kari supervises South alone now, which has no cell").toEqual([]);
    expect(digest?.withheld).toBe(true);

    const { cells, waveId } = await month(db, "2027-02", ["ida"]);
    expect([...cells.keys()].sort()).toEqual(["ida", "jon", "knut"]);
    expect([...cells.values()].every(({ cellId }) => cellId === null)).toBe(true);
    expect(
      (await readRelease(db, waveId))?.lines.filter(({ kind }) => kind !== "participation"),
    ).toEqual([]);
  });
});

describe.each(databases)("a signal of a group that is divided anew, on $name", ({ open }) => {
  /** North had a signal in January, as the release has it, and is one with West from the renewal. */
  async function northWithSignal(db: Db) {
    await nordlys(db);
    const { waveId, cells } = await month(db, "2027-01", north);
    await db
      .insertInto("releaseLine")
      .values({
        ...{ waveId, groupKind: "cell", groupId: cells.get("solveig")?.cellId ?? "" },
        ...{ kind: "signal", subject: "workload", state: "drains", grade: "clear", duration: 2 },
        detail: null,
      })
      .execute();
    await addTeam(db, "west", "coast");
    for (let i = 0; i < 5; i++) await addSpecialist(db, `west${i}`, "west", "2027-01-20");
    await leave(db, north.slice(0, 2), "2027-01-20");
  }

  test("closes as group changed, told once to whoever read it", async () => {
    const db = await open();
    await northWithSignal(db);
    await month(db, "2027-04");
    const digest = await newestFor(db, "kari");
    expect(digest?.cells.map(({ name }) => name)).toEqual(["North · West"]);
    expect(digest?.groupsChanged).toMatchObject([{ cell: "North", factors: ["workload"] }]);
    const letter = await digestLetter(digest!, "en", "https://tilsig.example");
    for (const text of [letter.text, letter.html]) {
      expect(text.replace(/\s+/g, " ")).toMatch(/Group changed: North .* – Workload and time –/);
    }
    await month(db, "2027-05");
    expect((await newestFor(db, "kari"))?.groupsChanged).toEqual([]);
  });

  test("is not told while the group stays, nor to a supervisor who came after", async () => {
    const db = await open();
    await northWithSignal(db);
    await month(db, "2027-02");
    expect((await newestFor(db, "kari"))?.groupsChanged).toEqual([]);
    const other = await open();
    await northWithSignal(other);
    await other
      .updateTable("supervision")
      .set({ supervisorId: "per", startDate: "2027-02-01" })
      .execute();
    await month(other, "2027-04");
    expect((await newestFor(other, "per"))?.groupsChanged).toEqual([]);
  });
});

describe.each(databases)("a preview of the division, on $name", ({ open }) => {
  test("before the first wave says what it would be, and who would be in no group and why", async () => {
    const db = await open();
    await nordlys(db);
    const preview = await previewDivision(db, series, "2027-01-05");
    expect(preview.present).toBeNull();
    expect(preview.renewal).toBeNull();
    expect(preview.next).toEqual({
      period: "2027-01",
      why: "first",
      cells: [{ unit: "Coast", name: "North", people: 8, isNew: true }],
      ending: [],
      without: [{ unit: "Inland", team: "South", people: 3, why: "unit-too-small" }],
    });
  });

  test("is what the next wave does, within a quarter and at its renewal", async () => {
    const db = await open();
    await nordlys(db);
    await month(db, "2027-01");
    await addTeam(db, "west", "coast");
    for (let i = 0; i < 7; i++) await addSpecialist(db, `west${i}`, "west", "2027-01-20");
    await leave(db, north.slice(0, 3), "2027-01-20");
    const preview = await previewDivision(db, series, "2027-02-05");
    expect(preview.present).toEqual({
      period: "2027-01",
      cells: [{ unit: "Coast", name: "North", people: 8 }],
    });
    expect(preview.next).toMatchObject({
      period: "2027-02",
      why: null,
      cells: [{ name: "North", people: 5, isNew: false }],
      ending: [],
      without: [
        { team: "West", people: 7, why: "new-team" },
        { team: "South", people: 3, why: "unit-too-small" },
      ],
    });
    expect(preview.renewal).toMatchObject({
      period: "2027-04",
      why: "new-quarter",
      cells: [{ name: "North · West", people: 12, isNew: true }],
      ending: [{ unit: "Coast", name: "North" }],
    });
    const { cells: february } = await month(db, "2027-02");
    expect([...new Set([...february.values()].map(({ name }) => name))]).toEqual(["North", null]);
    const { cells: april } = await month(db, "2027-04");
    expect(april.get("west0")?.name).toBe("North · West");
  });

  test("names a supervisor's own team without the supervisor", async () => {
    const db = await open();
    await nordlys(db);
    await db.insertInto("personRole").values({ personId: "kari", role: "specialist" }).execute();
    await join(db, "kari", "north", "2026-01-01");
    const { next } = await previewDivision(db, series, "2027-01-05");
    expect(next.cells).toMatchObject([{ name: "North", people: 8 }]);
    expect(next.without).toContainEqual({
      unit: "Coast",
      team: "North",
      people: 1,
      why: "reads-the-cell",
    });
  });
});
