import type {
  ChangedPerson,
  ChangedRoles,
  MembershipChange,
  NamedPerson,
  NewPerson,
  PeopleChanges,
  SupervisionChange,
  TeamName,
} from "#app/domain/people-import/changes.ts";
import type { Days } from "#app/domain/people-import/days.ts";

const count = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;

const words = {
  units: count("new unit", "new units"),
  teams: count("new team", "new teams"),
  newPeople: count("new person", "new people"),
  changedPeople: count("person changed", "people changed"),
  roles: count("person with changed roles", "people with changed roles"),
  membershipsBegun: count("membership begun", "memberships begun"),
  membershipsEnded: count("membership ended", "memberships ended"),
  membershipsMoved: count("membership with other dates", "memberships with other dates"),
  supervisionsBegun: count("supervision begun", "supervisions begun"),
  supervisionsEnded: count("supervision ended", "supervisions ended"),
  supervisionsMoved: count("supervision with other dates", "supervisions with other dates"),
  stays: "Stays as it is:",
  leftAlone: count(
    "person who is not in the file is left alone.",
    "people who are not in the file are left alone.",
  ),
  unnamed: (who: string, where: string, since: string) =>
    `${who} is also in ${where} since ${since}, which the file does not name.`,
  withoutTeam: (who: string) =>
    `${who} is a specialist in no team, and will not be asked anything.`,
  disabled: (who: string) => `${who} is disabled, and stays so.`,
  withRoles: (who: string, roles: string) => `${who}, ${roles}`,
  changed: (what: string, before: string, after: string) => `${what}: ${before} → ${after}`,
  gets: (roles: string) => `gets ${roles}`,
  loses: (roles: string) => `loses ${roles}`,
  inTeam: (who: string, where: string) => `${who} in ${where}`,
  supervises: (supervisor: string, specialist: string) => `${supervisor} for ${specialist}`,
  from: (start: string) => `from ${start}`,
  fromUntil: (start: string, end: string) => `from ${start} until ${end}`,
  ends: (end: string) => `ends ${end}`,
  takenAway: (days: string) => `taken away (it was ${days})`,
};

/** A kind of change: its heading with the number, and what changes. */
interface Kind {
  heading: string;
  lines: string[];
}

/** Everything that an import changes, and what it leaves, in lines of plain words. */
export function linesOf(changes: PeopleChanges): string[] {
  const kinds = kindsOf(changes).flatMap(({ heading, lines }) => [
    `${heading}:`,
    ...lines.map((line) => `  ${line}`),
  ]);
  const stays = staying(changes).map((line) => `  ${line}`);
  return stays.length > 0 ? [...kinds, words.stays, ...stays] : kinds;
}

/** The numbers alone, such as "2 new people, 1 membership ended". */
export function summaryOf(changes: PeopleChanges): string {
  return kindsOf(changes)
    .map(({ heading }) => heading)
    .join(", ");
}

function kindsOf(changes: PeopleChanges): Kind[] {
  const memberships = byKind(changes.memberships, membershipLine);
  const supervisions = byKind(changes.supervisions, supervisionLine);
  const kinds = [
    kind(words.units, changes.newUnits),
    kind(words.teams, changes.newTeams.map(teamLine)),
    kind(words.newPeople, changes.newPeople.map(newPersonLine)),
    kind(words.changedPeople, changes.changedPeople.map(changedPersonLine)),
    kind(words.roles, changes.changedRoles.map(rolesLine)),
    kind(words.membershipsBegun, memberships.begun),
    kind(words.membershipsEnded, memberships.ended),
    kind(words.membershipsMoved, memberships.moved),
    kind(words.supervisionsBegun, supervisions.begun),
    kind(words.supervisionsEnded, supervisions.ended),
    kind(words.supervisionsMoved, supervisions.moved),
  ];
  return kinds.filter(({ lines }) => lines.length > 0);
}

function kind(heading: (n: number) => string, lines: string[]): Kind {
  return { heading: heading(lines.length), lines };
}

function staying({ notes }: PeopleChanges): string[] {
  return [
    ...(notes.leftAlone > 0 ? [words.leftAlone(notes.leftAlone)] : []),
    ...notes.unnamed.map(({ person, start, ...team }) =>
      words.unnamed(who(person), teamLine(team), start),
    ),
    ...notes.withoutTeam.map((person) => words.withoutTeam(who(person))),
    ...notes.disabled.map((person) => words.disabled(who(person))),
  ];
}

interface Dated {
  before: Days | null;
  after: Days | null;
}

function byKind<T extends Dated>(changes: readonly T[], line: (change: T) => string) {
  const isEnded = ({ before, after }: T) =>
    !after || (before?.start === after.start && before.end === null);
  const begun = changes.filter(({ before }) => !before);
  const ended = changes.filter((change) => change.before && isEnded(change));
  const moved = changes.filter((change) => change.before && !isEnded(change));
  return { begun: begun.map(line), ended: ended.map(line), moved: moved.map(line) };
}

function membershipLine({ person, before, after, ...team }: MembershipChange) {
  return `${words.inTeam(who(person), teamLine(team))} ${datesLine({ before, after })}`;
}

function supervisionLine({ supervisor, specialist, before, after }: SupervisionChange) {
  return `${words.supervises(who(supervisor), who(specialist))} ${datesLine({ before, after })}`;
}

function datesLine({ before, after }: Dated) {
  if (!after) return words.takenAway(before ? daysLine(before) : "");
  if (!before) return daysLine(after);
  if (before.end === null && after.end && before.start === after.start)
    return words.ends(after.end);
  return `${daysLine(before)} → ${daysLine(after)}`;
}

function daysLine({ start, end }: Days) {
  return end === null ? words.from(start) : words.fromUntil(start, end);
}

function newPersonLine({ roles, ...person }: NewPerson) {
  return words.withRoles(who(person), roles.join(", "));
}

function changedPersonLine({ before, after }: ChangedPerson) {
  const differences = [
    { what: "name", old: before.name, now: after.name },
    { what: "language", old: before.language, now: after.language },
    { what: "time zone", old: before.timeZone, now: after.timeZone },
  ].filter(({ old, now }) => old !== now);
  const shown = differences.map(({ what, old, now }) => words.changed(what, old, now));
  return `${who(after)} ${shown.join("; ")}`;
}

function rolesLine({ person, added, removed }: ChangedRoles) {
  const shown = [
    ...(added.length > 0 ? [words.gets(added.join(", "))] : []),
    ...(removed.length > 0 ? [words.loses(removed.join(", "))] : []),
  ];
  return `${who(person)} ${shown.join("; ")}`;
}

function teamLine({ unit, team }: TeamName) {
  return `${unit} / ${team}`;
}

function who({ email, name }: NamedPerson) {
  return `${name} <${email}>`;
}
