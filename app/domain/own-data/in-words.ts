import type { Language } from "#db/schema.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Answer, Answers } from "#surveys/scoring.ts";

/** One answer as it was asked and given. */
export interface AnswerInWords {
  item: string;
  /** The question. */
  question: string;
  /** What is stored: a number of the item's scale, or one of its codes. */
  answer: Answer;
  /** The choice as it stood in the form. */
  words: string;
}

interface Asked {
  survey: string;
  surveyVersion: number;
}

/** The answers of one response in the survey's order; what was skipped is not there. */
export function inWords(asked: Asked, answers: Answers, language: Language): AnswerInWords[] {
  return questionsOf(asked).flatMap(({ name, title, choices }) => {
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (answer === undefined) return [];
    const choice = choices.find(({ value }) => value === answer);
    const words = choice?.text[language] ?? String(answer);
    return [{ item: name, question: title[language], answer, words }];
  });
}

/** The question that an item is asked with; the item's id where the survey has none. */
export function questionOf(asked: Asked, item: string, language: Language): string {
  return questionsOf(asked).find(({ name }) => name === item)?.title[language] ?? item;
}

function questionsOf({ survey, surveyVersion }: Asked) {
  const { definition } = publishedSurvey(survey, surveyVersion);
  return definition.pages.map(({ elements: [question] }) => question);
}
