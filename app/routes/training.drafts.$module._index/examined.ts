import type { Language } from "#app/i18n/messages.ts";
import { languages } from "#app/ui/training-editor/module-fields.ts";
import { factors } from "#surveys/factors.ts";
import { faultsOf, reckonedMinutes } from "#training/check.ts";
import { partsOf, type ModuleDefinition } from "#training/definition.ts";
import { type Place, wordsFor } from "#training/faults.ts";
import { linksOf } from "#training/markdown.ts";
import { shownParts } from "#app/shown-module.ts";

/** What the editor shows beside the form: the text as it is read, what is to be mended, the links. */
export function examined(module: ModuleDefinition, reader: Language) {
  const faults = faultsOf(
    module,
    factors.map(({ id }) => id),
  );
  return {
    previews: { en: shownParts(module, "en"), nb: shownParts(module, "nb") },
    reckoned: reckonedMinutes(module),
    faults: faults.map(({ place, says }) => ({
      at: fieldAt(place),
      where: wordsFor(place)[reader],
      says: says[reader],
    })),
    links: languages.flatMap((language) => {
      const { screens, jobAid } = partsOf(module, language);
      return [...screens, ...(jobAid ? [jobAid] : [])]
        .flatMap(({ markdown }) => linksOf(markdown))
        .map(({ text, target }) => ({ language, text, target }))
        .filter(({ target }) => /^(https:\/\/|mailto:)/i.test(target));
    }),
  };
}

/** The id in the form of what a fault is about. */
function fieldAt(place: Place): string {
  switch (place.part) {
    case "facts":
    case "quiz":
      return place.part;
    case "title":
    case "task":
      return `${place.part}-${place.language}`;
    case "screens":
    case "screen":
    case "job-aid":
      return `body-${place.language}`;
    case "question":
      return place.option === undefined
        ? `question-${place.number}`
        : `question-${place.number}-option-${place.option}`;
  }
}
