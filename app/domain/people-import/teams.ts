import { type Fault, quoted } from "#app/domain/csv.ts";
import type { TeamName } from "./changes.ts";
import type { Days } from "./days.ts";
import type { Draft } from "./row.ts";
import type { Stored } from "./stored.ts";

/** A row that puts somebody into a team that there is or will be. */
export interface Placement extends TeamName, Days {
  line: number;
  email: string;
  /** Null when nobody supervises the person; undefined when the cell could not be read. */
  supervisor?: string | null;
}

export interface Placing {
  placements: Placement[];
  newUnits: string[];
  newTeams: TeamName[];
  faults: Fault[];
}

/**
 * Finds the team of every row. A row that names unit and team makes what does not exist; a team
 * alone must exist, stored or in the file, in one unit and no other.
 */
export function placeRows(drafts: readonly Draft[], stored: Stored): Placing {
  const named = drafts.flatMap(({ unit, team }) => (unit && team ? [{ unit, team }] : []));
  const teams = distinct([...stored.teams, ...named]);
  const unitsOf = new Map<string, string[]>();
  for (const { unit, team } of teams) unitsOf.set(team, [...(unitsOf.get(team) ?? []), unit]);

  const placements: Placement[] = [];
  const faults: Fault[] = [];
  for (const { line, email, unit, team, start, end, supervisor } of drafts) {
    if (!team || unit === undefined) continue;
    const units = unit ? [unit] : (unitsOf.get(team) ?? []);
    const [found] = units;
    if (units.length !== 1 || found === undefined) {
      faults.push({ line, column: "team", message: notFound(team, units) });
    } else if (email && start && end !== undefined && !(end && end <= start)) {
      placements.push({ line, email, unit: found, team, start, end, supervisor });
    }
  }
  return {
    placements,
    newUnits: [...new Set(named.map(({ unit }) => unit))].filter(
      (unit) => !stored.units.includes(unit),
    ),
    newTeams: teams.slice(stored.teams.length),
    faults,
  };
}

export function sameTeam(a: TeamName, b: TeamName): boolean {
  return a.unit === b.unit && a.team === b.team;
}

function notFound(team: string, units: readonly string[]) {
  if (units.length === 0) return `Unknown team ${quoted(team)}: name its unit and it is made.`;
  return `${quoted(team)} is the name of several teams, in ${[...units].sort().join(", ")}: name the unit.`;
}

/** Each once, the first of its kind staying where it was. */
function distinct(teams: readonly TeamName[]): TeamName[] {
  const byKey = new Map<string, TeamName>();
  for (const { unit, team } of teams) {
    const key = JSON.stringify([unit, team]);
    if (!byKey.has(key)) byKey.set(key, { unit, team });
  }
  return [...byKey.values()];
}
