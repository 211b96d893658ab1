import { z } from "zod";
import { bilingual, type Bilingual, type Locale } from "#surveys/bilingual.ts";
import { sectionsOf, type Section } from "./markdown.ts";

/** Whom a module is written for. A new specialist is one in the first hundred days. */
export const audiences = ["specialist", "new-specialist", "supervisor", "both"] as const;
export type Audience = (typeof audiences)[number];

/** A text somebody is still writing: it may be empty, and it is never HTML. */
const written = z.string().max(40_000, "longer than 40,000 characters; divide the module");
const line = z.string().max(500, "longer than 500 characters; shorten it");
const bothLines = z.strictObject({ en: line, nb: line });

const option = z.strictObject({
  value: z.string().regex(/^[a-z]$/, "write one small letter"),
  text: bothLines,
  /** What a person reads after choosing this option: why it is right, or what speaks against it. */
  feedback: bothLines,
});

const element = z.strictObject({
  type: z.enum(["radiogroup", "checkbox"], {
    error: 'write "radiogroup" for one right answer, "checkbox" for several',
  }),
  name: z.string().regex(/^[a-z][a-z0-9_]{0,29}$/, "write small letters, digits and underscores"),
  title: bothLines,
  choices: z.array(option).max(8, "more than eight options; leave some out"),
  /** The letter of the right option, or the letters of all right ones. */
  correctAnswer: z.union([z.string(), z.array(z.string())]),
});

/** The part of SurveyJS's format that a quiz may use, with two properties of ours: `feedback` and `passMark`. */
const quiz = z.strictObject({
  /** How many questions must be right to pass. */
  passMark: z.int().min(0).max(10),
  pages: z
    .array(z.strictObject({ name: z.string(), elements: z.tuple([element]) }))
    .max(10, "more than ten questions; leave some out"),
});

const text = z.strictObject({
  title: line,
  /** One thing to try this week, in a sentence or two. */
  task: line,
  /** Markdown: the screens, divided by rules, each with a heading of the second level; the job aid last, with one of the first. */
  body: written,
});

/**
 * A module as it is written, finished or not. What ships in folders and what an organisation writes
 * as rows are read by this one schema; `faultsOf` says what keeps it from being published.
 */
export const moduleDefinition = z.strictObject({
  minutes: z.int("write whole minutes").min(1).max(60),
  audience: z.enum(audiences),
  /** Ids of the factors the module answers. */
  factors: z.union([z.literal("all"), z.array(z.string()).max(30)]),
  sources: z.array(z.string().max(500)).max(20),
  texts: z.strictObject({ en: text, nb: text }),
  quiz,
});

export type ModuleDefinition = z.infer<typeof moduleDefinition>;
export type QuizQuestion = ModuleDefinition["quiz"]["pages"][number]["elements"][0];
export type QuizOption = QuizQuestion["choices"][number];

/** A version of a module as it was published: never changed afterwards. */
export type PublishedModule = {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly definition: ModuleDefinition;
};

/** The screens of a module in one language, in order, and its job aid where it has one. */
export function partsOf(
  { texts }: ModuleDefinition,
  language: Locale,
): { screens: Section[]; jobAid: Section | undefined } {
  const sections = sectionsOf(texts[language].body);
  return {
    screens: sections.filter(({ level }) => level !== 1),
    jobAid: sections.find(({ level }) => level === 1),
  };
}

/** The questions of a module, in order. */
export function questionsOf({ quiz: { pages } }: ModuleDefinition): QuizQuestion[] {
  return pages.map(({ elements: [question] }) => question);
}

/** A finished module under the name of its folder or row. */
export function published(
  id: string,
  version: number,
  definition: ModuleDefinition,
): PublishedModule {
  const { en, nb } = definition.texts;
  return { id, version, definition, title: bilingual.parse({ en: en.title, nb: nb.title }) };
}
