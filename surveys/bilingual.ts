import { z } from "zod";

/** The languages every text is written in. */
export const locales = ["en", "nb"] as const;
export type Locale = (typeof locales)[number];

/** A text a person reads, in both languages. Never HTML, and never a pattern that SurveyJS would fill in. */
export const bilingual = z.strictObject(
  { en: textIn("English"), nb: textIn("bokmål") },
  { error: (issue) => (issue.code === "invalid_type" ? bothWanted : undefined) },
);
export type Bilingual = z.infer<typeof bilingual>;

const bothWanted = 'a text is missing; write it as { "en": "…", "nb": "…" }';

function textIn(language: string) {
  const missing = `the text in ${language} is missing; write it`;
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(500, `the text in ${language} is longer than 500 characters; shorten it`)
    .regex(/^[^<>{}]*$/, `the text in ${language} holds one of < > { }; write it in plain words`);
}
