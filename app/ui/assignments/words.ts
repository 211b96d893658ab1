import { formatStoredDay } from "#app/i18n/dates.ts";
import type { Language, Messages } from "#app/i18n/messages.ts";
import type { Role } from "#app/ui/navigation.ts";

/** Whom a plan is for. */
export type ShownScope =
  | { kind: "person" | "unit"; name: string }
  | { kind: "team"; name: string; unit: string }
  | { kind: "role"; role: Role };

/** By when. */
export type ShownDue =
  { kind: "on"; day: string } | { kind: "after"; days: number } | { kind: "none" };

export function scopeInWords(scope: ShownScope, { assignments }: Messages): string {
  const { scopes } = assignments;
  switch (scope.kind) {
    case "role":
      return scopes.roles[scope.role];
    case "team":
      return scopes.team(scope.name, scope.unit);
    case "unit":
      return scopes.unit(scope.name);
    case "person":
      return scope.name || scopes.gone;
  }
}

export function dueInWords(due: ShownDue, { assignments }: Messages, language: Language): string {
  const { due: words } = assignments;
  if (due.kind === "on") return words.on(formatStoredDay(due.day, language));
  return due.kind === "after" ? words.after(due.days) : words.none;
}
