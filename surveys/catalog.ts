import type { Locale } from "./bilingual.ts";
import { readSurvey, type PublishedSurvey } from "./definition.ts";
import { readFactors } from "./factors-schema.ts";
import factorsFile from "./factors.json" with { type: "json" };
import monthlyPulseV1Scoring from "./monthly-pulse/v1/scoring.json" with { type: "json" };
import monthlyPulseV1Survey from "./monthly-pulse/v1/survey.json" with { type: "json" };
import workingAllianceV1Scoring from "./working-alliance/v1/scoring.json" with { type: "json" };
import workingAllianceV1Survey from "./working-alliance/v1/survey.json" with { type: "json" };

// Throws when the file is not as it should be; who shows factors takes them from there unread.
readFactors(factorsFile);

/** Every published version of every survey that ships, checked when the program starts. */
export const surveys: readonly PublishedSurvey[] = frozen([
  readSurvey("monthly-pulse/v1", { survey: monthlyPulseV1Survey, scoring: monthlyPulseV1Scoring }),
  readSurvey("working-alliance/v1", {
    survey: workingAllianceV1Survey,
    scoring: workingAllianceV1Scoring,
  }),
]);

/** The survey with this name and version; throws when it was never published. */
export function publishedSurvey(name: string, version: number): PublishedSurvey {
  const found = surveys.find((survey) => survey.name === name && survey.version === version);
  if (!found) throw new Error(`The survey ${JSON.stringify(name)} has no version ${version}.`);
  return found;
}

/** The newest version of a survey, or undefined when there is no survey of this name. */
export function latest(name: string): PublishedSurvey | undefined {
  return surveys
    .filter((survey) => survey.name === name)
    .reduce<PublishedSurvey | undefined>(
      (newest, survey) => (newest && newest.version > survey.version ? newest : survey),
      undefined,
    );
}

/** What a series' survey is called; the series' own name where its survey does not ship any more. */
export function titleOf(series: string, locale: Locale): string {
  return latest(series)?.title[locale] ?? series;
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
