import { runCommandLine } from "#tests/support/command-line.ts";
import {
  answers,
  backtestFolder,
  HEADER,
  ITEMS,
  MEMBERS,
  MONTHS,
  ROSTER,
  runBacktest,
} from "#tests/support/backtest-files.ts";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const KEYS = "scope id factor month kind score grade reason".split(" ");

type Row = Record<string, unknown>;

function changes(rows: Row[], scope: string) {
  return rows.filter((row) => row.scope === scope && row.kind === "change");
}

describe("what comes out", () => {
  test("a decline of a team is found where and when it begins, with a reason in words", async () => {
    const { code, out, err, rows } = await runBacktest({});
    expect([code, err]).toEqual([0, ""]);
    const [change, ...more] = changes(rows, "team");
    expect(more).toEqual([]);
    expect(change).toMatchObject({ id: "north", factor: "workload", month: "2026-09" });
    expect(Object.keys(change!)).toEqual(KEYS);
    expect(change!.reason).toContain("Below your members' own usual");
    expect(out).toMatch(/^Done: 12 months, 1 signal of a team, \d+ signals? of/);
  });

  test("only a person who consents has signals of her own", async () => {
    const people = (await runBacktest({}, "--scores")).rows.filter(({ scope }) => scope !== "team");
    expect(new Set(people.map(({ id }) => id))).toEqual(new Set(["solveig"]));
  });

  test("with --scores everything that can be judged has a line, also while a signal stays open", async () => {
    const plain = (await runBacktest({})).rows;
    const scored = (await runBacktest({}, "--scores")).rows;
    expect(scored.filter(({ grade }) => grade !== null)).toEqual(plain);
    const team = changes(scored, "team");
    expect(new Set(team.map(({ factor, month }) => `${factor} ${month}`)).size).toBe(team.length);
    const workload = team.filter(({ factor }) => factor === "workload");
    const judged = MONTHS.slice(MONTHS.indexOf(String(workload[0]!.month)));
    expect(workload.map(({ month }) => month)).toEqual(judged);
    expect(workload.find(({ month }) => month === "2026-10")).toMatchObject({ grade: null });
    expect(workload.every(({ score }) => Number.isFinite(score))).toBe(true);
    for (const row of scored) expect(Object.keys(row)).toEqual(KEYS);
  });

  test("the result can go to standard output, and nothing else goes there", async () => {
    const { words } = backtestFolder();
    const { code, out, err } = await runCommandLine([...words, "--out", "-"], {});
    expect([code, err]).toEqual([0, ""]);
    const rows = out.trimEnd().split("\n");
    expect(rows.map((row) => JSON.parse(row))).toEqual((await runBacktest({})).rows);
  });
});

describe("what goes in", () => {
  test("the order of the rows of the three files does not change one byte", async () => {
    const plain = await runBacktest({}, "--scores");
    const shuffled = ([header = "", ...rows]: string[], step: number) => [
      header,
      // Steps that have no factor in common with the number of rows visit each once.
      ...rows.map((_, place) => rows[(place * step + 3) % rows.length]!),
    ];
    const mixed = { R: shuffled(answers(), 101), P: shuffled(ROSTER, 5), I: shuffled(ITEMS, 2) };
    expect(mixed.R.toSorted()).toEqual(answers().toSorted());
    expect(mixed.R).not.toEqual(answers());
    const { code, text } = await runBacktest(mixed, "--scores");
    expect(code).toBe(0);
    expect(text).toBe(plain.text);
  });

  test("columns may stand in any order among others, with a mark, CRLF, semicolons and quotes", async () => {
    const plain = await runBacktest({}, "--scores");
    const rearranged = answers()
      .map((row) => row.split(","))
      .map(([person, team, month, factor, item, value]) =>
        [
          `"${value}"`,
          month,
          `"a ""remark""\r\nof two lines"`,
          item,
          ` ${person} `,
          factor,
          team,
        ].join(";"),
      );
    rearranged[0] = "value;month;remark;item;person;factor;team";
    const R = `\uFEFF${rearranged.join("\r\n")}\r\n\r\n;;;;;;\r\n`;
    const P = ROSTER.map((row) => `${row},x`).join("\r\n");
    const { code, err, text } = await runBacktest({ R, P }, "--scores");
    expect([code, err]).toEqual([0, ""]);
    expect(text).toBe(plain.text);
  });

  test("quotes may begin far down a file, and lines are counted on", async () => {
    const remarks = answers().map((row, line) => `${row},${line === 0 ? "remark" : ""}`);
    const filler = `${"x".repeat(6_000)}\n`;
    const long = remarks.map((row, line) => (line > 0 ? row + filler.trimEnd() : row));
    const R = [
      ...long,
      `"p2","north","2026-03","workload","w","4","a\nb"`,
      "p3,north,2026-03,workload,w,4,",
    ];
    const { code, err } = await runBacktest({ R });
    expect(code).toBe(2);
    expect(err).toContain(`R.csv, line 290: "p2" has answered "w" in 2026-03 already, in line 53`);
    expect(err).toContain(`R.csv, line 292: "p3" has answered "w" in 2026-03 already, in line 56`);
  });

  test("the scale may be any, and a value any number on it", async () => {
    const plain = await runBacktest({}, "--scores");
    const around = await runBacktest(
      { R: answers((value) => value - 3) },
      ..."--min -2 --max 2 --scores".split(" "),
    );
    expect(around.text).toBe(plain.text);
    const percent = answers((value) => 25 * (value - 1) + 0.5);
    const { code, rows } = await runBacktest({ R: percent }, "--min", "0.5", "--max=100.5");
    expect(code).toBe(0);
    expect(changes(rows, "team")).toMatchObject([{ factor: "workload", month: "2026-09" }]);
  });

  test("a factor may have several items, and an item any name", async () => {
    const I = [...ITEMS, "__proto__,workload", "constructor,peer_support"];
    const more = answers()
      .slice(1)
      .flatMap((row) => [
        ...(row.includes(",w,") ? [row.replace(",w,", ",__proto__,")] : []),
        ...(row.includes(",p,") ? [row.replace(",p,", ",constructor,")] : []),
      ]);
    const one = await runBacktest({}, "--scores");
    const two = await runBacktest({ I, R: [...answers(), ...more] }, "--scores");
    expect(two.code).toBe(0);
    expect(changes(two.rows, "team").find(({ grade }) => grade)).toMatchObject({
      month: "2026-09",
    });
    expect(two.text).not.toBe(one.text);
    const without = await runBacktest(
      { I, R: [...answers(), ...more.filter((row) => !row.includes("__proto__"))] },
      "--scores",
    );
    expect(without.text).not.toBe(two.text);
  });

  test("months without answers and skipped items are as if they were not there", async () => {
    const gone = (row: string) => row.includes(",2026-07,") || /^p3,.*2026-04,workload/.test(row);
    const R = answers();
    const left = await runBacktest({ R: R.filter((row) => !gone(row)) }, "--scores");
    const empty = await runBacktest(
      { R: R.map((row) => (gone(row) ? row.replace(/\d$/, "") : row)) },
      "--scores",
    );
    expect(left.out).toContain("Done: 11 months");
    expect(empty.text).toBe(left.text);
  });
});

describe("teams that are too small", () => {
  const alone = {
    P: [...ROSTER, "tor,south,2026-01,,1"],
    R: [
      ...answers(),
      ...MONTHS.map((month) => `tor,south,${month},workload,w,${month > "2026-08" ? 1 : 4}`),
    ],
  };

  test("a team of one is named, is not judged as a team, and its person still is", async () => {
    const { code, err, rows } = await runBacktest(alone, "--scores");
    expect(code).toBe(0);
    expect(err).toBe(
      'P.csv, line 10: "south" is a team of one: it takes 5 to judge a team. Its people are judged by themselves.\n',
    );
    expect(rows.filter(({ id }) => id === "south")).toEqual([]);
    expect(rows.filter(({ id }) => id === "tor").length).toBeGreaterThan(0);
  });

  test("so is a team that never has five at once, however many come and go", async () => {
    const P = [...ROSTER, "a,south,2026-01,2026-06,0", "b,south,2026-01,,0", "c,south,2026-06,,0"];
    const { code, err } = await runBacktest({ P });
    expect(code).toBe(0);
    expect(err).toContain('P.csv, line 10: "south" has never more than 2 people at once');
  });
});

type Files = Parameters<typeof runBacktest>[0];

describe("a faulty file is refused, with its line and what to do, and nothing is written", () => {
  const one = (row: string): Files => ({ R: [HEADER, row] });
  const person = (row: string): Files => ({ P: [...ROSTER, row] });
  const faults: [string, Files, ...string[]][] = [
    ["no file", { R: null }, "R.csv: There is no such file."],
    ["an empty file", { R: "" }, "R.csv, line 1: The file is empty."],
    ["an empty roster", { P: "\n\n" }, "P.csv, line 1: The file is empty."],
    ["a header alone", { R: [HEADER] }, "R.csv, line 1: There are no rows under the header."],
    ["no value anywhere", one("p2,north,2026-03,workload,w,"), "R.csv, line 1: There is no answer"],
    [
      "a missing column",
      { R: "person,month,value\na,b,c" },
      'R.csv, line 1: The first row must name the columns person,team,month,factor,item,value; it has "person,month,value". Missing: team,factor,item.',
    ],
    [
      "a column twice",
      { I: "item,factor,item\nw,workload,w" },
      "I.csv, line 1:",
      "names item twice",
    ],
    [
      "an answer that is there twice, with both lines",
      { R: [...answers(), "p2,north,2026-03,workload,w,4"] },
      'R.csv, line 290: "p2" has answered "w" in 2026-03 already, in line 53: take one out.',
    ],
    [
      "an answer that is there twice, once without a value",
      { R: [...answers(), "p2,north,2026-03,workload,w,"] },
      'R.csv, line 290: "p2" has answered "w" in 2026-03 already, in line 53',
    ],
    [
      "a value off the scale",
      one("p2,north,2026-03,workload,w,6"),
      'R.csv, line 2, value: "6" is off the scale: --min 1, --max 5.',
    ],
    ["a value that is nearly on it", one("p2,north,2026-03,workload,w,5.01"), '"5.01" is off'],
    ["no number", one("p2,north,2026-03,workload,w,NA"), 'R.csv, line 2, value: "NA" is no number'],
    ["a number of programmers", one("p2,north,2026-03,workload,w,0x4"), '"0x4" is no number'],
    [
      "a decimal comma",
      { R: `${HEADER.replaceAll(",", ";")}\np2;north;2026-03;workload;w;3,5` },
      'R.csv, line 2, value: "3,5" is no number: write it with a point, 3.5.',
    ],
    [
      "an unknown person",
      one("kari,north,2026-03,workload,w,4"),
      'R.csv, line 2, person: "kari" is not in the roster: add a row there.',
    ],
    [
      "an unknown item",
      one("p2,north,2026-03,workload,q,4"),
      'R.csv, line 2, item: "q" is not in the list of items: add it there.',
    ],
    [
      "another factor than the item's",
      one("p2,north,2026-03,itl,w,4"),
      'R.csv, line 2, factor: Item "w" belongs to "workload", says the list of items, not to "itl".',
    ],
    [
      "another team than the roster's",
      one("p2,south,2026-03,workload,w,4"),
      'R.csv, line 2, team: "p2" is in "north" in 2026-03, says line 3 of the roster, not in "south".',
    ],
    [
      "an answer from before the stay",
      one("p2,north,2025-12,workload,w,4"),
      'R.csv, line 2, team: "p2" is in no team in 2025-12, says the roster: leave the answer out, or correct start or end.',
    ],
    [
      "an answer in the month of the end, which is exclusive",
      { ...person("tor,south,2026-01,2026-03,1"), R: [HEADER, "tor,south,2026-03,workload,w,4"] },
      'R.csv, line 2, team: "tor" is in no team in 2026-03',
    ],
    [
      "month 13",
      one("p2,north,2026-13,workload,w,4"),
      'R.csv, line 2, month: "2026-13" is no month: write year and month, such as 2026-01.',
    ],
    ["a date for a month", one("p2,north,2026-03-01,workload,w,4"), '"2026-03-01" is no month'],
    ["no month", one("p2,north,,workload,w,4"), "R.csv, line 2, month: It is empty"],
    [
      "a cell too few",
      one("p2,north,2026-03,workload,w"),
      "R.csv, line 2: The row has 5 cells, the header 6.",
    ],
    [
      "a quote that is not closed",
      { R: [HEADER, 'p2,"north,2026-03,workload,w,4'] },
      "R.csv, line 2: A quote",
    ],
    [
      "a person in two teams at once, with both lines",
      person("solveig,south,2026-05,,1"),
      'P.csv, line 10: "solveig" is in two teams at once, "north" and "south": see line 2. Give the earlier one its end.',
    ],
    [
      "a person twice in a team",
      person("solveig,north,2026-05,,1"),
      'P.csv, line 10: "solveig" is in "north" twice at once: see line 2.',
    ],
    [
      "periods that overlap by a month",
      { P: [...ROSTER, "tor,south,2026-01,2026-04,1", "tor,north,2026-03,,1"] },
      'P.csv, line 11: "tor" is in two teams at once, "south" and "north": see line 10.',
    ],
    [
      "months out of order",
      person("tor,south,2026-05,2026-03,1"),
      "P.csv, line 10, end: The end 2026-03 comes before the start 2026-05.",
    ],
    [
      "a start that is no month",
      person("tor,south,May,,1"),
      'P.csv, line 10, start: "May" is no month',
    ],
    [
      "consent that is neither",
      person("tor,south,2026-05,,yes"),
      'P.csv, line 10, consent: "yes" is neither 1 (yes) nor 0 (no).',
    ],
    ["no team", person("tor,,2026-05,,1"), "P.csv, line 10, team: It is empty: name the team."],
    [
      "an item that is listed twice",
      { I: [...ITEMS, "w,peer_support"] },
      'I.csv, line 5, item: Item "w" is listed already in line 2.',
    ],
    [
      "an item without a factor",
      { I: [...ITEMS, "q,"] },
      'I.csv, line 5, factor: Item "q" has no factor: name it.',
    ],
    [
      "no item but that of leaving",
      { I: ["item,factor", "leave,itl"] },
      "I.csv, line 1: There is no item but that of itl: add one of a factor.",
    ],
    [
      "two items of leaving",
      { I: [...ITEMS, "go,itl"] },
      "I.csv, line 5, factor: itl has an item already in line 4",
    ],
    [
      "UTF-16",
      { R: Buffer.from(`\uFEFF${answers().join("\n")}`, "utf16le") },
      "R.csv, line 1: The file is UTF-16. Save it as “CSV UTF-8”.",
    ],
    [
      "Latin-1",
      { P: Buffer.from([...ROSTER, "bjørn,north,2026-01,,1"].join("\n"), "latin1") },
      "P.csv, line 10: The letters are not UTF-8; they look like Latin-1 (Windows-1252). Save it as “CSV UTF-8”.",
    ],
    [
      "a spreadsheet",
      { R: Buffer.from("PK\u0003\u0004rest") },
      "R.csv, line 1: The file is a spreadsheet or archive, not CSV.",
    ],
    [
      "a compressed file",
      { R: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]) },
      "R.csv, line 1: The file is compressed: unpack it first.",
    ],
    [
      "a picture",
      { R: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 10]) },
      "R.csv, line 1: The file is not text.",
    ],
  ];
  test.each(faults)("%s", async (_, files, ...messages) => {
    const { code, out, err, left } = await runBacktest(files);
    for (const message of messages) expect(err).toContain(message);
    expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect([code, out, left]).toEqual([2, "", []]);
  });

  test("every fault of a file at once, those in the same words as one, in the order of lines", async () => {
    const R = [
      HEADER,
      "p2,north,2026-03,workload,w,9",
      "kari,north,2026-03,workload,w,0",
      "p2,north,2026-03,workload,w,4",
      "kari,north,2026-04,workload,w,9",
    ];
    const { err } = await runBacktest({ R });
    expect(err).toBe(
      [
        'R.csv, line 2, value: "9" is off the scale: --min 1, --max 5. (and 1 more like it)',
        'R.csv, line 3, person: "kari" is not in the roster: add a row there. (and 1 more like it)',
        'R.csv, line 3, value: "0" is off the scale: --min 1, --max 5.',
        'R.csv, line 4: "p2" has answered "w" in 2026-03 already, in line 2: take one out.',
        "Nothing was written. 4 faults to put right first.",
        "",
      ].join("\n"),
    );
  });

  test("faults of the roster and of the items together, since neither hides the other's", async () => {
    const { err } = await runBacktest({ P: [...ROSTER, "tor,south,x,,1"], I: [...ITEMS, "q,"] });
    expect(err).toContain("P.csv, line 10");
    expect(err).toContain("I.csv, line 5");
  });

  test("at most fifty are told, and how many more there are", async () => {
    const all = answers();
    const { code, err } = await runBacktest({ R: [...all, ...all.slice(1)] });
    expect(code).toBe(2);
    const lines = err.trimEnd().split("\n");
    expect(lines).toHaveLength(52);
    expect(lines[0]).toContain("R.csv, line 290: ");
    expect(lines[49]).toContain("R.csv, line 339: ");
    expect(lines[50]).toBe("R.csv: … and 238 more like these.");
    expect(lines[51]).toBe("Nothing was written. 288 faults to put right first.");
  });

  test("in a process of its own, with exit code 2, and an earlier result stays as it was", async () => {
    const { folder, path, words } = backtestFolder({
      R: [...answers(), "p2,north,x,workload,w,4"],
    });
    writeFileSync(path("out.jsonl"), "earlier");
    const { code, out, err } = await runCommandLine([...words, "--out", path("out.jsonl")], {});
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain('line 290, month: "x" is no month');
    expect(readFileSync(path("out.jsonl"), "utf8")).toBe("earlier");
    expect(readdirSync(folder).sort()).toEqual(["I.csv", "P.csv", "R.csv", "out.jsonl"]);
  });
});

describe("a wrong call", () => {
  test.each<[string, string[], string]>([
    [
      "a scale that is no scale",
      ["--min", "5", "--max", "1"],
      "There is no scale from --min 5 to --max 1",
    ],
    ["a scale of one value", ["--min", "5"], "There is no scale from --min 5 to --max 5"],
    [
      "a limit that is no number",
      ["--max", "five"],
      "option '--max <number>' argument 'five' is invalid. It must be a number.",
    ],
    ["an option that is not there", ["--score"], "unknown option '--score'"],
    ["a word too many", ["R.csv"], "too many arguments"],
  ])("%s is told", async (_, more, message) => {
    const { code, err, left } = await runBacktest({}, ...more);
    expect(err).toContain(message);
    expect([code, left]).toEqual([2, []]);
  });

  test("a folder for a file is told, for reading and for writing", async () => {
    const { folder, path, words } = backtestFolder();
    const read = await runBacktest({}, "--roster", folder);
    expect([read.code, read.err]).toEqual([2, `${folder}: This is a folder, not a file.\n`]);
    const written = await runBacktest({}, "--out", folder);
    expect([written.code, written.err]).toEqual([2, `${folder}: This is a folder: name a file.\n`]);
    const nowhere = await runBacktest({}, "--out", path("no/out.jsonl"));
    expect(nowhere.err).toBe(`${path("no/out.jsonl")}: There is no such folder to write to.\n`);
    expect(words).toHaveLength(7);
  });

  test("a result never takes the place of what is read, not by another name either", async () => {
    const { path, words } = backtestFolder();
    symlinkSync(path("R.csv"), path("same.csv"));
    const { code, err } = await runCommandLine([...words, "--out", path("same.csv")], {});
    expect(code).toBe(2);
    expect(err).toContain("name another file for --out");
    expect(readFileSync(path("R.csv"), "utf8")).toBe(`${answers().join("\n")}\n`);
  });
});

test("the help fits a terminal of 80 columns and shows the files and a call", async () => {
  const { code, out } = await runCommandLine(["backtest", "--help"], {});
  expect(code).toBe(0);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  for (const shown of [HEADER, ROSTER[0]!, ITEMS[0]!, "--scores", "--out signals.jsonl"]) {
    expect(out).toContain(shown);
  }
  expect(MEMBERS.length).toBeGreaterThan(5);
});
