import type { Language, Role } from "#db/schema.ts";

/** Somebody whom a reader of the demo may sign in as; specialists among them have not answered yet. */
export interface Persona {
  /** As in people.ts. */
  name: string;
  role: Role;
  /** What there is to see as this person. */
  shows: Record<Language, string>;
}

/** The first of each role is printed when the demo starts. */
export const personas: readonly Persona[] = [
  {
    name: "Solveig Dahl",
    role: "specialist",
    shows: {
      en: "In Tromsø. Has not answered this month’s pulse, and has a year of own balance.",
      nb: "I Tromsø. Har ikke svart på månedens puls, og har et år med egen balanse.",
    },
  },
  {
    name: "Vibeke Strøm",
    role: "specialist",
    shows: {
      en: "In Harstad. The same in bokmål; something has been draining her for a while. Meets the privacy notice first.",
      nb: "I Harstad. Det samme på bokmål; noe har tappet henne en stund. Møter personvernteksten først.",
    },
  },
  {
    name: "Kari Lie",
    role: "supervisor",
    shows: {
      en: "Reads two groups. After the wave has closed, both have something to look at.",
      nb: "Leser to grupper. Når runden er lukket, har begge noe å se på.",
    },
  },
  {
    name: "Máret Sara",
    role: "supervisor",
    shows: {
      en: "Reads Alta, in bokmål. After the wave has closed, all is quiet.",
      nb: "Leser Alta, på bokmål. Når runden er lukket, er alt rolig.",
    },
  },
  {
    name: "Tor Berg",
    role: "trainer",
    shows: {
      en: "Assigns modules, sees who is due and what the groups struggle with; no answers.",
      nb: "Tildeler moduler, ser hvem som har frist og hva gruppene strever med; ingen svar.",
    },
  },
  {
    name: "Astrid Moe",
    role: "administrator",
    shows: {
      en: "Runs people, waves and the log without reading anybody’s answers.",
      nb: "Styrer personer, runder og logg uten å lese noens svar.",
    },
  },
];

/** The one who has not been shown the privacy notice yet. */
export const readsNoticeFirst = "Vibeke Strøm";
