import type { Assignment } from "./domain/training/assignments.ts";
import { formatStoredDay } from "./i18n/dates.ts";
import { type Language, messagesFor } from "./i18n/messages.ts";
import type { ShownModule } from "./ui/training/module-card.tsx";
import { factorById } from "#surveys/factors.ts";
import type { PublishedModule } from "#training/definition.ts";

/** A module for a card: what it is, and what its reader has done and is asked to do. */
export function shownModule(
  { id, title, definition: { minutes, factors, audience } }: PublishedModule,
  of: { passed: boolean; begun: boolean; assignment?: Assignment | undefined },
  { language, today }: { language: Language; today: string },
): ShownModule {
  const { facts } = messagesFor(language).training;
  return {
    ...{ id, minutes, title: title[language], passed: of.passed, begun: of.begun },
    audience: facts.audiences[audience],
    factors:
      factors === "all" ? [facts.allFactors] : factors.map((one) => factorById(one).name[language]),
    asked: of.assignment ? askedInWords(of.assignment, { language, today }) : null,
  };
}

/** Whether an assignment is mandatory, and when it is due, in words. */
export function askedInWords(
  { mandatory, dueOn }: Pick<Assignment, "mandatory" | "dueOn">,
  { language, today }: { language: Language; today: string },
): string {
  const { facts } = messagesFor(language).training;
  const kind = mandatory ? facts.mandatory : facts.offered;
  if (dueOn === null) return kind;
  if (dueOn === today) return `${kind}, ${facts.dueToday}`;
  const day = formatStoredDay(dueOn, language);
  return `${kind}, ${dueOn < today ? facts.overdue(day) : facts.dueOn(day)}`;
}
