import { type Fault, quoted } from "#app/domain/csv.ts";
import { byEmail } from "./agreement.ts";
import type { Stretch, TeamName } from "./changes.ts";
import { type Days, overlap } from "./days.ts";
import { matchDays } from "./matching.ts";
import { type Placement, sameTeam } from "./teams.ts";
import type { Stored, StoredMembership } from "./stored.ts";

export interface MembershipPlan {
  /** Every placement and the stored row that it is about; null where a membership begins. */
  named: { placement: Placement; stored: Stretch | null }[];
  /** Stored memberships, of people in the file, that the file does not name: they stay. */
  unnamed: StoredMembership[];
  faults: Fault[];
}

/** Compares the memberships of a file with those stored. Nobody is in one team twice on one day. */
export function planMemberships(
  placements: readonly Placement[],
  stored: Stored,
  people: ReadonlySet<string>,
): MembershipPlan {
  const plan: MembershipPlan = { named: [], unnamed: [], faults: [] };
  const inFile = byEmail(placements);
  const inDatabase = byEmail(stored.memberships);
  for (const email of people) {
    const rows = inFile.get(email) ?? [];
    const known = inDatabase.get(email) ?? [];
    for (const team of teamsOf([...rows, ...known])) {
      planTeam(
        rows.filter((row) => sameTeam(row, team)),
        known.filter((row) => sameTeam(row, team)),
        plan,
      );
    }
  }
  return plan;
}

/** The memberships of one person in one team. */
function planTeam(rows: Placement[], known: StoredMembership[], plan: MembershipPlan) {
  const { pairs, left } = matchDays(rows, known);
  plan.named.push(...pairs.map(({ wanted, stored }) => ({ placement: wanted, stored })));
  const unnamed = known.filter(({ id }) => left.some((row) => row.id === id));
  plan.unnamed.push(...unnamed);
  rows.forEach((row, i) => {
    const earlier = rows.slice(0, i).find((other) => overlap(row, other));
    const other = unnamed.find((membership) => overlap(row, membership));
    if (earlier) plan.faults.push(fault(row, `overlaps line ${earlier.line}`));
    if (other)
      plan.faults.push(fault(row, `overlaps a stored one, ${shown(other)}; name that too`));
  });
}

function fault({ line, email, team }: Placement, problem: string): Fault {
  const message = `The membership of ${quoted(email)} in ${quoted(team)} ${problem}.`;
  return { line, column: "start", message };
}

function teamsOf(rows: readonly TeamName[]): TeamName[] {
  return rows.filter((row, i) => rows.findIndex((other) => sameTeam(row, other)) === i);
}

function shown({ start, end }: Days) {
  return end === null ? `since ${start}` : `${start} to ${end}`;
}
