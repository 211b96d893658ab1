import { quoted, type Fault } from "#app/domain/csv.ts";
import { isIn } from "#app/domain/early-warning/backtest.ts";
import type { RosterStay } from "./roster-file.ts";

const PEOPLE = 5;

/** Teams that are never large enough to be judged in any of the months, each at its first row in the roster. */
export function smallTeams(
  stays: Iterable<readonly RosterStay[]>,
  months: readonly string[],
): Fault[] {
  const teams = new Map<string, RosterStay[]>();
  for (const stay of [...stays].flat()) {
    const own = teams.get(stay.team);
    if (own) own.push(stay);
    else teams.set(stay.team, [stay]);
  }
  return [...teams]
    .map(([team, own]) => ({ team, line: firstLine(own), most: mostAtOnce(own, months) }))
    .filter(({ most }) => most > 0 && most < PEOPLE)
    .sort((a, b) => a.line - b.line)
    .map(({ team, line, most }) => ({ line, message: tooSmall(team, most) }));
}

function firstLine(stays: readonly RosterStay[]): number {
  return stays.reduce((first, { line }) => Math.min(first, line), Infinity);
}

function mostAtOnce(stays: readonly RosterStay[], months: readonly string[]): number {
  const sizes = months.map((month) => stays.filter((stay) => isIn(stay, month)).length);
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

function tooSmall(team: string, most: number) {
  const size = most === 1 ? "is a team of one" : `has never more than ${most} people at once`;
  return `${quoted(team)} ${size}: it takes ${PEOPLE} to judge a team. Its people are judged by themselves.`;
}
