import type { Language } from "#app/i18n/messages.ts";
import * as v1 from "./v1.ts";

/** A privacy notice in one language, with places in braces for what differs between installations. */
export interface NoticeText {
  title: string;
  lead: string;
  sections: NoticeSection[];
}

export interface NoticeSection {
  title: string;
  /** A text is a paragraph, several are a list. */
  body: (string | string[])[];
}

/** Every notice that was ever published, oldest first. None is ever changed. */
export const notices = [{ version: 1, en: v1.en, nb: v1.nb }] as const;

const current = notices[notices.length - 1]!; // there is one at least

/** The version that everybody is to have been shown. */
export const currentNotice: number = current.version;

/** How long the kinds of things are kept that the notice tells of. */
export type KeptFor = Record<"answers" | "releases" | "receipts" | "audit" | "mails", Length>;

export interface Length {
  count: number;
  unit: "months" | "days";
}

/** The current notice as an installation shows it; `organisation` is null before it has a name. */
export function noticeFor(
  { organisation, kept }: { organisation: string | null; kept: KeptFor },
  language: Language,
): NoticeText {
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      if (name === "organisation") return organisation ?? words[language].organisation;
      if (isKept(name, kept)) return lengthOf(kept[name], language);
      throw new Error(`The privacy notice has no ${place}.`);
    });
  const { title, lead, sections } = current[language];
  return {
    title,
    lead: capital(filled(lead)),
    sections: sections.map(({ title, body }) => ({
      title,
      body: body.map((part) =>
        typeof part === "string" ? capital(filled(part)) : part.map((point) => filled(point)),
      ),
    })),
  };
}

/** "24 months", "5 years", "7 days". */
export function lengthOf({ count, unit }: Length, language: Language): string {
  const { days, months, years } = words[language];
  if (unit === "days") return days(count);
  return count > 24 && count % 12 === 0 ? years(count / 12) : months(count);
}

const words = {
  en: {
    organisation: "your organisation",
    days: (count: number) => (count === 1 ? "one day" : `${count} days`),
    months: (count: number) => (count === 1 ? "one month" : `${count} months`),
    years: (count: number) => `${count} years`,
  },
  nb: {
    organisation: "organisasjonen din",
    days: (count: number) => (count === 1 ? "ett døgn" : `${count} dager`),
    months: (count: number) => (count === 1 ? "én måned" : `${count} måneder`),
    years: (count: number) => `${count} år`,
  },
};

function isKept(name: string, kept: KeptFor): name is keyof KeptFor {
  return Object.hasOwn(kept, name);
}

/** For a sentence that begins with the organisation when it has no name. */
function capital(text: string) {
  return text.charAt(0).toLocaleUpperCase("nb") + text.slice(1);
}
