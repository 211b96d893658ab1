import { type Fault, quoted } from "#app/domain/csv.ts";
import { byEmail } from "./agreement.ts";
import type { Stretch } from "./changes.ts";
import { type Days, joined, sameDays, without } from "./days.ts";
import { matchDays } from "./matching.ts";
import type { MembershipPlan } from "./memberships.ts";
import { type Draft, isWhole } from "./row.ts";
import type { Stored, StoredSupervision } from "./stored.ts";
import type { Placement } from "./teams.ts";

/** A change by e-mails; `after` is null when the supervision is taken away altogether. */
export interface SupervisionDays {
  supervisor: string;
  specialist: string;
  before: Stretch | null;
  after: Days | null;
}

/**
 * Compares who supervises whom. For the days of a person's rows – as the file has them, and as they
 * were stored – the file says who the supervisors are; all other days stay as they are, and so do
 * days on which the person is also in a team that the file does not name.
 */
export function planSupervisions(memberships: MembershipPlan, stored: Stored): SupervisionDays[] {
  const inDatabase = byEmail(stored.supervisions.map((row) => ({ ...row, email: row.specialist })));
  const unnamed = byEmail(memberships.unnamed);
  const named = byEmail(
    memberships.named.map((pair) => ({ ...pair, email: pair.placement.email })),
  );
  return [...named].flatMap(([specialist, pairs]) => {
    const told = pairs.flatMap((pair) => [pair.placement, ...(pair.stored ? [pair.stored] : [])]);
    return planPerson({
      specialist,
      rows: pairs.map(({ placement }) => placement),
      known: inDatabase.get(specialist) ?? [],
      told: without(joined(told), unnamed.get(specialist) ?? []),
    });
  });
}

/** Supervisors who are not known, or are not supervisors once the file is in. */
export function supervisorFaults(drafts: readonly Draft[], stored: Stored): Fault[] {
  const inFile = byEmail(drafts);
  return drafts.flatMap(({ line, email, supervisor }) => {
    if (!supervisor || supervisor === email) return [];
    const rows = inFile.get(supervisor);
    const known = stored.people.get(supervisor);
    const column = "supervisor";
    if (!rows && !known) {
      const message = `${quoted(supervisor)} is neither in the file nor stored.`;
      return [{ line, column, message }];
    }
    const roles = rows ? rows.flatMap((row) => row.roles ?? ["supervisor"]) : known?.roles;
    if (roles?.includes("supervisor")) return [];
    const message = `${quoted(supervisor)} does not have the role supervisor.`;
    return [{ line, column, message }];
  });
}

/** People who lose the role supervisor although they go on supervising somebody. */
export function abandonedSpecialists(
  drafts: readonly Draft[],
  stored: Stored,
  changes: readonly SupervisionDays[],
): Fault[] {
  const ended = new Set(
    changes.flatMap(({ before, after }) => (before && after?.end !== null ? [before.id] : [])),
  );
  // Whose rows could not all be read may yet be given another supervisor by them.
  const unread = new Set(drafts.filter((row) => !isWhole(row)).map(({ email }) => email));
  const lasting = stored.supervisions.filter(
    ({ id, end, specialist }) => end === null && !ended.has(id) && !unread.has(specialist),
  );
  const bySupervisor = byEmail(lasting.map((row) => ({ ...row, email: row.supervisor })));
  return [...byEmail(drafts)].flatMap(([email, [first]]) => {
    const specialists = bySupervisor.get(email)?.map(({ specialist }) => specialist);
    if (!first?.roles || first.roles.includes("supervisor") || !specialists) return [];
    const message =
      `${quoted(email)} still supervises ${specialists.join(", ")}: ` +
      "name their new supervisor or the end in this file, or keep the role supervisor.";
    return [{ line: first.line, column: "roles", message }];
  });
}

interface OnePerson {
  specialist: string;
  rows: readonly Placement[];
  known: readonly StoredSupervision[];
  /** Days for which the file says who supervises. */
  told: readonly Days[];
}

function planPerson({ specialist, rows, known, told }: OnePerson): SupervisionDays[] {
  const named = rows.flatMap(({ supervisor }) => supervisor ?? []);
  const supervisors = new Set([...named, ...known.map(({ supervisor }) => supervisor)]);
  return [...supervisors].flatMap((supervisor) => {
    const before = known.filter((row) => row.supervisor === supervisor);
    const after = joined([
      ...without(before, told),
      ...rows.filter((row) => row.supervisor === supervisor),
    ]);
    return differences(before, after).map((difference) => ({
      supervisor,
      specialist,
      ...difference,
    }));
  });
}

function differences(before: readonly StoredSupervision[], after: readonly Days[]) {
  const as = joined(before);
  if (as.length === after.length && as.every((days, i) => sameDays(days, after[i] ?? days)))
    return [];
  const { pairs, left } = matchDays(after, before);
  return [
    ...pairs
      .filter(({ wanted, stored }) => !stored || !sameDays(wanted, stored))
      .map(({ wanted, stored }) => ({ before: stretch(stored), after: wanted })),
    ...left.map((row) => ({ before: stretch(row), after: null })),
  ];
}

/** Without whatever else the stored row says. */
function stretch<T extends Stretch | null>(row: T) {
  return row && { id: row.id, start: row.start, end: row.end };
}
