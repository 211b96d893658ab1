import type { Role } from "#db/schema.ts";
import type { PersonEntry } from "#app/domain/people.ts";
import type { Days } from "./days.ts";

/** What an import would do, by the names that the file uses. */
export interface PeopleChanges {
  newUnits: string[];
  newTeams: TeamName[];
  newPeople: NewPerson[];
  changedPeople: ChangedPerson[];
  /** Of people who are stored already. */
  changedRoles: ChangedRoles[];
  memberships: MembershipChange[];
  supervisions: SupervisionChange[];
  notes: Notes;
}

export interface TeamName {
  unit: string;
  team: string;
}

export interface NamedPerson {
  email: string;
  name: string;
}

export interface NewPerson extends PersonEntry {
  roles: Role[];
}

export interface ChangedPerson {
  before: PersonEntry;
  after: PersonEntry;
}

export interface ChangedRoles {
  person: NamedPerson;
  added: Role[];
  removed: Role[];
}

export interface MembershipChange extends TeamName {
  person: NamedPerson;
  /** Null when it begins anew. */
  before: Stretch | null;
  after: Days;
}

export interface SupervisionChange {
  supervisor: NamedPerson;
  specialist: NamedPerson;
  /** Null when it begins anew. */
  before: Stretch | null;
  /** Null when it is taken away altogether. */
  after: Days | null;
}

/** Stored days and the row that holds them. */
export interface Stretch extends Days {
  id: string;
}

/** What stays as it is and deserves a look. */
export interface Notes {
  /** People who are stored and not in the file. */
  leftAlone: number;
  /** Memberships that still last, of people in the file, that the file does not name. */
  unnamed: (TeamName & Days & { person: NamedPerson })[];
  /** Specialists in the file who are in no team, now or later. */
  withoutTeam: NamedPerson[];
  /** People in the file who are disabled, and stay so. */
  disabled: NamedPerson[];
}

/** Whether the import would leave everything as it is. */
export function isNothing({ notes: _notes, ...changes }: PeopleChanges): boolean {
  return Object.values(changes).every((list) => list.length === 0);
}
