import { type CsvShape, quoted, readCsv } from "#app/domain/csv.ts";
import { describe, expect, test } from "vitest";

const shape: CsvShape<"name" | "team"> = {
  columns: ["name", "team"],
  maxBytes: 1_000,
  maxRows: 3,
};

function read(file: string | Uint8Array) {
  return readCsv(file, shape);
}

function rows(file: string | Uint8Array) {
  const reading = read(file);
  if (reading.outcome === "unreadable") return reading.faults;
  expect(reading.faults).toEqual([]);
  return reading.records.map(({ line, cells }) => [line, cells.name, cells.team]);
}

function faults(file: string | Uint8Array) {
  return read(file).faults.map(({ line, message }) => `${line}: ${message}`);
}

describe("a file that can be read", () => {
  test("gives its cells by column, whatever the order of the columns", () => {
    expect(rows("name,team\nSolveig,North\n")).toEqual([[2, "Solveig", "North"]]);
    expect(rows("team,name\nNorth,Solveig\n")).toEqual([[2, "Solveig", "North"]]);
  });

  test("may have a byte order mark, Windows line ends, semicolons, and quotes", () => {
    expect(rows('\ufeffname;team\r\nSolveig;"North; the ""old"" one"\r\n')).toEqual([
      [2, "Solveig", 'North; the "old" one'],
    ]);
  });

  test("has lines numbered as an editor numbers them, past empty rows and line breaks in cells", () => {
    const file = 'name,team\r\n\r\n"Sol\r\nveig",North\r\n,\r\n  \r\nIda,South';
    expect(rows(file)).toEqual([
      [3, "Sol\nveig", "North"],
      [7, "Ida", "South"],
    ]);
  });

  test("loses white space around cells, and has one way to write a letter", () => {
    expect(rows("name, team\n A\u030Ase , North\u00A0\n")).toEqual([[2, "\u00C5se", "North"]]);
  });

  test("names each row with too few or too many cells, and still gives the others", () => {
    const reading = read("name,team\nSolveig\nIda,South\nJon,South,x\n");
    expect(reading).toMatchObject({
      outcome: "read",
      records: [
        { line: 2, misshapen: true },
        { line: 3, misshapen: false, cells: { name: "Ida" } },
        { line: 4, misshapen: true },
      ],
      faults: [
        { line: 2, message: "The row has 1 cell instead of 2." },
        { line: 4, message: "The row has 3 cells instead of 2." },
      ],
    });
  });
});

describe("a file that cannot be read says why", () => {
  test.each([
    ["nothing in it", "", "1: The file is empty."],
    ["only white space", "\n \n", "1: The file is empty."],
    ["only a header", "name,team\n", "1: There are no rows under the header."],
    [
      "another header",
      "name,group,name\nSolveig,North,x\n",
      '1: The first row must name the columns name,team; it has "name,group,name". ' +
        'Missing: team. Unknown or repeated: "group,name".',
    ],
    [
      "a quote that is not closed",
      'name,team\nSolveig,North\nIda,"South\nJon,South\n',
      '3: A quote (") is opened in this row and never closed. The rows after it were not read.',
    ],
    [
      "a stray quote",
      'name,team\nSolveig,North\nPer "Pelle" Dahl,South\n',
      '3: A cell with a quote (") in it must stand in quotes, with the quote doubled: ' +
        '"Per ""Pelle"" Dahl". The rows after it were not read.',
    ],
    ["too many rows", "name,team\n" + "Solveig,North\n".repeat(4), "5: There are more than 3 rows"],
    ["too many bytes", `name,team\n${"x".repeat(1_000)},North\n`, "1: The file is larger than"],
  ])("%s", (_, file, fault) => {
    expect(read(file).outcome).toBe("unreadable");
    expect(faults(file)).toEqual([expect.stringContaining(fault)]);
  });

  test("UTF-16 and spreadsheets by name", () => {
    const text = "name,team\nSolveig,North\n";
    expect(faults(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual([
      "1: The file is UTF-16. Save it as “CSV UTF-8”.",
    ]);
    expect(faults(Buffer.from(`\ufeff${text}`, "utf16le").swap16())[0]).toContain("UTF-16");
    expect(faults(Buffer.from(text, "utf16le"))[0]).toContain("UTF-16");
    expect(faults(Buffer.from("PK\u0003\u0004rest"))[0]).toContain("spreadsheet");
  });

  test("Latin-1 by name, with every line that shows it", () => {
    const file = Buffer.from("name,team\nBjørn,North\nIda,South\nÅse,North\n", "latin1");
    const message =
      "The letters are not UTF-8; they look like Latin-1 (Windows-1252). Save it as “CSV UTF-8”.";
    expect(faults(file)).toEqual([`2: ${message}`, `4: ${message}`]);
  });

  test("damaged bytes in a UTF-8 file, with the line", () => {
    const file = Buffer.concat([
      Buffer.from("name,team\nBjørn,North\nIda"),
      Buffer.from([0xc3, 0x0a]),
    ]);
    expect(faults(file)).toEqual(["3: Some bytes are not UTF-8: the line is damaged."]);
  });
});

test("a piece of a file is shown on one line, without anything a terminal would obey", () => {
  expect(quoted("a\u001b[2Jb\nc\u202Ed")).toBe('"a\uFFFD[2Jb\uFFFDc\uFFFDd"');
  expect(quoted("x".repeat(100))).toHaveLength(63);
});
