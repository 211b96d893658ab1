import { quoted } from "#app/domain/csv.ts";
import { blocksOf } from "./blocks.ts";
import type { FileFaults } from "./file-faults.ts";
import { Lines } from "./lines.ts";
import { Unreadable } from "./unreadable.ts";

/** The cells of a row, in the order of the columns that were asked for. */
export type Cells<Columns extends readonly string[]> = { [Column in keyof Columns]: string };

/**
 * Reads a CSV file as a stream, in the memory of a few blocks: UTF-8, commas or semicolons, quotes as in
 * RFC 4180, columns in any order, others passed over, rows without any text too. Hands over each row with
 * the line it begins at, cells without white space around them and in Unicode's composed form. What is
 * wrong with the file or the shape of a row is added to `faults`; after a fault of the file nothing more
 * is read. `progress` is told how many bytes are done.
 */
export async function readRows<const Columns extends readonly string[]>(
  faults: FileFaults,
  columns: Columns,
  onRow: (cells: Cells<Columns>, line: number) => void,
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  const table = new Table(columns, faults, onRow);
  const lines = new Lines((cells, line) => table.take(cells, line));
  try {
    for await (const { text, bytes } of blocksOf(faults.path)) {
      await lines.read(text);
      progress(bytes);
    }
    await lines.end();
    table.end();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    faults.add(error.line, error.message);
  }
}

/** Takes the first row as the header, and hands on the cells of the columns that are asked for. */
class Table<Columns extends readonly string[]> {
  #places: number[] | null = null;
  #width = 0;
  #rows = 0;

  constructor(
    readonly columns: Columns,
    readonly faults: FileFaults,
    readonly onRow: (cells: Cells<Columns>, line: number) => void,
  ) {}

  take(cells: string[], line: number): void {
    if (!this.#places) return this.#takeHeader(cells, line);
    if (cells.length !== this.#width) return this.#misshapen(cells, line);
    const own = this.#places.map((place) => cells[place]!.trim());
    if (own.every((cell) => cell === "") && isBlank(cells)) return;
    this.#rows += 1;
    // A cell for each column: the header has been seen to hold them all.
    this.onRow(own as unknown as Cells<Columns>, line);
  }

  end(): void {
    if (!this.#places) throw new Unreadable({ line: 1, message: "The file is empty." });
    if (this.#rows > 0 || !this.faults.none) return;
    throw new Unreadable({ line: 1, message: "There are no rows under the header." });
  }

  #takeHeader(cells: string[], line: number): void {
    if (isBlank(cells)) return;
    const found = cells.map((cell) => cell.trim());
    const expected = `The first row must name the columns ${this.columns.join(",")}`;
    const missing = this.columns.filter((column) => !found.includes(column));
    if (missing.length > 0) {
      const message = `${expected}; it has ${quoted(found.join(","))}. Missing: ${missing.join(",")}.`;
      throw new Unreadable({ line, message });
    }
    const twice = this.columns.find((name) => found.indexOf(name) !== found.lastIndexOf(name));
    if (twice) throw new Unreadable({ line, message: `${expected}; it names ${twice} twice.` });
    this.#places = this.columns.map((column) => found.indexOf(column));
    this.#width = found.length;
  }

  #misshapen(cells: string[], line: number): void {
    if (isBlank(cells)) return;
    const has = cells.length === 1 ? "The row has 1 cell" : `The row has ${cells.length} cells`;
    this.faults.add(line, `${has}, the header ${this.#width}.`);
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
