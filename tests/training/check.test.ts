import { describe, expect, test } from "vitest";
import { factors } from "#surveys/factors.ts";
import { faultsOf, reckonedMinutes } from "#training/check.ts";
import { moduleDefinition, type ModuleDefinition } from "#training/definition.ts";
import { wordsFor } from "#training/faults.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const ids = factors.map(({ id }) => id);

/** Each fault as a trainer reads it, in English. */
function said(module: ModuleDefinition): string[] {
  return faultsOf(module, ids).map(({ place, says }) => `${wordsFor(place).en}: ${says.en}`);
}

/** The written module with its Norwegian text changed. */
function inNorwegian(change: Partial<ModuleDefinition["texts"]["nb"]>): ModuleDefinition {
  const { texts } = writtenModule;
  return { ...writtenModule, texts: { ...texts, nb: { ...texts.nb, ...change } } };
}

/** The written module with `text` in the place of the first words of its first screen. */
function withText(text: string) {
  return inNorwegian({ body: writtenModule.texts.nb.body.replace("ord ord ord ord", text) });
}

type Question = ModuleDefinition["quiz"]["pages"][number]["elements"][0];

/** The written module with its first question changed. */
function withQuestion(change: Partial<Question>): ModuleDefinition {
  const { pages, passMark } = writtenModule.quiz;
  const [first, ...others] = pages;
  if (!first) throw new Error("There is no first question.");
  const elements: [Question] = [{ ...first.elements[0], ...change }];
  return { ...writtenModule, quiz: { passMark, pages: [{ ...first, elements }, ...others] } };
}

const [first] = writtenModule.quiz.pages[0]!.elements;
const option = first.choices[0]!;
const letters = (...values: string[]) => values.map((value) => ({ ...option, value }));
const screens = (count: number, words = 100) =>
  [
    ...Array.from({ length: count }, () => `## Skjerm\n\n${"ord ".repeat(words)}`),
    "# Ark\n\n- ord",
  ].join("\n\n---\n\n");

describe("what keeps a module from being published", () => {
  test("is nothing, where nothing is wrong", () => {
    expect(said(writtenModule)).toEqual([]);
  });

  test.each<[string, ModuleDefinition, string[]]>([
    [
      "too few minutes",
      { ...writtenModule, minutes: 5 },
      ["About the module: 5 minutes: a module takes 6 to 10; shorten or divide it."],
    ],
    [
      "no factor",
      { ...writtenModule, factors: [] },
      ["About the module: No factor is chosen; choose what the module answers."],
    ],
    [
      "a factor that is none",
      { ...writtenModule, factors: ["workload", "luck"] },
      ["About the module: There is no factor luck; choose another."],
    ],
    ["all factors", { ...writtenModule, factors: "all" }, []],
    [
      "no source",
      { ...writtenModule, sources: [" "] },
      ["About the module: No source is named; say where the contents come from."],
    ],
    [
      "minutes that the text does not take",
      { ...writtenModule, minutes: 10 },
      [
        "About the module: It says 10 minutes; reading and answering take about 7. Change the text or the minutes.",
      ],
    ],
    [
      "a title of blanks",
      inNorwegian({ title: " " }),
      ["The title in bokmål: It is missing; write it."],
    ],
    [
      "a title with a tag",
      inNorwegian({ title: "<b>Nei" }),
      ["The title in bokmål: It holds one of < > { }; write it in plain words."],
    ],
    [
      "no task",
      inNorwegian({ task: "" }),
      ["The task for the week in bokmål: It is missing; write it."],
    ],
    [
      "no text",
      inNorwegian({ body: "" }),
      [
        "The text in bokmål: It is missing; write it.",
        "The job aid in bokmål: It is missing; write it.",
      ],
    ],
    [
      "two screens",
      inNorwegian({ body: screens(2, 290) }),
      [
        "The text in bokmål: 2 screens; a module has 3 to 6. A rule (---) divides them.",
        "The text in bokmål: 2 screens, and 4 in English; divide both alike.",
      ],
    ],
    [
      "seven screens",
      inNorwegian({ body: screens(7) }),
      [
        "The text in bokmål: 7 screens; a module has 3 to 6. A rule (---) divides them.",
        "The text in bokmål: 7 screens, and 4 in English; divide both alike.",
      ],
    ],
    [
      "a screen of 301 words",
      { ...inNorwegian({ body: screens(4, 301) }), minutes: 10 },
      [1, 2, 3, 4].map(
        (number) =>
          `Screen ${number} in bokmål: 301 words; divide it with a rule (---) or shorten it to 300.`,
      ),
    ],
    [
      "a screen more in one language",
      inNorwegian({ body: screens(5, 150) }),
      ["The text in bokmål: 5 screens, and 4 in English; divide both alike."],
    ],
    [
      "a screen without a heading",
      inNorwegian({ body: writtenModule.texts.nb.body.replace("## Skjerm 2", "Skjerm 2") }),
      ["Screen 2 in bokmål: It does not begin with a heading; begin it with ## and a few words."],
    ],
    [
      "a screen with a heading of the third level",
      inNorwegian({ body: writtenModule.texts.nb.body.replace("## Skjerm 2", "### Skjerm 2") }),
      ["Screen 2 in bokmål: It does not begin with a heading; begin it with ## and a few words."],
    ],
    [
      "no job aid",
      inNorwegian({ body: writtenModule.texts.nb.body.replace(/\n\n---\n\n# .*$/s, "") }),
      ["The job aid in bokmål: It is missing; write it."],
    ],
    [
      "a job aid of a heading alone",
      inNorwegian({ body: writtenModule.texts.nb.body.replace(/(# Måter.*)$/s, "# Måter") }),
      ["The job aid in bokmål: It is missing; write it."],
    ],
    [
      "two job aids",
      inNorwegian({ body: `${writtenModule.texts.nb.body}\n\n---\n\n# Ett til\n\n- ord` }),
      ["The job aid in bokmål: Only the last part may begin with #; begin the others with ##."],
    ],
    ...[
      "http://nav.no",
      "https://localhost",
      "https://nav",
      "https://intranet.test",
      "https://www.example.org/x",
      "https://127.0.0.1/x",
      "https://10.0.0.7",
      "https://",
      "/training",
      "nav.no",
      "#top",
      "ftp://nav.no",
      "javascript:alert",
      "mailto:",
      "mailto:kari",
      "mailto:kari@localhost",
    ].map((target): [string, ModuleDefinition, string[]] => [
      `a link to ${target}`,
      withText(`[her](${target}) ord ord ord`),
      [
        `Screen 1 in bokmål: The link “${target}” leads nowhere; write an address that begins with https:// or mailto:.`,
      ],
    ]),
    [
      "a link without a target",
      withText("[her]() ord ord ord"),
      [
        "Screen 1 in bokmål: The link “her” leads nowhere; write an address that begins with https:// or mailto:.",
      ],
    ],
    [
      "a link to nowhere in the job aid",
      inNorwegian({ body: `${writtenModule.texts.nb.body} [her](x)` }),
      [
        "The job aid in bokmål: The link “x” leads nowhere; write an address that begins with https:// or mailto:.",
      ],
    ],
    [
      "links that lead somewhere",
      withText("[a](https://www.nav.no/ips?a=b#c) [b](mailto:kari@nav.no) ord"),
      [],
    ],
    [
      "one question",
      { ...writtenModule, quiz: { passMark: 1, pages: writtenModule.quiz.pages.slice(1) } },
      ["Questions: 1 questions; a module has 2 or 3."],
    ],
    ...[0, 3].map((passMark): [string, ModuleDefinition, string[]] => [
      `a pass mark of ${passMark}`,
      { ...writtenModule, quiz: { ...writtenModule.quiz, passMark } },
      [
        `Questions: The pass mark is ${passMark}; it must lie between 1 and the number of questions.`,
      ],
    ]),
    [
      "two questions of one name",
      withQuestion({ name: "second" }),
      ["Questions: Two questions have the same name; give each its own."],
    ],
    [
      "a question without its second language",
      withQuestion({ title: { en: "What?", nb: " " } }),
      ["Question 1: The question is missing in bokmål; write it."],
    ],
    [
      "two options",
      withQuestion({ choices: letters("a", "b") }),
      ["Question 1: 2 options; offer 3 to 5."],
    ],
    [
      "six options",
      withQuestion({ choices: letters("a", "b", "c", "d", "e", "f") }),
      ["Question 1: 6 options; offer 3 to 5."],
    ],
    [
      "two options of one letter",
      withQuestion({ choices: letters("a", "b", "b") }),
      ["Question 1: Two options have the same letter."],
    ],
    ...["", [], [""]].map((correctAnswer): [string, ModuleDefinition, string[]] => [
      `the right answer ${JSON.stringify(correctAnswer)}`,
      withQuestion({ correctAnswer }),
      ["Question 1: No option is marked as right; mark one."],
    ]),
    [
      "a right answer twice",
      withQuestion({ type: "checkbox", correctAnswer: ["a", "a"] }),
      ["Question 1: An option is named twice as right; name it once."],
    ],
    [
      "a right answer that is not offered",
      withQuestion({ correctAnswer: "z" }),
      ["Question 1: What is marked as right is none of the options; mark one of them."],
    ],
    ...[["a"], ["a", "b"]].map((correctAnswer): [string, ModuleDefinition, string[]] => [
      `${correctAnswer.length} right in a list where one can be chosen`,
      withQuestion({ correctAnswer }),
      [
        "Question 1: Several options are marked as right where one can be chosen; let several be chosen, or mark one.",
      ],
    ]),
    [
      "one right answer, not in a list, where several can be chosen",
      withQuestion({ type: "checkbox" }),
      ["Question 1: Where several can be chosen, the right ones are a list."],
    ],
    [
      "an option without a text",
      withQuestion({
        choices: first.choices.map((each, index) =>
          index === 1 ? { ...each, text: { en: "", nb: "Ja" } } : each,
        ),
      }),
      ["Question 1, option 2: The option is missing in English; write it."],
    ],
    [
      "an option without feedback",
      withQuestion({
        choices: first.choices.map((each, index) =>
          index === 2 ? { ...each, feedback: { en: "", nb: "" } } : each,
        ),
      }),
      [
        "Question 1, option 3: The feedback is missing in English; write it.",
        "Question 1, option 3: The feedback is missing in bokmål; write it.",
      ],
    ],
  ])("%s", (_name, module, faults) => {
    expect(said(moduleDefinition.parse(module))).toEqual(faults);
  });

  test("is said in bokmål too", () => {
    const faults = faultsOf(withQuestion({ correctAnswer: "" }), ids);
    expect(faults.map(({ place, says }) => `${wordsFor(place).nb}: ${says.nb}`)).toEqual([
      "Spørsmål 1: Ingen svaralternativer er merket som riktige. Merk ett.",
    ]);
  });

  test("minutes are those of the longer language, and half a minute a question", () => {
    expect(reckonedMinutes(writtenModule)).toBe(7);
    expect(reckonedMinutes(inNorwegian({ body: "" }))).toBe(7);
    expect(reckonedMinutes(inNorwegian({ body: screens(6, 300) }))).toBe(15);
  });
});
