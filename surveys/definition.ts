import { z } from "zod";
import { bilingual, type Bilingual } from "./bilingual.ts";
import { faultsIn, SurveyFault } from "./faults.ts";
import { scoringSchema, type Item, type Scoring } from "./scoring.ts";

const name = z
  .string({ error: "a name is missing; write it" })
  .regex(/^[a-z][a-z0-9_]{0,59}$/, "write a name of small letters, digits and underscores");

const choice = z.strictObject({
  value: z.union([z.int(), z.string().regex(/^[a-z][a-z-]*$/)], {
    error: "write a whole number of the scale or a code in small letters and hyphens",
  }),
  text: bilingual,
});

const question = z.strictObject({
  type: z.literal("radiogroup", {
    error: 'only "radiogroup" is allowed: it is what a screen reader and a thumb can both use',
  }),
  name,
  title: bilingual,
  description: bilingual.optional(),
  choices: z.array(choice).min(2, "a question needs at least two choices").max(14),
});

/**
 * The part of SurveyJS's format that a survey may use. An allow-list, because SurveyJS puts answers
 * unencoded into html questions, runs expressions and loads addresses: what is not named here is refused.
 */
export const surveyDefinition = z.strictObject({
  title: bilingual,
  description: bilingual,
  pages: z
    .array(
      z.strictObject({
        name,
        title: bilingual.optional(),
        description: bilingual.optional(),
        elements: z.tuple([question], { error: "a page holds exactly one question; split it" }),
      }),
    )
    .min(1, "a survey needs a page")
    .max(60),
});

export type SurveyDefinition = z.infer<typeof surveyDefinition>;
export type SurveyPage = SurveyDefinition["pages"][number];
export type Question = SurveyPage["elements"][0];

/** A survey as it was published: never changed afterwards, known by its name and version. */
export type PublishedSurvey = {
  readonly name: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly definition: SurveyDefinition;
  readonly scoring: Scoring;
};

/**
 * The survey in `folder` ("monthly-pulse/v1"), from the parsed contents of its two files.
 * Throws a SurveyFault that names every fault with file, place and remedy.
 */
export function readSurvey(
  folder: string,
  files: { survey: unknown; scoring: unknown },
): PublishedSurvey {
  const surveyFile = `surveys/${folder}/survey.json`;
  const scoringFile = `surveys/${folder}/scoring.json`;
  const definition = surveyDefinition.safeParse(files.survey);
  const scoring = scoringSchema.safeParse(files.scoring);
  if (!definition.success || !scoring.success)
    throw new SurveyFault([
      ...faultsIn(surveyFile, definition.error ?? new z.ZodError([])),
      ...faultsIn(scoringFile, scoring.error ?? new z.ZodError([])),
    ]);
  const faults = [
    ...misplaced(scoring.data, folder).map((fault) => `${scoringFile}: ${fault}`),
    ...disagreements(definition.data, scoring.data).map((fault) => `${surveyFile}: ${fault}`),
  ];
  if (faults.length > 0) throw new SurveyFault(faults);
  const { survey, version, title } = scoring.data;
  return { name: survey, version, title, definition: definition.data, scoring: scoring.data };
}

function misplaced({ survey, version }: Scoring, folder: string): string[] {
  const named = `${survey}/v${version}`;
  if (named === folder) return [];
  return [`survey, version: they name ${named}, but the folder is ${folder}; make them agree`];
}

/** Where the form and the scoring key do not say the same. */
function disagreements(definition: SurveyDefinition, scoring: Scoring): string[] {
  const asked = new Map<string, string>();
  const faults: string[] = [];
  definition.pages.forEach(({ elements: [{ name: item }] }, index) => {
    const where = `pages[${index}].elements[0]`;
    if (asked.has(item)) faults.push(`${where}: ${item} is asked twice; keep one`);
    asked.set(item, where);
  });
  for (const item of scoring.items)
    if (!asked.has(item.id)) faults.push(`pages: the scored item ${item.id} is not asked; add it`);
  const scored = new Map(scoring.items.map((item) => [item.id, item]));
  for (const { elements } of definition.pages) {
    const where = asked.get(elements[0].name) ?? "pages";
    faults.push(...choiceFaults(elements[0], scored.get(elements[0].name), where));
  }
  return faults;
}

function choiceFaults(asked: Question, scored: Item | undefined, where: string): string[] {
  if (!scored) return [`${where}: ${asked.name} is not in scoring.json; score it or do not ask it`];
  const { min, max } = scored.scale;
  const wanted = [
    ...Array.from({ length: max - min + 1 }, (_, step) => min + step),
    ...scored.codes,
  ];
  const offered = asked.choices.map(({ value }) => value);
  if (JSON.stringify(offered) === JSON.stringify(wanted)) return [];
  return [
    `${where}.choices: ${asked.name} offers ${offered.join(", ")}, but scoring.json wants ` +
      `${wanted.join(", ")} in this order; make them agree`,
  ];
}
