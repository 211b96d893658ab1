import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";

/** What is wrong with a line of a file (the first is 1) and, where it is one cell, in which column. */
export interface Fault {
  line: number;
  column?: string;
  message: string;
}

export interface CsvShape<Column extends string> {
  /** The header names exactly these, in any order. */
  columns: readonly Column[];
  maxBytes: number;
  maxRows: number;
}

export interface CsvRecord<Column extends string> {
  /** Where the row begins, also after cells with line breaks. */
  line: number;
  /** Without white space around them, in Unicode's composed form. */
  cells: Record<Column, string>;
  /** The row has too few or too many cells: a fault says so, and its cells may be misplaced. */
  misshapen: boolean;
}

export type CsvReading<Column extends string> =
  /** No row can be made sense of: the wrong encoding, header, quotes or size. */
  | { outcome: "unreadable"; faults: Fault[] }
  /** `faults` name the misshapen rows. */
  | { outcome: "read"; records: CsvRecord<Column>[]; faults: Fault[] };

/**
 * Reads a whole CSV file with a header: UTF-8 with or without a byte order mark, cells separated by
 * commas or (as spreadsheets write it in Norwegian) semicolons, quoted as in RFC 4180. Rows without
 * any text are passed over. Nothing is thrown for what a file may hold.
 */
export function readCsv<Column extends string>(
  file: Uint8Array | string,
  shape: CsvShape<Column>,
): CsvReading<Column> {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  if (bytes.length > shape.maxBytes) {
    const most = Math.floor(shape.maxBytes / 1e6);
    return unreadable(1, `The file is larger than ${most} MB: divide it.`);
  }
  const faults = encodingFaults(bytes);
  if (faults.length > 0) return { outcome: "unreadable", faults };
  // One kind of line end, so that lines inside quotes are counted as an editor counts them.
  const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, "\n");
  const read = rowsOf(text);
  if ("fault" in read) return { outcome: "unreadable", faults: [read.fault] };
  const [header, ...rows] = read.rows;
  if (!header) return unreadable(1, "The file is empty.");
  const fault = headerFault(header, shape.columns);
  if (fault) return { outcome: "unreadable", faults: [fault] };
  if (rows.length === 0) return unreadable(header.line, "There are no rows under the header.");
  if (rows.length > shape.maxRows) {
    const line = rows[shape.maxRows]?.line ?? 1;
    return unreadable(line, `There are more than ${shape.maxRows} rows: divide the file.`);
  }
  return { outcome: "read", ...recordsOf(header, rows, shape.columns) };
}

/** A piece of a file as it can be shown on one line. */
export function quoted(text: string): string {
  const shown = text.replaceAll(unprintable, "\uFFFD");
  return shown.length > 60 ? `"${shown.slice(0, 60)}…"` : `"${shown}"`;
}

/** Control characters, line and paragraph separators, and what turns the direction of writing. */
export const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;

interface RawRow {
  line: number;
  cells: string[];
}

/** Why bytes from the beginning of a file, or whole lines of it, are not text in UTF-8; nothing when they are. */
export function encodingFaults(bytes: Uint8Array): Fault[] {
  const [first = 1, second = 1, third = 1] = bytes;
  const wrong = (message: string) => [{ line: 1, message }];
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return wrong(`The file is UTF-16. ${saveAsUtf8}`);
  }
  if (first === 0 || second === 0) return wrong(`The file looks like UTF-16. ${saveAsUtf8}`);
  if (first === 0x50 && second === 0x4b && third === 3) {
    return wrong(`The file is a spreadsheet or archive, not CSV. ${saveAsUtf8}`);
  }
  if (first === 0x1f && second === 0x8b) return wrong("The file is compressed: unpack it first.");
  if (isUtf8(bytes)) return [];
  return bytes.includes(0) ? wrong(`The file is not text. ${saveAsUtf8}`) : linesNotUtf8(bytes);
}

const saveAsUtf8 = "Save it as “CSV UTF-8”.";

/** A line end is never part of a longer UTF-8 sequence, so lines can be judged one by one. */
function linesNotUtf8(bytes: Uint8Array): Fault[] {
  const faults: Fault[] = [];
  let from = 0;
  let holdsUtf8 = false;
  for (let line = 1; from <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    const piece = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isUtf8(piece)) faults.push({ line, message: "" });
    else if (piece.some((byte) => byte >= 0x80)) holdsUtf8 = true;
    from = end < 0 ? bytes.length + 1 : end + 1;
  }
  const message = holdsUtf8
    ? "Some bytes are not UTF-8: the line is damaged."
    : `The letters are not UTF-8; they look like Latin-1 (Windows-1252). ${saveAsUtf8}`;
  return faults.map(({ line }) => ({ line, message }));
}

function rowsOf(text: string): { rows: RawRow[] } | { fault: Fault } {
  const rows: RawRow[] = [];
  let lastLine = 0;
  const [header = ""] = text.trimStart().split("\n", 1);
  try {
    parse(text, {
      delimiter: header.includes(";") && !header.includes(",") ? ";" : ",",
      recordDelimiter: "\n",
      relaxColumnCount: true,
      onRecord: (cells: string[], { lines }) => {
        lastLine = lines;
        const line = lines - cells.join("").split("\n").length + 1;
        if (cells.some((cell) => cell.trim())) rows.push({ line, cells });
        return null;
      },
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { fault: quoteFault(error, lastLine + 1) };
  }
}

/** Where quotes are wrong nothing after them can be told apart, so this is the only fault named. */
export function quoteFault(error: CsvError, line: number): Fault {
  const message =
    error.code === "CSV_QUOTE_NOT_CLOSED"
      ? 'A quote (") is opened in this row and never closed.'
      : 'A cell with a quote (") in it must stand in quotes, with the quote doubled: "Per ""Pelle"" Dahl".';
  return { line, message: `${message} The rows after it were not read.` };
}

function headerFault({ line, cells }: RawRow, columns: readonly string[]): Fault | null {
  const found = cells.map((name) => name.trim());
  const missing = columns.filter((column) => !found.includes(column));
  const unknown = found.filter((name, i) => !columns.includes(name) || found.indexOf(name) !== i);
  if (missing.length === 0 && unknown.length === 0) return null;
  const differences = [
    missing.length > 0 ? ` Missing: ${missing.join(",")}.` : "",
    unknown.length > 0 ? ` Unknown or repeated: ${quoted(unknown.join(","))}.` : "",
  ];
  return {
    line,
    message:
      `The first row must name the columns ${columns.join(",")}; ` +
      `it has ${quoted(found.join(","))}.${differences.join("")}`,
  };
}

function recordsOf<Column extends string>(
  header: RawRow,
  rows: RawRow[],
  columns: readonly Column[],
): { records: CsvRecord<Column>[]; faults: Fault[] } {
  const places = columns.map((column) => header.cells.findIndex((name) => name.trim() === column));
  const faults: Fault[] = [];
  const records = rows.map(({ line, cells }) => {
    const misshapen = cells.length !== columns.length;
    if (misshapen) {
      const message = `${counted(cells.length)} instead of ${columns.length}.`;
      faults.push({ line, message });
    }
    const entries = columns.map((column, i) => [column, tidied(cells[places[i] ?? 0] ?? "")]);
    // Every column has its entry.
    return { line, cells: Object.fromEntries(entries) as Record<Column, string>, misshapen };
  });
  return { records, faults };
}

function counted(cells: number) {
  return cells === 1 ? "The row has 1 cell" : `The row has ${cells} cells`;
}

function tidied(cell: string) {
  return cell.normalize("NFC").trim();
}

function unreadable(line: number, message: string): { outcome: "unreadable"; faults: Fault[] } {
  return { outcome: "unreadable", faults: [{ line, message }] };
}
