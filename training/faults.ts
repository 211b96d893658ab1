import type { Bilingual } from "#surveys/bilingual.ts";

/** Where in a module something is wrong. Screens, questions and options count from 1. */
export type Place =
  | { readonly part: "facts" | "quiz" }
  | { readonly part: "title" | "task" | "job-aid" | "screens"; readonly language: "en" | "nb" }
  | { readonly part: "screen"; readonly language: "en" | "nb"; readonly number: number }
  | { readonly part: "question"; readonly number: number; readonly option?: number };

/** One thing that keeps a module from being published: where, and what to do, in both languages. */
export type Fault = { readonly place: Place; readonly says: Bilingual };

/** What is wrong with a module that ships: one sentence a fault, each with file, place and remedy. */
export class ModuleFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.name = "ModuleFault";
    this.faults = faults;
  }
}

/** The place in words, for both languages of the reader. */
export function wordsFor(place: Place): Bilingual {
  switch (place.part) {
    case "facts":
      return { en: "About the module", nb: "Om modulen" };
    case "quiz":
      return { en: "Questions", nb: "Spørsmål" };
    case "question":
      return place.option === undefined
        ? { en: `Question ${place.number}`, nb: `Spørsmål ${place.number}` }
        : {
            en: `Question ${place.number}, option ${place.option}`,
            nb: `Spørsmål ${place.number}, svaralternativ ${place.option}`,
          };
    case "screen":
      return {
        en: `Screen ${place.number} in ${languages[place.language].en}`,
        nb: `Skjerm ${place.number} på ${languages[place.language].nb}`,
      };
    default:
      return {
        en: `${parts[place.part].en} in ${languages[place.language].en}`,
        nb: `${parts[place.part].nb} på ${languages[place.language].nb}`,
      };
  }
}

const languages = {
  en: { en: "English", nb: "engelsk" },
  nb: { en: "bokmål", nb: "bokmål" },
};

const parts = {
  title: { en: "The title", nb: "Tittelen" },
  task: { en: "The task for the week", nb: "Ukas oppgave" },
  "job-aid": { en: "The job aid", nb: "Huskearket" },
  screens: { en: "The text", nb: "Teksten" },
};
