import type { SurveyDefinition } from "#surveys/definition.ts";

/** What the plain form would post for these answers: each item's value as text, and the submission. */
export function fieldsOf(
  survey: SurveyDefinition,
  answers: Readonly<Record<string, unknown>>,
  submission: string,
): URLSearchParams {
  const fields = new URLSearchParams({ submission });
  for (const { elements } of survey.pages) {
    const { name } = elements[0];
    const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (value !== undefined && value !== null) fields.append(name, String(value));
  }
  return fields;
}
