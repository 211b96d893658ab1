import { publishedSurvey } from "#surveys/catalog.ts";
import type { PublishedSurvey } from "#surveys/definition.ts";
import type { Digest } from "./domain/digest.ts";
import { cellReason } from "./domain/early-warning/reason.ts";
import { formatPeriod } from "./i18n/dates.ts";
import type { Language } from "./i18n/messages.ts";

type SaidOfCells = Pick<
  Digest,
  "survey" | "surveyVersion" | "period" | "cells" | "next" | "groupsChanged" | "withheld"
>;

/** What a digest says of cells as its page shows it, in a language. The same for whoever is shown it. */
export function shownDigest(digest: SaidOfCells, language: Language) {
  const survey = publishedSurvey(digest.survey, digest.surveyVersion);
  return {
    title: survey.title[language],
    month: formatPeriod(digest.period, language),
    items: survey.scoring.items.map((item) => ({
      id: item.id,
      isFactor: item.role === "factor",
      direction: item.role === "anchor" ? item.direction : "higher-is-better",
      title: questionOf(survey, item.id, language),
    })),
    cells: digest.cells.map((cell) => ({
      ...cell,
      signals: cell.signals.map((signal) => ({
        ...signal,
        reason: cellReason(
          {
            kind: signal.state === "persistently-drains" ? "low" : "change",
            grade: signal.grade,
            waves: signal.duration,
          },
          language,
        ),
      })),
    })),
    next: digest.next && { cell: digest.next.cell, factor: digest.next.signal.factor },
    groupsChanged: digest.groupsChanged,
    withheld: digest.withheld,
  };
}

function questionOf({ definition }: PublishedSurvey, item: string, language: Language): string {
  const page = definition.pages.find(({ elements }) => elements[0].name === item);
  return page?.elements[0].title[language] ?? item;
}
