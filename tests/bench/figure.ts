/** One measured number and what it is held against. */
export interface Figure {
  name: string;
  value: number;
  /** A ratio has none; "count" is told without decimals. */
  unit: "" | "s" | "count";
  /** Null for a number that is told and not judged. */
  target: { atLeast: number } | { below: number } | { exactly: number } | null;
}

/** A number of things, such as how many were lost, with the target that exactly 0 are. */
export function count(name: string, value: number, target: Figure["target"]): Figure {
  return { name, value, unit: "count", target };
}

/** What every benchmark exports as `run`: it prints its own tables and gives its figures. */
export type Benchmark = (options: string[]) => Promise<Figure[] | void>;

/** "0.27; target at least 0.20: met", with the figure's name in front. */
export function lineOf(figure: Figure): string {
  const { name, value, unit, target } = figure;
  const measured = `${name}: ${withUnit(value, unit)}`;
  if (!target) return measured;
  return `${measured}; target ${wanted(target, unit)}: ${isMet(figure) ? "met" : "short"}`;
}

function wanted(target: NonNullable<Figure["target"]>, unit: Figure["unit"]): string {
  if ("atLeast" in target) return `at least ${withUnit(target.atLeast, unit)}`;
  if ("below" in target) return `below ${withUnit(target.below, unit)}`;
  return `exactly ${withUnit(target.exactly, unit)}`;
}

export function isMet({ value, target }: Figure): boolean {
  if (!target) return true;
  if ("atLeast" in target) return value >= target.atLeast;
  return "below" in target ? value < target.below : value === target.exactly;
}

/** Columns of text under a heading, numbers to the right: every column but the first. */
export function printTable(title: string, rows: readonly string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  "),
  );
  process.stdout.write(`\n${title}\n\n${lines.map((line) => `  ${line}\n`).join("")}`);
}

function withUnit(value: number, unit: Figure["unit"]) {
  if (unit === "count") return value.toFixed(0);
  return unit ? `${value.toFixed(2)} ${unit}` : value.toFixed(2);
}
