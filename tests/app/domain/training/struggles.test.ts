import { expect, test } from "vitest";
import { trainingEffect } from "#app/domain/training/effect.ts";
import { cellStruggles, strugglesIn } from "#app/domain/training/struggles.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";

const lines = (subject: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ groupId: `cell-${at}`, subject }));

test.each([
  [
    "fewer than five cells are told nothing of",
    4,
    lines("workload", 4),
    { cells: null, struggles: [] },
  ],
  ["no signal is nothing to struggle with", 9, [], { cells: 9, struggles: [] }],
  [
    "one to four cells look alike",
    9,
    [...lines("workload", 1), ...lines("two_systems", 4)],
    {
      cells: 9,
      struggles: [
        { factor: "two_systems", cells: null },
        { factor: "workload", cells: null },
      ],
    },
  ],
  [
    "from five on they are counted, most in front",
    9,
    [...lines("two_systems", 5), ...lines("workload", 7)],
    {
      cells: 9,
      struggles: [
        { factor: "workload", cells: 7 },
        { factor: "two_systems", cells: 5 },
      ],
    },
  ],
  [
    "a cell with two signals on a factor is one",
    9,
    [...lines("workload", 4), ...lines("workload", 4)],
    { cells: 9, struggles: [{ factor: "workload", cells: null }] },
  ],
])("%s", (_, cells, signals, told) => {
  expect(strugglesIn(signals, cells)).toEqual(told);
});

const now = "2027-03-01T08:00:00.000Z";
const periods = ["2027-01", "2027-02", "2027-03"];

/** Six cells of two, each with a supervisor: "workload" drains all, until February where `endsEarly`. */
async function waves(db: Db, endsEarly: (cell: number) => boolean) {
  await db.insertInto("unit").values({ id: "unit", name: "Unit" }).execute();
  await db
    .insertInto("series")
    .values({ name: "monthly-pulse", survey: "monthly-pulse", timeZone: "Europe/Oslo" })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  for (const [at, period] of periods.entries()) {
    const closedAt = `${period}-20T18:00:00.000Z`;
    await db
      .insertInto("wave")
      .values({
        ...{
          id: period,
          series: "monthly-pulse",
          period,
          survey: "monthly-pulse",
          surveyVersion: 1,
        },
        ...{ policyVersion: 1, smallestGroup: 5, opensAt: `${period}-05T07:00:00.000Z` },
        ...{ closesAt: closedAt, closedAt },
      })
      .execute();
    await db
      .insertInto("release")
      .values({ waveId: period, hash: period, previousHash: null, releasedAt: closedAt })
      .execute();
    for (let cell = 0; cell < 12; cell++) {
      if (at === 0) await addCell(db, cell);
      for (const one of ["a", "b"])
        await db
          .insertInto("roster")
          .values({
            ...{ waveId: period, personId: `${one}${cell}`, teamId: `team-${cell}` },
            cellId: `cell-${cell}`,
          })
          .execute();
      if (at === 2 || (at === 1 && endsEarly(cell))) continue;
      await db
        .insertInto("releaseLine")
        .values({
          ...{ waveId: period, groupKind: "cell", groupId: `cell-${cell}`, kind: "signal" },
          ...{ subject: "workload", state: "drains", grade: "clear", duration: 1, detail: null },
        })
        .execute();
    }
  }
}

async function addCell(db: Db, cell: number) {
  await db
    .insertInto("team")
    .values({ id: `team-${cell}`, unitId: "unit", name: String(cell) })
    .execute();
  await db
    .insertInto("cell")
    .values({ id: `cell-${cell}`, series: "monthly-pulse", unitId: "unit", name: String(cell) })
    .execute();
  const person = { language: "en", timeZone: "Europe/Oslo" } as const;
  for (const one of ["a", "b"]) {
    const id = `${one}${cell}`;
    await db
      .insertInto("person")
      .values({ id, name: id, email: `${id}@nordlys.example`, ...person })
      .execute();
  }
}

test.each(databases)(
  "on $name cells that took a module are held against the others",
  async ({ open }) => {
    const db = await open();
    // Of twelve cells six take the module after the first wave, and are back by the second.
    await waves(db, (cell) => cell < 6);
    for (let cell = 0; cell < 6; cell++)
      await db
        .insertInto("attempt")
        .values({
          ...{ id: `attempt-${cell}`, personId: `a${cell}`, module: "m17", version: 1, passed: 1 },
          ...{ startedAt: now, lastStepAt: now, completedAt: "2027-02-01T08:00:00.000Z" },
        })
        .execute();
    expect(await trainingEffect(db)).toEqual({
      trained: { cells: 6, waves: 1 },
      others: { cells: 6, waves: 2 },
    });
    expect(await cellStruggles(db)).toEqual([
      { series: "monthly-pulse", period: "2027-03", cells: 12, struggles: [] },
    ]);
  },
);
