import type { Db } from "#db/transaction.ts";
import { latest } from "#surveys/catalog.ts";
import { periodAfter } from "./calendar.ts";
import {
  type Division,
  divide,
  isSameCell,
  membersOf,
  type Placed,
  type Renewal,
  renewalOf,
  type Supervision,
} from "./cells.ts";
import { SMALLEST_GROUP } from "./disclosure/policy.ts";
import { cellName, divisionBefore, specialistsOn, supervisionOn, teamNames } from "./roster.ts";

/** How the people of a day would be divided, and what that changes. Nothing of answers is in it. */
export interface DivisionPreview {
  /** Fewest people that a cell is made of. */
  smallest: number;
  /** The division of the latest wave, with its people then; null before the first wave. */
  present: { period: string; cells: PreviewCell[] } | null;
  next: Planned;
  /** When the division stays for the next wave: what the quarter's renewal would make of it. */
  renewal: Planned | null;
}

/** A division that would be made. */
export interface Planned {
  /** Of the wave that it is for. */
  period: string;
  /** Why it is made anew; null when the present one stays. */
  why: Renewal | null;
  cells: (PreviewCell & { isNew: boolean })[];
  /** Names of present cells that there would be no more: what stands out there closes. */
  ending: { unit: string; name: string }[];
  without: WithoutCell[];
}

export interface PreviewCell {
  unit: string;
  name: string;
  people: number;
}

/** People of a team who would be in no cell. */
export interface WithoutCell {
  unit: string;
  team: string;
  people: number;
  why: "unit-too-small" | "new-team" | "reads-the-cell";
}

/**
 * The division that the next wave of a series would get if it opened on `day` (`YYYY-MM-DD`) and
 * nobody paused, beside the present one: that somebody pauses is not shown. Changes nothing.
 */
export async function previewDivision(
  db: Db,
  series: string,
  day: string,
): Promise<DivisionPreview> {
  const smallest = Math.max(SMALLEST_GROUP, latest(series)?.scoring.smallestGroup ?? 0);
  const roster = await specialistsOn(db, day);
  const supervision = await supervisionOn(db, day);
  const before = await divisionBefore(db, series, "9999-12");
  const names = await namesOf(db);
  const month = day.slice(0, 7);
  const following = before ? periodAfter(before.period) : month;
  const period = following > month ? following : month;

  const world = { roster, supervision, smallest, before: before?.cells ?? [], names };
  const why = renewalOf(before, period, roster, supervision, smallest);
  const anew = divide(roster, supervision, smallest);
  return {
    smallest,
    present: before ? { period: before.period, cells: await cellsThen(db, before, names) } : null,
    next: planned(world, { period, why, division: why ? anew : world.before }),
    renewal: why
      ? null
      : planned(world, { period: nextQuarter(period), why: "new-quarter", division: anew }),
  };
}

interface World {
  roster: readonly Placed[];
  supervision: Supervision;
  smallest: number;
  before: readonly Division[];
  names: Names;
}

interface Names {
  units: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}

function planned(
  { roster, supervision, before, names, smallest }: World,
  { period, why, division }: { period: string; why: Renewal | null; division: readonly Division[] },
): Planned {
  const named = (cell: Division) => ({
    unit: names.units.get(cell.unit) ?? cell.unit,
    name: cellName(cell, names.teams),
  });
  const members = new Map(division.map((cell) => [cell, membersOf(cell, roster, supervision)]));
  const inCells = new Set([...members.values()].flat().map(({ person }) => person));
  const outside = roster.filter(({ person }) => !inCells.has(person));
  const reason = (placed: Placed): WithoutCell["why"] => {
    if (division.some(({ teams }) => teams.includes(placed.team))) return "reads-the-cell";
    const inUnit = outside.filter(({ unit }) => unit === placed.unit).length;
    const isDivided = division.some(({ unit }) => unit === placed.unit);
    return !isDivided && inUnit < smallest ? "unit-too-small" : "new-team";
  };
  return {
    period,
    why,
    cells: division
      .map((cell) => ({
        ...named(cell),
        people: members.get(cell)?.length ?? 0,
        isNew: !before.some((known) => isSameCell(known, cell)),
      }))
      .sort(byName),
    ending: before
      .filter((known) => !division.some((cell) => isSameCell(known, cell)))
      .map(named)
      .sort(byName),
    without: counted(
      outside.map((placed) => ({
        unit: names.units.get(placed.unit) ?? placed.unit,
        team: names.teams.get(placed.team) ?? placed.team,
        why: reason(placed),
      })),
    ),
  };
}

function counted(people: readonly Omit<WithoutCell, "people">[]): WithoutCell[] {
  const groups = new Map<string, WithoutCell>();
  for (const person of people) {
    const key = JSON.stringify([person.unit, person.team, person.why]);
    const group = groups.get(key) ?? { ...person, people: 0 };
    groups.set(key, { ...group, people: group.people + 1 });
  }
  return [...groups.values()].sort(
    (a, b) => inNorwegian(a.unit, b.unit) || inNorwegian(a.team, b.team),
  );
}

/**
 * The cells of a wave with their people on the day it opened. Counted by membership and not by the
 * roster: what is missing from a roster would tell that somebody takes a break.
 */
async function cellsThen(
  db: Db,
  { waveId, cells }: { waveId: string; cells: readonly Division[] },
  names: Names,
): Promise<PreviewCell[]> {
  const { opensAt } = await db
    .selectFrom("wave")
    .where("id", "=", waveId)
    .select("opensAt")
    .executeTakeFirstOrThrow();
  const day = opensAt.slice(0, 10);
  const specialists = await specialistsOn(db, day);
  const supervision = await supervisionOn(db, day);
  return cells
    .map((cell) => ({
      unit: names.units.get(cell.unit) ?? cell.unit,
      name: cellName(cell, names.teams),
      people: membersOf(cell, specialists, supervision).length,
    }))
    .sort(byName);
}

async function namesOf(db: Db): Promise<Names> {
  const units = await db.selectFrom("unit").select(["id", "name"]).execute();
  return { units: new Map(units.map(({ id, name }) => [id, name])), teams: await teamNames(db) };
}

/** The first period of the quarter after. */
function nextQuarter(period: string): string {
  const next = periodAfter(period);
  return (Number(next.slice(5)) - 1) % 3 === 0 ? next : nextQuarter(next);
}

function byName(a: { unit: string; name: string }, b: { unit: string; name: string }) {
  return inNorwegian(a.unit, b.unit) || inNorwegian(a.name, b.name);
}

const { compare: inNorwegian } = new Intl.Collator("nb");
