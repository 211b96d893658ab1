import { type Fault, quoted } from "#app/domain/csv.ts";
import { type Column, type Draft, isWhole } from "./row.ts";

/** Columns that say something about the person and not about one membership. */
const personal = ["name", "roles", "language", "time_zone"] as const;

/** Rows that are there twice, letter for letter, and the rows without them. */
export function withoutRepeats(drafts: readonly Draft[]): { rows: Draft[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const firstLines = new Map<string, number>();
  const rows = drafts.filter(({ line, ...cells }) => {
    const key = JSON.stringify(cells);
    const first = firstLines.get(key);
    if (first === undefined || !isWhole({ line, ...cells })) {
      firstLines.set(key, line);
      return true;
    }
    faults.push({ line, message: `This is line ${first} again: delete one of them.` });
    return false;
  });
  return { rows, faults };
}

/** Rows of one person that contradict each other; names both lines. */
export function disagreements(drafts: readonly Draft[]): Fault[] {
  return [...byEmail(drafts).values()].flatMap((rows) =>
    rows.slice(1).flatMap((row, i) => disagreementsOf(row, rows.slice(0, i + 1))),
  );
}

/** The rows of each person whose e-mail could be read, in the order of the file. */
export function byEmail<T extends { email?: string }>(rows: readonly T[]): Map<string, T[]> {
  const people = new Map<string, T[]>();
  for (const row of rows) {
    if (!row.email) continue;
    const own = people.get(row.email);
    if (own) own.push(row);
    else people.set(row.email, [row]);
  }
  return people;
}

function disagreementsOf(row: Draft, earlier: readonly Draft[]): Fault[] {
  const faults = personal.flatMap((column) => disagreement(row, earlier, column));
  const [first] = earlier;
  if (first && (row.team === "" || earlier.some(({ team }) => team === ""))) {
    const message = `${quoted(row.email ?? "")} is on line ${first.line} too, and one of them names no team.`;
    faults.push({ line: row.line, column: "email", message });
  }
  return faults;
}

/** With the first row that has a readable value in the column. */
function disagreement(row: Draft, earlier: readonly Draft[], column: Column): Fault[] {
  const first = earlier.find((other) => other[column] !== undefined);
  if (!first || row[column] === undefined || same(row[column], first[column])) return [];
  const message = `${shown(row[column])} here and ${shown(first[column])} on line ${first.line}.`;
  return [{ line: row.line, column, message }];
}

function same(a: unknown, b: unknown) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function shown(value: unknown) {
  if (value === null || value === "") return "empty";
  return quoted(Array.isArray(value) ? value.join(";") : String(value));
}
