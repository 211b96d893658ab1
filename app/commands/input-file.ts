import { createReadStream } from "node:fs";
import { Refusal } from "./refusal.ts";

/** The bytes of a file that a command was given; refuses what cannot be read or is too large. */
export async function readInputFile(path: string, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maxBytes) break;
      pieces.push(piece);
    }
  } catch (error) {
    throw new Refusal(`${path}: ${reason(error)}`);
  }
  if (size <= maxBytes) return Buffer.concat(pieces);
  throw new Refusal(
    `${path}: The file is larger than ${Math.floor(maxBytes / 1e6)} MB: divide it.`,
  );
}

function reason(error: unknown) {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons[code] ?? `The file cannot be read (${code || String(error)}).`;
}

const reasons: Record<string, string> = {
  ENOENT: "There is no such file.",
  ENOTDIR: "There is no such file.",
  EISDIR: "This is a folder, not a file.",
  EACCES: "The file may not be read by this user.",
};
