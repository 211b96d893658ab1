import { importHistory } from "#app/domain/history-import.ts";
import { type PublishedLine, publishedLines } from "#app/domain/disclosure/published-lines.ts";
import { digestFor, digestIn } from "#app/domain/digest.ts";
import { ownBalance } from "#app/domain/own-balance.ts";
import { factors } from "#surveys/factors.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { addSpecialist, north, nordlys } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const now = new Date("2027-03-01T00:00:00Z");
const series = "monthly-pulse";

/** Everyone of team North answers every factor alike in each of the periods. */
function answers(periods: readonly string[], value: (period: string, person: string) => number) {
  const rows = periods.flatMap((period) =>
    north.flatMap((person) =>
      factors.map(({ id }) => `${person}@nordlys.example,${period},${id},${value(period, person)}`),
    ),
  );
  return file(...rows);
}

function file(...rows: string[]) {
  return ["person,period,item,value", ...rows].join("\n");
}

describe.each(databases)("importing history on $name", ({ open }) => {
  test("makes the past waves, closed and released in order, and promises no mail", async () => {
    const db = await open();
    await nordlys(db);
    const periods = ["2026-11", "2026-09", "2026-10"];
    const csv = answers(periods, (period) => (period === "2026-11" ? -1 : 1));
    const waves: number[] = [];
    const imported = await importHistory(db, { series, file: csv }, now, (done) =>
      waves.push(done),
    );
    expect(imported).toMatchObject({ outcome: "imported", waves: 3, responses: 24 });
    expect(waves).toEqual([1, 2, 3]);
    expect(await db.selectFrom("outbox").selectAll().execute()).toEqual([]);

    const lines: PublishedLine[] = [];
    for await (const line of publishedLines(db, series)) lines.push(line);
    const workload = lines.filter(
      ({ item, group }) => item === "workload" && group === "Coast/North",
    );
    expect(workload.map(({ period, band }) => `${period} ${band}`)).toEqual([
      "2026-09 nourishes",
      "2026-10 nourishes",
      "2026-11 drains",
    ]);
    expect(workload[0]?.people).toBe(north.length);
    expect((await ownBalance(db, series, "solveig")).waves.at(-1)).toEqual({
      period: "2026-11",
      balance: { drain: 1, nourish: 0, balance: -1 },
    });
  });

  test("its waves have digests to look at", async () => {
    const db = await open();
    await nordlys(db);
    await importHistory(db, { series, file: answers(["2026-10"], () => 1) }, now);
    const stored = await digestIn(db, { supervisorId: "kari", series, period: "2026-10" });
    const of = { digestId: stored?.id ?? "", supervisorId: "kari" };
    expect((await digestFor(db, of, "2026-10-20"))?.cells[0]?.protect).toBe("role_clarity");
  });

  test("asks whoever was a member on the opening day, the first Tuesday", async () => {
    const db = await open();
    await nordlys(db);
    await addSpecialist(db, "nils", "north", "2026-10-07");
    const csv = file("nils@nordlys.example,2026-10,workload,1");
    expect(await importHistory(db, { series, file: csv }, now)).toEqual({
      outcome: "faulty",
      faults: [
        {
          line: 2,
          message: "This person was in no team as a specialist on 2026-10-06, when 2026-10 opened.",
        },
      ],
    });
  });

  test.each([
    ["an unknown person", "nobody@nordlys.example,2026-10,workload,1", /is not known/],
    ["an impossible period", "solveig@nordlys.example,2026-13,workload,1", /is not a period/],
    [
      "a period that is not over",
      "solveig@nordlys.example,2027-03,workload,1",
      /would not be over/,
    ],
    ["an unknown item", "solveig@nordlys.example,2026-10,salary,1", /not an item/],
    ["a skipped unknown item", "solveig@nordlys.example,2026-10,salary,", /not an item/],
    ["a value off the scale", "solveig@nordlys.example,2026-10,workload,3", /from -2 to 2/],
    ["a word for a number", "solveig@nordlys.example,2026-10,workload,much", /from -2 to 2/],
    ["too many cells", "solveig@nordlys.example,2026-10,workload,1,2", /5 cells/],
  ])("refuses %s, names its line and stores nothing", async (_, row, message) => {
    const db = await open();
    await nordlys(db);
    const before = await everything(db);
    const csv = file("solveig@nordlys.example,2026-10,peer_support,1", row);
    const imported = await importHistory(db, { series, file: csv }, now);
    expect(imported).toEqual({
      outcome: "faulty",
      faults: [{ line: 3, message: expect.stringMatching(message) }],
    });
    expect(await everything(db)).toEqual(before);
  });

  test("refuses a repeated answer, an existing wave and an unknown series", async () => {
    const db = await open();
    await nordlys(db);
    const row = "solveig@nordlys.example,2026-10,workload,1";
    expect(await importHistory(db, { series, file: file(row, row) }, now)).toMatchObject({
      faults: [{ line: 3, message: expect.stringContaining("as line 2") }],
    });
    await importHistory(db, { series, file: file(row) }, now);
    expect(await importHistory(db, { series, file: file(row) }, now)).toMatchObject({
      faults: [{ line: 2, message: expect.stringContaining("exists already") }],
    });
    expect(await importHistory(db, { series: "mood", file: file(row) }, now)).toMatchObject({
      faults: [{ line: 1, message: expect.stringContaining("monthly-pulse") }],
    });
  });
});
