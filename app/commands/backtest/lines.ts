import { finished } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { quoteFault } from "#app/domain/csv.ts";
import { Unreadable } from "./unreadable.ts";

/** Divides text into rows of cells. Until the first quote a row is a line, which is far quicker to divide. */
export class Lines {
  #delimiter = "";
  #lines = 0;
  #parser: ReturnType<typeof parse> | null = null;
  #lastLine = 0;

  constructor(readonly take: (cells: string[], line: number) => void) {}

  async read(text: string): Promise<void> {
    this.#delimiter ||= delimiterOf(text);
    if (!this.#parser && text.includes('"')) this.#parser = this.#parserFromHere();
    const parser = this.#parser;
    if (!parser) return this.#divide(text);
    await new Promise<void>((done, fail) => {
      parser.write(text, (error) => (error ? fail(this.#named(error)) : done()));
    });
  }

  async end(): Promise<void> {
    this.#parser?.end();
    if (this.#parser)
      await finished(this.#parser).catch((error) => Promise.reject(this.#named(error)));
  }

  #divide(text: string): void {
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    for (const line of lines) {
      this.#lines += 1;
      if (line !== "") this.take(line.split(this.#delimiter), this.#lines);
    }
  }

  #parserFromHere() {
    const passed = this.#lines;
    this.#lastLine = passed;
    const parser = parse({
      delimiter: this.#delimiter,
      recordDelimiter: "\n",
      relaxColumnCount: true,
      onRecord: (cells: string[], { lines }) => {
        const end = passed + lines;
        // A row of one line, unless more lines than one have gone by.
        const breaks = end === this.#lastLine + 1 ? 0 : cells.join("").split("\n").length - 1;
        this.#lastLine = end;
        this.take(cells, end - breaks);
        return null;
      },
    });
    // Said by the promises of write and end as well.
    parser.on("error", () => {});
    return parser.resume();
  }

  #named(error: Error): Error {
    return error instanceof CsvError
      ? new Unreadable(quoteFault(error, this.#lastLine + 1))
      : error;
  }
}

function delimiterOf(text: string): string {
  const [header = ""] = text.trimStart().split("\n", 1);
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}
