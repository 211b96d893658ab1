import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { everything } from "#tests/support/everything.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tilsig-"));
const databaseUrl = `sqlite:${join(folder, "tilsig.db")}`;
afterAll(() => rmSync(folder, { recursive: true }));

function series(...words: string[]) {
  return runCommandLine(["series", ...words], { DATABASE_URL: databaseUrl });
}

async function stored() {
  const db = connect(databaseUrl);
  await migrateToLatest(db);
  return everything(db).finally(() => db.destroy());
}

beforeAll(async () => {
  expect(await series("plan", "monthly-pulse")).toMatchObject({ code: 0, err: "" });
});

test("plans the usual, shows twelve dates, and lists each series with what it does next", async () => {
  const planned = await series("plan", "working-alliance");
  expect(planned).toMatchObject({ code: 0, err: "" });
  const [head, ...dates] = planned.out.trimEnd().split("\n");
  expect(head).toBe("working-alliance is planned:");
  expect(dates).toHaveLength(12);
  expect(dates[0]).toMatch(/^ {2}\w+ \d{4}: .+ to .+ \(Europe\/Oslo\)$/);
  const { out } = await series("list");
  expect(out).toContain("monthly-pulse: The first Tuesday of the month at 08:00");
  expect(out).toContain("Every month but July. next: ");
  expect(out).toContain("working-alliance: The third Tuesday");
});

test("a dry run shows the dates and changes nothing", async () => {
  const before = await stored();
  const tried = await series("plan", "monthly-pulse", "--week", "2", "--months", "3", "--dry-run");
  expect(tried).toMatchObject({ code: 0, err: "" });
  expect(tried.out.split("\n")).toEqual([
    "The dates would be:",
    ...Array.from({ length: 12 }, () => expect.stringContaining("  March ")),
    "Nothing was changed: --dry-run.",
    "",
  ]);
  expect(await stored()).toEqual(before);
});

test("pauses and resumes, and a plan changed meanwhile says that it is paused", async () => {
  expect((await series("pause", "monthly-pulse")).out).toBe("monthly-pulse is paused.\n");
  expect((await series("list")).out).toContain("paused since ");
  const { out } = await series("plan", "monthly-pulse", "--opens", "9");
  expect(out).toContain("paused, so nothing opens until it is resumed");
  expect((await series("resume", "monthly-pulse")).out).toContain("opens by itself again:");
});

test.each([
  [["--months", "2,31"], "31 is not a month."],
  [["--months", "31 February"], "Write months as numbers with commas between them"],
  [["--days", "-3"], "Write a whole number."],
  [["--zone", "Mars/Olympus"], "There is no such time zone."],
  [["--week", "1", "--weekday", "4"], "two surveys within a week"],
  [
    ["--months", "3", "--week", "4", "--weekday", "4"].concat(
      ["--days", "1", "--opens", "10"],
      ["--closes", "9"],
    ),
    "before it opens",
  ],
])("refuses %j in plain words, and changes nothing", async (options, why) => {
  const before = await stored();
  const refused = await series("plan", "working-alliance", ...options);
  expect(refused).toMatchObject({ code: 2, out: "", err: expect.stringContaining(why) });
  expect(await stored()).toEqual(before);
});

test("names the surveys there are for one there is not, and the series without a plan", async () => {
  expect((await series("plan", "mood")).err).toContain("There are monthly-pulse and working-alli");
  for (const verb of ["pause", "resume"])
    expect(await series(verb, "mood")).toMatchObject({
      code: 2,
      err: 'There is no plan for a series "mood".\n',
    });
});
