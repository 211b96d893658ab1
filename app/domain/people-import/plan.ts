import type { Db } from "#db/transaction.ts";
import { type Fault, readCsv } from "#app/domain/csv.ts";
import { byEmail, disagreements, withoutRepeats } from "./agreement.ts";
import type { MembershipChange, NamedPerson, Notes, PeopleChanges } from "./changes.ts";
import { sameDays } from "./days.ts";
import { type MembershipPlan, planMemberships } from "./memberships.ts";
import { lastAdministrator, planPersons } from "./persons.ts";
import { columns, type Draft, isWhole, readRow, type Row } from "./row.ts";
import { readStored, type Stored } from "./stored.ts";
import { abandonedSpecialists, planSupervisions, supervisorFaults } from "./supervisions.ts";
import { placeRows } from "./teams.ts";

export type PeoplePlanning = { outcome: "faulty"; faults: Fault[] } | PeoplePlan;

export interface PeoplePlan {
  outcome: "plan";
  rows: Row[];
  changes: PeopleChanges;
}

/** The largest file of people that is taken. */
export const limits = { maxBytes: 10e6, maxRows: 100_000 };

/**
 * Says what importing a file of people would change, and writes nothing. A faulty file gets every
 * fault by line. People who are not in the file are left alone, and so are memberships that it does
 * not name; the same file again changes nothing.
 */
export async function planPeopleImport(db: Db, file: Uint8Array | string): Promise<PeoplePlanning> {
  const read = readCsv(file, { columns, ...limits });
  if (read.outcome === "unreadable") return { outcome: "faulty", faults: read.faults };
  const records = read.records.map(readRow);
  const faults = [...read.faults, ...records.flatMap((record) => record.faults)];
  const drafts = records.map(({ draft }) => draft);
  const decided = decide(drafts, await readStored(db));
  faults.push(...decided.faults);
  const rows = drafts.filter(isWhole);
  if (faults.length > 0) return { outcome: "faulty", faults: inOrder(faults) };
  return { outcome: "plan", rows, changes: decided.changes };
}

/** What rows would change, and what is wrong with them together; the changes count without faults. */
export function decide(
  drafts: readonly Draft[],
  stored: Stored,
): { changes: PeopleChanges; faults: Fault[] } {
  const { rows, faults: repeated } = withoutRepeats(drafts);
  const people = byEmail(rows);
  const placing = placeRows(rows, stored);
  const memberships = planMemberships(placing.placements, stored, new Set(people.keys()));
  const supervisions = planSupervisions(memberships, stored);
  const persons = planPersons(rows.filter(isWhole), stored);
  const named = namesOf(rows, stored);
  return {
    faults: [
      ...repeated,
      ...disagreements(rows),
      ...placing.faults,
      ...supervisorFaults(rows, stored),
      ...memberships.faults,
      ...abandonedSpecialists(rows, stored, supervisions),
      ...lastAdministrator(rows, stored),
    ],
    changes: {
      ...persons,
      newUnits: placing.newUnits,
      newTeams: placing.newTeams,
      memberships: memberships.named.flatMap((pair) => membershipChange(pair, named)),
      supervisions: supervisions.map(({ supervisor, specialist, before, after }) => ({
        supervisor: named(supervisor),
        specialist: named(specialist),
        before,
        after: after && { start: after.start, end: after.end },
      })),
      notes: notesOf(rows, memberships, stored, named),
    },
  };
}

type Named = (email: string) => NamedPerson;

/** The name that a person has once the file is in. */
function namesOf(rows: readonly Draft[], stored: Stored): Named {
  const names = new Map(rows.map(({ email, name }) => [email, name]));
  return (email) => ({ email, name: names.get(email) ?? stored.people.get(email)?.name ?? email });
}

function membershipChange(
  { placement, stored }: MembershipPlan["named"][number],
  named: Named,
): MembershipChange[] {
  const { email, unit, team, start, end } = placement;
  if (stored && sameDays(stored, placement)) return [];
  const before = stored && { id: stored.id, start: stored.start, end: stored.end };
  return [{ person: named(email), unit, team, before, after: { start, end } }];
}

function notesOf(
  rows: readonly Draft[],
  { named: inTeams, unnamed }: MembershipPlan,
  stored: Stored,
  named: Named,
): Notes {
  const people = byEmail(rows);
  const placed = new Set([
    ...inTeams.map(({ placement }) => placement.email),
    ...unnamed.map(({ email }) => email),
  ]);
  return {
    leftAlone: [...stored.people.keys()].filter((email) => !people.has(email)).length,
    unnamed: unnamed
      .filter(({ end }) => end === null)
      .map(({ email, unit, team, start, end }) => ({
        person: named(email),
        unit,
        team,
        start,
        end,
      })),
    withoutTeam: [...people]
      .filter(([email, [row]]) => row?.roles?.includes("specialist") && !placed.has(email))
      .map(([email]) => named(email)),
    disabled: [...people.keys()]
      .filter((email) => stored.people.get(email)?.disabled)
      .map((email) => named(email)),
  };
}

function inOrder(faults: readonly Fault[]): Fault[] {
  const place = ({ column }: Fault) => columns.findIndex((name) => name === column);
  return [...faults].sort((a, b) => a.line - b.line || place(a) - place(b));
}
