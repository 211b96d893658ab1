import type { Locale } from "#surveys/bilingual.ts";
import type { AnswerProblem } from "#surveys/scoring.ts";

/** Sixty questions, the most a survey has, take seven minutes. */
const inWords = {
  en: (count: number) => ["two", "three", "four", "five", "six", "seven"][count - 2] ?? count,
  nb: (count: number) => ["to", "tre", "fire", "fem", "seks", "sju"][count - 2] ?? count,
};

const en = {
  questionOf: (number: number | string, total: number | string) => `Question ${number} of ${total}`,
  left: (minutes: number) => {
    if (minutes < 1) return "less than a minute left";
    return minutes === 1 ? "about a minute left" : `about ${inWords.en(minutes)} minutes left`;
  },
  back: "Back",
  next: "Next",
  skip: "Skip",
  chosen: "See or change earlier answers",
  unanswered: "no answer",
  goOn: (number: number) => `Go on with question ${number}`,
  toTheEnd: "Go to the end",
  send: "Send my answers",
  sending: "Sending …",
  loading: "Getting the questions …",
  simplePage: "Answer on one simple page instead",
  notLoaded:
    "The questions could not be shown one at a time here, so they stand on one page. It counts just the same.",
  draftFound: "The answers you began last time are filled in.",
  draftDelete: "Delete them and start again",
  errorHeading: "Something has to be put right before your answers can be received",
  errorKept: "All your other answers still stand here.",
  error: {
    "not-on-the-scale": "Choose one of the answers to this question.",
    "not-an-item":
      "The form held a question that is not part of this survey. Open the survey again.",
    "too-many-answers":
      "The form held more answers than the survey has questions. Open the survey again.",
    "not-answers": "The answers could not be read. Open the survey again.",
  } satisfies Record<AnswerProblem["reason"], string>,
  progress: "How far you have come",
};

export type SurveyFormWords = typeof en;

const nb: SurveyFormWords = {
  questionOf: (number, total) => `Spørsmål ${number} av ${total}`,
  left: (minutes) => {
    if (minutes < 1) return "under ett minutt igjen";
    return minutes === 1
      ? "omtrent ett minutt igjen"
      : `omtrent ${inWords.nb(minutes)} minutter igjen`;
  },
  back: "Tilbake",
  next: "Neste",
  skip: "Hopp over",
  chosen: "Se eller endre tidligere svar",
  unanswered: "ikke svart",
  goOn: (number) => `Fortsett med spørsmål ${number}`,
  toTheEnd: "Gå til slutten",
  send: "Send svarene",
  sending: "Sender …",
  loading: "Henter spørsmålene …",
  simplePage: "Svar på én enkel side i stedet",
  notLoaded:
    "Spørsmålene kunne ikke vises ett om gangen her, så de står på én side. Det teller like mye.",
  draftFound: "Svarene du begynte på sist, er fylt inn.",
  draftDelete: "Slett dem og begynn på nytt",
  errorHeading: "Noe må rettes før svarene dine kan tas imot",
  errorKept: "Alle de andre svarene dine står her fortsatt.",
  error: {
    "not-on-the-scale": "Velg ett av svarene på dette spørsmålet.",
    "not-an-item": "Skjemaet inneholdt et spørsmål som ikke hører til. Åpne skjemaet på nytt.",
    "too-many-answers":
      "Skjemaet inneholdt flere svar enn det har spørsmål. Åpne skjemaet på nytt.",
    "not-answers": "Svarene kunne ikke leses. Åpne skjemaet på nytt.",
  },
  progress: "Hvor langt du har kommet",
};

/** What the form itself says around the survey's own texts. */
export const surveyFormWords: Record<Locale, SurveyFormWords> = { en, nb };

/** The message to show at each item (item → message); what belongs to no item stands under "". */
export function errorsByItem(
  problems: readonly AnswerProblem[],
  words: SurveyFormWords,
): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ item, reason }) => [
      reason === "not-on-the-scale" ? item : "",
      words.error[reason],
    ]),
  );
}
