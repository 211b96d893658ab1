import { backtestCommand } from "#app/commands/backtest.ts";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "backtest-"));
});

const MEMBERS = ["solveig", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
const MONTHS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, "0")}`);

const ROSTER = ["person,team,start,end,consent"]
  .concat(MEMBERS.map((one) => `${one},north,2026-01,,${one === "solveig" ? 1 : 0}`))
  .join("\n");
const ITEMS = "item,factor\nw,workload\np,peer_support\nleave,itl";

/** Everyone answers 4 to both; from September on workload is 2 for all of North. */
function answers(scale = (value: number) => value) {
  const rows = ["person,team,month,factor,item,value"];
  for (const [wave, month] of MONTHS.entries()) {
    for (const [index, person] of MEMBERS.entries()) {
      const usual = 4 - ((index + wave) % 3 === 0 ? 1 : 0);
      const workload = wave >= 8 ? 2 : usual;
      rows.push(`${person},north,${month},workload,w,${scale(workload)}`);
      rows.push(`${person},north,${month},peer_support,p,${scale(usual)}`);
      rows.push(`${person},north,${month},itl,leave,${scale(2)}`);
    }
  }
  return rows;
}

async function run(files: { R?: string; P?: string; I?: string }, ...more: string[]) {
  const path = (name: string) => join(folder, name);
  await writeFile(path("R.csv"), files.R ?? answers().join("\n"));
  await writeFile(path("P.csv"), files.P ?? ROSTER);
  await writeFile(path("I.csv"), files.I ?? ITEMS);
  const words = ["--responses", path("R.csv"), "--roster", path("P.csv"), "--items", path("I.csv")];
  await backtestCommand().parseAsync([...words, "--out", path("out.jsonl"), ...more], {
    from: "user",
  });
  const text = await readFile(path("out.jsonl"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

test("a decline of a team is found where and when it begins, with a reason in words", async () => {
  const rows = await run({});
  const changes = rows.filter(({ scope, kind }) => scope === "team" && kind === "change");
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ id: "north", factor: "workload", month: "2026-09" });
  expect(Object.keys(changes[0])).toEqual(
    "scope id factor month kind score grade reason".split(" "),
  );
  expect(changes[0].reason).toContain("Below your members' own usual");
});

test("only a person who consents has signals of her own", async () => {
  const people = (await run({}, "--scores")).filter(({ scope }) => scope === "person");
  expect(new Set(people.map(({ id }) => id))).toEqual(new Set(["solveig"]));
});

test("with --scores everything that can be judged has a line, raised or not", async () => {
  const rows = (await run({}, "--scores")).filter(
    ({ scope, kind }) => scope === "team" && kind === "change",
  );
  const judged = new Set(rows.map(({ factor, month }) => `${factor} ${month}`));
  expect(rows).toHaveLength(judged.size);
  expect(judged).toContain("peer_support 2026-10");
  expect(rows.filter(({ grade }) => grade !== null)).toHaveLength(1);
});

test("the scale of the items may be any, and the rows may stand in any order", async () => {
  const plain = await run({});
  expect(await run({ R: answers((v) => v - 3).join("\n") }, "--min", "-2", "--max", "2")).toEqual(
    plain,
  );
  const [header, ...rows] = answers();
  expect(await run({ R: [header, ...rows.reverse()].join("\n") })).toEqual(plain);
});

describe("a faulty file is refused, with its line, and nothing is written", () => {
  const row = (text: string) => `${answers()[0]}\n${text}`;
  const faults: [string, { R?: string; P?: string; I?: string }, string][] = [
    ["an empty file", { R: "" }, "R.csv: the file is empty"],
    ["a header alone", { R: answers()[0]! }, "R.csv: the file is empty"],
    ["another header", { R: "person,month,value\na,b,c" }, "line 1: the header must be"],
    [
      "an answer that is there twice",
      { R: [...answers(), "p2,north,2026-03,workload,w,4"].join("\n") },
      "line 290: p2 has answered w twice in 2026-03",
    ],
    ["a value off the scale", { R: row("p2,north,2026-03,workload,w,6") }, "line 2: the value 6"],
    ["no number", { R: row("p2,north,2026-03,workload,w,x") }, "line 2: the value x"],
    ["an unknown person", { R: row("kari,north,2026-03,workload,w,4") }, "line 2: the person kari"],
    ["an unknown item", { R: row("p2,north,2026-03,workload,q,4") }, "line 2: the item q"],
    ["another factor", { R: row("p2,north,2026-03,itl,w,4") }, "line 2: the item w belongs"],
    ["another team", { R: row("p2,south,2026-03,workload,w,4") }, "line 2: p2 is in north"],
    ["no month", { R: row("p2,north,2026-13,workload,w,4") }, 'line 2: month "2026-13"'],
    ["before the stay", { R: row("p2,north,2025-12,workload,w,4") }, "line 2: p2 is in no team"],
    ["a column too few", { R: row("p2,north,2026-03,workload,w") }, "line 2: 5 columns"],
    [
      "a person in two teams",
      { P: `${ROSTER}\nsolveig,south,2026-05,,1` },
      "line 10: solveig is in two teams at once, north and south",
    ],
    [
      "months out of order",
      { P: `${ROSTER}\ntor,south,2026-05,2026-03,1` },
      "line 10: end 2026-03 comes before start 2026-05",
    ],
    ["consent that is neither", { P: `${ROSTER}\ntor,south,2026-05,,yes` }, 'consent "yes"'],
    ["an item that is there twice", { I: `${ITEMS}\nw,workload` }, "line 5: the item w"],
  ];
  test.each(faults)("%s", async (_, files, message) => {
    await expect(run(files)).rejects.toThrow(message);
    expect((await readdir(folder)).filter((name) => name.startsWith("out"))).toEqual([]);
  });
});

test("a team of one is never judged, and does no harm", async () => {
  const rows = await run({
    P: `${ROSTER}\ntor,south,2026-01,,0`,
    R: [...answers(), ...MONTHS.map((month) => `tor,south,${month},workload,w,1`)].join("\n"),
  });
  expect(rows.filter(({ id }) => id === "south" || id === "tor")).toEqual([]);
});
