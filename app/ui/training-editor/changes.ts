import {
  type ModuleFields,
  most,
  type OptionFields,
  type QuestionFields,
} from "./module-fields.ts";

/** What a button does to the questions; places count from 0. */
export type Change =
  | { do: "add-question" }
  | { do: "add-option" | "raise-question" | "lower-question" | "remove-question"; question: number }
  | { do: "raise-option" | "lower-option" | "remove-option"; question: number; option: number };

/** What the button of a change is called in the form: `lower-option 1 0`. */
export function buttonFor(change: Change): string {
  const places = "question" in change ? [change.question] : [];
  return [change.do, ...places, ...("option" in change ? [change.option] : [])].join(" ");
}

/** The change that a button of this name makes; null for any other button. */
export function changeOf(button: string): Change | null {
  const [, what = "", first, second] = /^([a-z-]+)(?: (\d))?(?: (\d))?$/.exec(button) ?? [];
  const question = Number(first);
  const option = Number(second);
  switch (what) {
    case "add-question":
      return { do: what };
    case "add-option":
    case "raise-question":
    case "lower-question":
    case "remove-question":
      return first === undefined ? null : { do: what, question };
    case "raise-option":
    case "lower-option":
    case "remove-option":
      return second === undefined ? null : { do: what, question, option };
    default:
      return null;
  }
}

/** Where somebody who has made a change goes on, as a selector; the first one that is there. */
export function afterwards(change: Change): string {
  const button = (next: Change) => `[name="press"][value="${buttonFor(next)}"]`;
  switch (change.do) {
    case "add-question":
      return "#quiz > fieldset:last-of-type textarea";
    case "add-option":
      return `#question-${change.question + 1} > fieldset:last-of-type textarea`;
    case "remove-question":
      return button({ do: "add-question" });
    case "remove-option":
      return button({ do: "add-option", question: change.question });
    case "raise-question":
    case "lower-question": {
      const question = change.question + (change.do === "raise-question" ? -1 : 1);
      return `${button({ do: "raise-question", question })}, ${button({ do: "lower-question", question })}`;
    }
    case "raise-option":
    case "lower-option": {
      const place = {
        question: change.question,
        option: change.option + (change.do === "raise-option" ? -1 : 1),
      };
      return `${button({ do: "raise-option", ...place })}, ${button({ do: "lower-option", ...place })}`;
    }
  }
}

/** The fields after a change; the same where it cannot be made. */
export function changed(fields: ModuleFields, change: Change): ModuleFields {
  return { ...fields, questions: changedQuestions(fields.questions, change) };
}

function changedQuestions(questions: QuestionFields[], change: Change): QuestionFields[] {
  switch (change.do) {
    case "add-question":
      return questions.length < most.questions
        ? [...questions, emptyQuestion(questions)]
        : questions;
    case "raise-question":
      return swapped(questions, change.question - 1);
    case "lower-question":
      return swapped(questions, change.question);
    case "remove-question":
      return questions.filter((_, index) => index !== change.question);
    default:
      return questions.map((question, index) =>
        index === change.question
          ? { ...question, options: changedOptions(question.options, change) }
          : question,
      );
  }
}

function changedOptions(
  options: OptionFields[],
  change: Exclude<Change, { do: "add-question" }>,
): OptionFields[] {
  switch (change.do) {
    case "add-option":
      return options.length < most.options ? [...options, emptyOption(options)] : options;
    case "raise-option":
      return swapped(options, change.option - 1);
    case "lower-option":
      return swapped(options, change.option);
    case "remove-option":
      return options.filter((_, index) => index !== change.option);
    default:
      return options;
  }
}

/** With the one at `place` and the one after it in each other's place. */
function swapped<T>(list: T[], place: number): T[] {
  const [one, other] = [list[place], list[place + 1]];
  if (one === undefined || other === undefined) return list;
  return [...list.slice(0, place), other, one, ...list.slice(place + 2)];
}

function emptyQuestion(others: QuestionFields[]): QuestionFields {
  const taken = new Set(others.map(({ name }) => name));
  const name = firstFree((number) => `question_${number}`, taken);
  const options = ["a", "b", "c"].map(optionOf);
  return { name, type: "radiogroup", title: { en: "", nb: "" }, options };
}

function emptyOption(others: OptionFields[]): OptionFields {
  const taken = new Set(others.map(({ value }) => value));
  return optionOf(firstFree((number) => String.fromCharCode(96 + number), taken));
}

function optionOf(value: string): OptionFields {
  const nothing = { en: "", nb: "" };
  return { value, isRight: false, text: nothing, feedback: nothing };
}

function firstFree(named: (number: number) => string, taken: Set<string>): string {
  for (let number = 1; ; number++) if (!taken.has(named(number))) return named(number);
}
