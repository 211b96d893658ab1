/** What stands on the page before the answer: nothing of what is right. */
export interface UnansweredQuestion {
  answered: false;
  isSingle: boolean;
  options: { value: string; text: string }[];
}

export interface AnsweredQuestion {
  answered: true;
  isRight: boolean;
  options: { value: string; text: string; feedback: string; isRight: boolean; isChosen: boolean }[];
}

/** A question in one language, before or after it was answered. */
export type ShownQuestion = UnansweredQuestion | AnsweredQuestion;
