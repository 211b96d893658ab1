import { Model, Serializer } from "survey-core";
import { beforeAll, describe, expect, test } from "vitest";
import { isRight } from "#app/domain/training/progress.ts";
import { shippedModules } from "#training/catalog.server.ts";
import { questionsOf, type QuizQuestion } from "#training/definition.ts";

/** Every choice a person can make: each option alone, or each set of options. */
function choicesIn({ type, choices }: QuizQuestion): (string | string[])[] {
  const letters = choices.map(({ value }) => value);
  if (type === "radiogroup") return letters;
  return Array.from({ length: 2 ** letters.length - 1 }, (_, bits) =>
    letters.filter((_letter, place) => ((bits + 1) >> place) & 1),
  );
}

describe("SurveyJS itself", () => {
  beforeAll(() => {
    Serializer.addProperty("itemvalue", { name: "feedback:text", isLocalizable: true });
    Serializer.addProperty("survey", { name: "passMark:number" });
  });

  test.each(
    shippedModules().map((module) => ({ name: `${module.id}/v${module.version}`, module })),
  )(
    "reads the questions of $name as they are, and agrees on every answer",
    ({ module: { definition } }) => {
      const model = new Model(definition.quiz);
      expect(model.jsonErrors ?? []).toEqual([]);
      for (const locale of ["en", "nb"] as const) {
        model.locale = locale;
        for (const question of questionsOf(definition)) {
          const read = model.getQuestionByName(question.name);
          expect(read.title).toBe(question.title[locale]);
          expect(read.visibleChoices.map(({ text }: { text: string }) => text)).toEqual(
            question.choices.map(({ text }) => text[locale]),
          );
        }
      }
      for (const question of questionsOf(definition)) {
        for (const chosen of choicesIn(question)) {
          model.setValue(question.name, chosen);
          const read = model.getQuestionByName(question.name);
          expect(read.isAnswerCorrect(), `${question.name} ${chosen}`).toBe(
            isRight(question, [chosen].flat()),
          );
        }
      }
      for (const question of questionsOf(definition))
        model.setValue(question.name, question.correctAnswer);
      expect(model.getCorrectedAnswerCount()).toBe(questionsOf(definition).length);
    },
  );
});
