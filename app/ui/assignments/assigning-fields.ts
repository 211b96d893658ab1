import type { Messages } from "#app/i18n/messages.ts";

/** What stands in the form, to be shown again as it was chosen and typed. */
export interface AssigningFields {
  module: string;
  roles: string[];
  units: string[];
  teams: string[];
  people: string[];
  /** What people are looked for by. */
  search: string;
  when: string;
  day: string;
  days: string;
  kind: string;
}

type Problem = keyof Messages["assignments"]["make"]["problems"];

/** What is wrong, by the part of the form. */
export interface Problems {
  module?: Problem;
  whom?: Problem;
  due?: Problem;
  kind?: Problem;
}

/** What can be chosen. */
export interface Choices {
  modules: { id: string; title: string; audience: Audience; minutes: number }[];
  roles: { id: keyof Messages["common"]["roles"]; people: number }[];
  units: {
    id: string;
    name: string;
    people: number;
    teams: { id: string; name: string; people: number }[];
  }[];
  /** Who is chosen, and whom the search has found besides. */
  people: { id: string; name: string; email: string }[];
  /** How many the search has found; null where nobody was looked for. */
  found: { shown: number; all: number } | null;
}

type Audience = keyof Messages["trainingEditor"]["audiences"];
