import { quoted } from "#app/domain/csv.ts";
import type { FileFaults } from "./file-faults.ts";

/** Is a text a year and month, such as 2026-01. A fault is added when it is not. */
export function isMonth(text: string, faults: FileFaults, line: number, column: string): boolean {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return true;
  const instead = text === "" ? "It is empty" : `${quoted(text)} is no month`;
  faults.add(line, `${instead}: write year and month, such as 2026-01.`, column);
  return false;
}
