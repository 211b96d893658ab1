import type { Role } from "#db/schema.ts";
import type { Fault } from "#app/domain/csv.ts";
import { type PersonEntry, usual } from "#app/domain/people.ts";
import { byEmail } from "./agreement.ts";
import type { ChangedPerson, ChangedRoles, NewPerson } from "./changes.ts";
import type { Draft, Row } from "./row.ts";
import type { Stored, StoredPerson } from "./stored.ts";

export interface PersonsPlan {
  newPeople: NewPerson[];
  changedPeople: ChangedPerson[];
  changedRoles: ChangedRoles[];
}

/**
 * Compares the people of a file with those stored. An empty language or time zone is what the
 * person has already, so that a file does not undo one's own choice; for new people it is `usual`.
 */
export function planPersons(rows: readonly Row[], stored: Stored): PersonsPlan {
  const plan: PersonsPlan = { newPeople: [], changedPeople: [], changedRoles: [] };
  for (const [email, [row]] of byEmail(rows)) {
    if (!row) continue;
    const known = stored.people.get(email);
    const after = entryOf(row, known ?? usual);
    if (!known) plan.newPeople.push({ ...after, roles: row.roles });
    else comparePerson(known, after, row.roles, plan);
  }
  return plan;
}

/** Rows that would leave the installation without an administrator who can sign in. */
export function lastAdministrator(drafts: readonly Draft[], stored: Stored): Fault[] {
  const isAdministrator = (roles: readonly Role[] | undefined) => roles?.includes("administrator");
  const inFile = byEmail(drafts);
  const before = [...stored.people.values()].filter(
    (person) => isAdministrator(person.roles) && !person.disabled,
  );
  const keeps = before.some(({ email }) => {
    const [first] = inFile.get(email) ?? [];
    return !first?.roles || isAdministrator(first.roles);
  });
  const gains = [...inFile].some(
    ([email, [first]]) => isAdministrator(first?.roles) && !stored.people.get(email)?.disabled,
  );
  if (keeps || gains) return [];
  return before.flatMap(({ email }) => {
    const [first] = inFile.get(email) ?? [];
    const message = "This would take the role administrator from the last person who has it.";
    return first ? [{ line: first.line, column: "roles", message }] : [];
  });
}

function comparePerson(known: StoredPerson, after: PersonEntry, roles: Role[], plan: PersonsPlan) {
  const { email, name, language, timeZone } = known;
  const changed = name !== after.name || language !== after.language || timeZone !== after.timeZone;
  if (changed) plan.changedPeople.push({ before: { email, name, language, timeZone }, after });
  const added = roles.filter((role) => !known.roles.includes(role));
  const removed = known.roles.filter((role) => !roles.includes(role));
  if (added.length + removed.length === 0) return;
  plan.changedRoles.push({ person: { email, name: after.name }, added, removed });
}

function entryOf(row: Row, otherwise: Pick<PersonEntry, "language" | "timeZone">): PersonEntry {
  return {
    email: row.email,
    name: row.name,
    language: row.language ?? otherwise.language,
    timeZone: row.time_zone ?? otherwise.timeZone,
  };
}
