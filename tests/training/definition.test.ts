import { describe, expect, test } from "vitest";
import { emptyModule } from "#app/domain/training/draft-template.ts";
import { moduleDefinition, partsOf, published, questionsOf } from "#training/definition.ts";
import { writtenModule } from "#tests/support/written-module.ts";

describe("a module as it is written", () => {
  test.each([
    ["finished", writtenModule],
    ["empty", emptyModule("", "en")],
    ["with a text that would be HTML", { ...writtenModule, sources: ["<script>x</script>"] }],
  ])("is taken: %s", (_name, module) => {
    expect(moduleDefinition.parse(JSON.parse(JSON.stringify(module)))).toEqual(module);
  });

  const { quiz, texts } = writtenModule;
  const [page] = quiz.pages;
  test.each<[string, unknown]>([
    ["another property", { ...writtenModule, html: "x" }],
    ["minutes in words", { ...writtenModule, minutes: "7" }],
    ["half a minute", { ...writtenModule, minutes: 6.5 }],
    ["no minute", { ...writtenModule, minutes: 0 }],
    ["another audience", { ...writtenModule, audience: "client" }],
    ["a factor for all", { ...writtenModule, factors: "workload" }],
    ["31 factors", { ...writtenModule, factors: Array.from({ length: 31 }, () => "workload") }],
    ["21 sources", { ...writtenModule, sources: Array.from({ length: 21 }, () => "x") }],
    ["one language", { ...writtenModule, texts: { en: texts.en } }],
    ["a third language", { ...writtenModule, texts: { ...texts, se: texts.en } }],
    [
      "a title of 501 letters",
      { ...writtenModule, texts: { ...texts, en: { ...texts.en, title: "x".repeat(501) } } },
    ],
    [
      "a text of 40,001 letters",
      { ...writtenModule, texts: { ...texts, en: { ...texts.en, body: "x".repeat(40_001) } } },
    ],
    [
      "two questions on a page",
      {
        ...writtenModule,
        quiz: { ...quiz, pages: [{ ...page, elements: [...page!.elements, ...page!.elements] }] },
      },
    ],
    [
      "eleven questions",
      { ...writtenModule, quiz: { ...quiz, pages: Array.from({ length: 11 }, () => page) } },
    ],
    ["a question of free text", withQuestion({ type: "text" })],
    ["a question with HTML of SurveyJS", withQuestion({ html: "<b>x</b>" })],
    ["a question that shows itself by an expression", withQuestion({ visibleIf: "{a} = 1" })],
    ["a name with a blank", withQuestion({ name: "the first" })],
    [
      "a letter of two",
      withQuestion({ choices: [{ ...page!.elements[0].choices[0], value: "ab" }] }),
    ],
    [
      "nine options",
      withQuestion({ choices: Array.from({ length: 9 }, () => page!.elements[0].choices[0]) }),
    ],
    ["no feedback at all", withQuestion({ choices: [{ value: "a", text: { en: "x", nb: "x" } }] })],
  ])("is not taken with %s", (_name, module) => {
    expect(moduleDefinition.safeParse(module).success).toBe(false);
  });

  function withQuestion(change: object) {
    const elements = [{ ...page!.elements[0], ...change }];
    return { ...writtenModule, quiz: { ...quiz, pages: [{ ...page, elements }] } };
  }

  test("has screens, a job aid and questions, in order", () => {
    const { screens, jobAid } = partsOf(writtenModule, "nb");
    expect(screens.map(({ heading }) => heading)).toEqual([1, 2, 3, 4].map((n) => `Skjerm ${n}`));
    expect(jobAid?.heading).toBe("Måter å si nei på");
    expect(questionsOf(writtenModule).map(({ name }) => name)).toEqual(["first", "second"]);
  });

  test("has no job aid where nothing is written", () => {
    expect(partsOf(emptyModule("", "en"), "en")).toEqual({ screens: [], jobAid: undefined });
  });

  test("is published under both titles, and not without one", () => {
    expect(published("own-no", 2, writtenModule)).toMatchObject({
      ...{ id: "own-no", version: 2 },
      title: { en: "Saying no in time", nb: "Å si nei i tide" },
    });
    expect(() => published("own-no", 2, emptyModule("No", "en"))).toThrow("bokmål is missing");
  });
});
