import { createReadStream } from "node:fs";
import { encodingFaults } from "#app/domain/csv.ts";
import { Refusal } from "#app/commands/refusal.ts";
import { Unreadable } from "./unreadable.ts";

const BLOCK = 1 << 20;
const LONGEST_LINE = 4 << 20;

/** Whole lines of a file, about a megabyte at a time, and how many bytes are read so far. Refuses a file that cannot be opened. */
export async function* blocksOf(path: string): AsyncGenerator<{ text: string; bytes: number }> {
  const source = createReadStream(path, { highWaterMark: BLOCK });
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  const textOf = (lines: Buffer) => {
    const [fault] = encodingFaults(lines);
    if (fault) throw new Unreadable({ ...fault, line: line + fault.line - 1 });
    const text = tidied(lines.toString("utf8"), line === 1);
    line += lineEnds(text);
    return { text, bytes: source.bytesRead };
  };
  try {
    for await (const read of source as AsyncIterable<Buffer>) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, read]) : read;
      const end = bytes.lastIndexOf(0x0a) + 1;
      rest = bytes.subarray(end);
      if (rest.length > LONGEST_LINE) throw new Unreadable({ line, message: noLines });
      if (end > 0) yield textOf(bytes.subarray(0, end));
    }
    if (rest.length > 0) yield textOf(rest);
  } catch (error) {
    if (error instanceof Unreadable || !(error instanceof Error && "code" in error)) throw error;
    throw new Refusal(
      `${path}: ${reasons[String(error.code)] ?? `It cannot be read (${error.code}).`}`,
    );
  } finally {
    source.destroy();
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

const noLines = "A line of more than four megabytes: this is not a CSV file with line ends.";

const reasons: Record<string, string> = {
  ENOENT: "There is no such file.",
  ENOTDIR: "There is no such file.",
  EISDIR: "This is a folder, not a file.",
  EACCES: "The file may not be read by this user.",
};

/** One kind of line end, one way to write a letter, and no byte order mark. */
function tidied(text: string, isFirst: boolean): string {
  const marked = isFirst && text.startsWith("\uFEFF") ? text.slice(1) : text;
  const ends = marked.includes("\r") ? marked.replaceAll(/\r\n?/g, "\n") : marked;
  return ends.normalize("NFC");
}
