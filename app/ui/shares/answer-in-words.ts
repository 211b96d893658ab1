import type { Language } from "#app/i18n/messages.ts";
import type { PublishedSurvey } from "#surveys/definition.ts";
import type { Answer } from "#surveys/scoring.ts";

/** What was asked, as the survey asked it, in a language. */
export function questionInWords(
  { definition }: Pick<PublishedSurvey, "definition">,
  item: string,
  language: Language,
): string {
  return questionOf(definition, item)?.title[language] ?? "";
}

/** An answer as the survey offered it, in a language. */
export function answerInWords(
  { definition }: Pick<PublishedSurvey, "definition">,
  item: string,
  answer: Answer,
  language: Language,
): string {
  const choice = questionOf(definition, item)?.choices.find(({ value }) => value === answer);
  return choice?.text[language] ?? String(answer);
}

function questionOf({ pages }: PublishedSurvey["definition"], item: string) {
  return pages.map(({ elements }) => elements[0]).find(({ name }) => name === item);
}
