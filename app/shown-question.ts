import type { Language } from "./i18n/messages.ts";
import type { ShownQuestion } from "./ui/training/question.ts";
import type { QuizQuestion } from "#training/definition.ts";

/** A question for its reader: what is right, and what speaks for and against it, once it is answered and not before. */
export function shownQuestion(
  { type, choices, correctAnswer }: QuizQuestion,
  answer: { chosen: string[]; isRight: boolean } | undefined,
  language: Language,
): ShownQuestion {
  if (!answer)
    return {
      answered: false,
      isSingle: type === "radiogroup",
      options: choices.map(({ value, text }) => ({ value, text: text[language] })),
    };
  const right = [correctAnswer].flat();
  return {
    answered: true,
    isRight: answer.isRight,
    options: choices.map(({ value, text, feedback }) => ({
      ...{ value, text: text[language], feedback: feedback[language] },
      isRight: right.includes(value),
      isChosen: answer.chosen.includes(value),
    })),
  };
}
