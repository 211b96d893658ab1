import { describe, expect, test } from "vitest";
import { readSurvey } from "#surveys/definition.ts";
import { SurveyFault } from "#surveys/faults.ts";
import scoringFile from "#surveys/monthly-pulse/v1/scoring.json" with { type: "json" };
import surveyFile from "#surveys/monthly-pulse/v1/survey.json" with { type: "json" };

type Loose = Record<string, unknown>;

/** The faults of the monthly pulse after someone has spoilt it. */
function faultsAfter(spoil: (files: { survey: Loose; scoring: Loose }) => void): string[] {
  const files = structuredClone({ survey: surveyFile as Loose, scoring: scoringFile as Loose });
  spoil(files);
  try {
    readSurvey("monthly-pulse/v1", files);
  } catch (error) {
    if (error instanceof SurveyFault) return [...error.faults];
    throw error;
  }
  return [];
}

function page(survey: Loose, index: number): Loose {
  return (survey.pages as Loose[])[index] as Loose;
}

function question(survey: Loose, index: number): Loose {
  return (page(survey, index).elements as Loose[])[0] as Loose;
}

describe("a survey folder", () => {
  test("is read when form and scoring key agree", () => {
    expect(faultsAfter(() => undefined)).toEqual([]);
  });

  test.each<[string, (survey: Loose) => void, string]>([
    [
      "a question without its bokmål",
      (survey) => delete (question(survey, 9).title as Loose).nb,
      "surveys/monthly-pulse/v1/survey.json: pages[9].elements[0].title.nb: the text in bokmål is missing; write it",
    ],
    [
      "an empty English text",
      (survey) => ((question(survey, 0).title as Loose).en = "  "),
      "surveys/monthly-pulse/v1/survey.json: pages[0].elements[0].title.en: the text in English is missing; write it",
    ],
    [
      "a text in no language",
      (survey) => (question(survey, 0).title = "How are you?"),
      'surveys/monthly-pulse/v1/survey.json: pages[0].elements[0].title: a text is missing; write it as { "en": "…", "nb": "…" }',
    ],
    [
      "a third language",
      (survey) => ((survey.title as Loose).nn = "Månadleg puls"),
      'surveys/monthly-pulse/v1/survey.json: title: "nn" may not stand here; remove it (only the properties in surveys/README.md are allowed)',
    ],
    [
      "an item asked twice",
      (survey) => (question(survey, 4).name = "role_clarity"),
      "surveys/monthly-pulse/v1/survey.json: pages[4].elements[0]: role_clarity is asked twice; keep one",
    ],
    [
      "a scored item that is not asked",
      (survey) => (survey.pages as Loose[]).pop(),
      "surveys/monthly-pulse/v1/survey.json: pages: the scored item travel_practical is not asked; add it",
    ],
    [
      "an item that is not scored",
      (survey) => (question(survey, 4).name = "morale"),
      "surveys/monthly-pulse/v1/survey.json: pages[4].elements[0]: morale is not in scoring.json; score it or do not ask it",
    ],
    [
      "a scale that is longer than the scoring key's",
      (survey) => (question(survey, 0).choices as Loose[]).shift(),
      "surveys/monthly-pulse/v1/survey.json: pages[0].elements[0].choices: satisfaction offers 2, 3, 4, 5, not-applicable, but scoring.json wants 1, 2, 3, 4, 5, not-applicable in this order; make them agree",
    ],
  ])("with %s is refused, and says where and what to do", (_name, spoil, fault) => {
    expect(faultsAfter(({ survey }) => spoil(survey))).toContain(fault);
  });

  test.each<[string, (survey: Loose) => void]>([
    ["an html question", (survey) => (question(survey, 0).type = "html")],
    ["a matrix", (survey) => (question(survey, 0).type = "matrix")],
    ["an upload", (survey) => (question(survey, 0).type = "file")],
    ["an image", (survey) => (question(survey, 0).imageLink = "https://example.org/x.png")],
    ["a condition", (survey) => (question(survey, 0).visibleIf = "{workload} > 1")],
    ["a condition on a page", (survey) => (page(survey, 0).visibleIf = "{workload} > 1")],
    [
      "a default by expression",
      (survey) => (question(survey, 0).defaultValueExpression = "today()"),
    ],
    [
      "validators",
      (survey) => (question(survey, 0).validators = [{ type: "regex", regex: "(a+)+" }]),
    ],
    [
      "choices by address",
      (survey) => (question(survey, 0).choicesByUrl = { url: "https://example.org" }),
    ],
    ["a required question", (survey) => (question(survey, 0).isRequired = true)],
    ["html when it is done", (survey) => (survey.completedHtml = "<b>{workload}</b>")],
    ["triggers", (survey) => (survey.triggers = [])],
    ["a logo", (survey) => (survey.logo = "https://example.org/x.png")],
    ["html in a text", (survey) => ((survey.title as Loose).en = "<img src=x>")],
    [
      "an answer piped into a text",
      (survey) => ((survey.title as Loose).en = "You said {workload}"),
    ],
    [
      "two questions on a page",
      (survey) => (page(survey, 0).elements as Loose[]).push({ ...question(survey, 1) }),
    ],
    ["a page with no question", (survey) => (page(survey, 0).elements = [])],
    [
      "a value between two",
      (survey) => (((question(survey, 0).choices as Loose[])[0] as Loose).value = 1.5),
    ],
  ])("never holds %s", (_name, spoil) => {
    expect(faultsAfter(({ survey }) => spoil(survey))).not.toEqual([]);
  });

  test.each<[string, (scoring: Loose) => void, RegExp]>([
    [
      "another survey's name",
      (scoring) => (scoring.survey = "weekly-pulse"),
      /they name weekly-pulse\/v1, but the folder is/,
    ],
    [
      "another version",
      (scoring) => (scoring.version = 2),
      /they name monthly-pulse\/v2, but the folder is/,
    ],
    ["a smallest group below five", (scoring) => (scoring.smallestGroup = 4), /smallestGroup/],
    [
      "an item twice",
      (scoring) => (scoring.items as Loose[]).push({ ...(scoring.items as Loose[])[0] }),
      /stands twice; keep one/,
    ],
    [
      "an item named like a property of every object",
      (scoring) => (((scoring.items as Loose[])[0] as Loose).id = "constructor"),
      /choose another id/,
    ],
    [
      "a scale upside down",
      (scoring) => (((scoring.items as Loose[])[0] as Loose).scale = { min: 5, max: 1 }),
      /min below max/,
    ],
    ["no licence", (scoring) => delete scoring.licence, /licence/],
  ])("with a scoring key with %s is refused", (_name, spoil, fault) => {
    expect(faultsAfter(({ scoring }) => spoil(scoring)).join("\n")).toMatch(fault);
  });

  test("names every fault of both files at once", () => {
    const faults = faultsAfter(({ survey, scoring }) => {
      delete (survey.title as Loose).nb;
      delete (survey.description as Loose).en;
      delete (scoring.title as Loose).nb;
    });
    expect(faults).toHaveLength(3);
  });

  test("that is no survey at all is refused in words", () => {
    expect(() => readSurvey("monthly-pulse/v1", { survey: null, scoring: [] })).toThrow(
      SurveyFault,
    );
  });
});
