import { quarterOf } from "./calendar.ts";

/** A person on a roster, as far as the division into cells is concerned. */
export interface Placed {
  person: string;
  team: string;
  unit: string;
}

/** A cell before it has a name: whole teams of one unit. `teams` are sorted. */
export interface Division {
  unit: string;
  teams: string[];
}

/** Who supervises whom on the day of the division: supervisor → specialists. */
export type Supervision = ReadonlyMap<string, ReadonlySet<string>>;

/** A team of this size is a cell of its own; smaller ones are merged until they reach it. */
const CELL_SIZE = 7;

/**
 * Divides a roster into cells by policy D4: a team of 7 or more is a cell; smaller teams of a unit
 * are merged, smallest first, until 7; what is left joins the unit's smallest cell; a unit of
 * `smallest` (5) or 6 in all is one cell, a smaller one has none. Who reads a cell is not counted in
 * it. The order of the input does not matter. A smallest group above 7 takes the place of 7.
 */
export function divide(
  roster: readonly Placed[],
  supervision: Supervision,
  smallest = 5,
): Division[] {
  const counted = new Set(roster.map(({ person }) => person));
  for (;;) {
    const division = divideCounted(
      roster.filter(({ person }) => counted.has(person)),
      smallest,
    );
    const readers = roster.filter(
      (placed) => counted.has(placed.person) && reads(placed, division, roster, supervision),
    );
    if (readers.length === 0) return division;
    for (const { person } of readers) counted.delete(person);
  }
}

/** Why a wave's division is made anew. */
export type Renewal = "first" | "new-quarter" | "below-smallest";

/**
 * Whether the division of the wave before stays for a wave of `period` (null), or why it is made
 * anew: each quarter, and when a cell falls below `smallest`. A division without a single cell has
 * nothing that could stay.
 */
export function renewalOf(
  before: { period: string; cells: readonly Division[] } | undefined,
  period: string,
  ...[roster, supervision, smallest]: [readonly Placed[], Supervision, number]
): Renewal | null {
  if (!before || before.cells.length === 0) return "first";
  if (quarterOf(before.period) !== quarterOf(period)) return "new-quarter";
  return stillHolds(before.cells, roster, supervision, smallest) ? null : "below-smallest";
}

/** Whether two divisions' cells are the same: the same whole teams in the same unit. */
export function isSameCell(a: Division, b: Division): boolean {
  return a.unit === b.unit && String([...a.teams].sort()) === String([...b.teams].sort());
}

/**
 * Whether a division may stay for another wave: every cell still has `smallest` people who are on
 * the roster and do not read it.
 */
export function stillHolds(
  division: readonly Division[],
  roster: readonly Placed[],
  supervision: Supervision,
  smallest = 5,
): boolean {
  return division.every((cell) => membersOf(cell, roster, supervision).length >= smallest);
}

/** The people of a cell: its teams' members on the roster, without those who read it. */
export function membersOf(
  cell: Division,
  roster: readonly Placed[],
  supervision: Supervision,
): Placed[] {
  return roster.filter(
    (placed) => cell.teams.includes(placed.team) && !reads(placed, [cell], roster, supervision),
  );
}

/** Whether the person would read the cell that his or her own team is in. */
function reads(
  { person, team }: Placed,
  division: readonly Division[],
  roster: readonly Placed[],
  supervision: Supervision,
): boolean {
  const specialists = supervision.get(person);
  const own = division.find(({ teams }) => teams.includes(team));
  if (!specialists || !own) return false;
  return roster.some((other) => specialists.has(other.person) && own.teams.includes(other.team));
}

function divideCounted(counted: readonly Placed[], smallest: number): Division[] {
  const units = [...new Set(counted.map(({ unit }) => unit))].sort();
  return units.flatMap((unit) => divideUnit(unit, sizesOf(counted, unit), smallest));
}

function divideUnit(unit: string, sizes: Map<string, number>, smallest: number): Division[] {
  const total = sum(sizes.values());
  const enough = Math.max(CELL_SIZE, smallest);
  if (total < smallest) return [];
  if (total < enough) return [{ unit, teams: [...sizes.keys()].sort() }];

  const cells = [...sizes].filter(([, size]) => size >= enough).map(([team]) => [team]);
  let merging: string[] = [];
  for (const [team] of smallestFirst([...sizes].filter(([, size]) => size < enough))) {
    merging.push(team);
    if (sizeOf(merging, sizes) < enough) continue;
    cells.push(merging);
    merging = [];
  }
  const [smallestCell] = smallestFirst(
    cells.map((teams): [string[], number] => [teams, sizeOf(teams, sizes)]),
  );
  smallestCell?.[0].push(...merging);
  return cells.map((teams) => ({ unit, teams: teams.sort() })).sort(byFirstTeam);
}

function sizesOf(counted: readonly Placed[], unit: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const placed of counted) {
    if (placed.unit === unit) sizes.set(placed.team, (sizes.get(placed.team) ?? 0) + 1);
  }
  return sizes;
}

/** Ties go by the team's id, so that the same roster always gives the same cells. */
function smallestFirst<T extends string | string[]>(sized: [T, number][]): [T, number][] {
  return sized.sort(([a, sizeA], [b, sizeB]) => sizeA - sizeB || (String(a) < String(b) ? -1 : 1));
}

function sizeOf(teams: readonly string[], sizes: ReadonlyMap<string, number>) {
  return sum(teams.map((team) => sizes.get(team) ?? 0));
}

function sum(values: Iterable<number>) {
  return [...values].reduce((total, value) => total + value, 0);
}

function byFirstTeam(a: Division, b: Division) {
  return String(a.teams) < String(b.teams) ? -1 : 1;
}
