import type { Language } from "#app/i18n/messages.ts";
import { partsOf, type ModuleDefinition } from "#training/definition.ts";
import { htmlOf, type Section } from "#training/markdown.ts";

/** A part of a module as it is read: a heading in plain text, and sanitised HTML. */
export interface ShownPart {
  heading: string;
  html: string;
}

/** The screens and the job aid of a module in one language, ready to be shown. */
export function shownParts(
  module: ModuleDefinition,
  language: Language,
): { screens: ShownPart[]; jobAid: ShownPart | null } {
  const { screens, jobAid } = partsOf(module, language);
  return { screens: screens.map(shown), jobAid: jobAid ? shown(jobAid) : null };
}

function shown({ heading, markdown }: Section): ShownPart {
  return { heading, html: htmlOf(markdown) };
}
