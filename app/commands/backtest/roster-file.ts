import { quoted } from "#app/domain/csv.ts";
import type { Stay } from "#app/domain/early-warning/backtest.ts";
import type { FileFaults } from "./file-faults.ts";
import { isMonth } from "./month.ts";
import { readRows } from "./rows.ts";

/** A row of the roster and where it stands. */
export type RosterStay = Stay & { line: number };

/** Everyone's stays. What is wrong is added to `faults`, and is then not in the result. */
export async function readRoster(faults: FileFaults): Promise<Map<string, RosterStay[]>> {
  const stays = new Map<string, RosterStay[]>();
  const columns = ["person", "team", "start", "end", "consent"] as const;
  await readRows(faults, columns, ([person, team, start, end, consent], line) => {
    if (person === "") faults.add(line, "It is empty: name the person.", "person");
    if (team === "") faults.add(line, "It is empty: name the team.", "team");
    const dated =
      isMonth(start, faults, line, "start") && (end === "" || isMonth(end, faults, line, "end"));
    if (consent !== "0" && consent !== "1") {
      faults.add(line, `${quoted(consent)} is neither 1 (yes) nor 0 (no).`, "consent");
    }
    if (person === "" || team === "" || !dated) return;
    if (end !== "" && end < start) return faults.add(line, backwards(start, end), "end");
    const last = end === "" ? null : end;
    const stay = { person, team, start, end: last, consent: consent === "1", line };
    const own = stays.get(person) ?? [];
    const other = own.find((before) => overlap(before, stay));
    if (other) return faults.add(line, twiceAtOnce(stay, other));
    stays.set(person, [...own, stay]);
  });
  return stays;
}

function overlap(a: Stay, b: Stay): boolean {
  if (a.start === a.end || b.start === b.end) return false;
  return (b.end === null || a.start < b.end) && (a.end === null || b.start < a.end);
}

function backwards(start: string, end: string) {
  return `The end ${end} comes before the start ${start}. The end is the first month no longer in the team.`;
}

function twiceAtOnce(now: RosterStay, before: RosterStay) {
  const where =
    now.team === before.team
      ? `in ${quoted(now.team)} twice at once`
      : `in two teams at once, ${quoted(before.team)} and ${quoted(now.team)}`;
  return `${quoted(now.person)} is ${where}: see line ${before.line}. Give the earlier one its end.`;
}
