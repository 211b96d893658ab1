import type { Language } from "#app/i18n/messages.ts";
import type { PublishedSurvey } from "#surveys/definition.ts";
import type { Answer } from "#surveys/scoring.ts";

/** An answer as the survey offered it, in a language. */
export function answerInWords(
  { definition }: Pick<PublishedSurvey, "definition">,
  item: string,
  answer: Answer,
  language: Language,
): string {
  const question = definition.pages
    .map(({ elements }) => elements[0])
    .find(({ name }) => name === item);
  const choice = question?.choices.find(({ value }) => value === answer);
  return choice?.text[language] ?? String(answer);
}
