import { Model } from "survey-core";
import { describe, expect, test } from "vitest";
import { latest, publishedSurvey, surveys } from "#surveys/catalog.ts";

describe("the catalogue", () => {
  test("has the newest version of each survey, and none of a survey there is not", () => {
    expect(latest("monthly-pulse")).toBe(publishedSurvey("monthly-pulse", 1));
    expect(latest("working-alliance")).toBe(publishedSurvey("working-alliance", 1));
    expect(latest("weekly-pulse")).toBeUndefined();
  });

  test("a version that was never published is a fault", () => {
    expect(() => publishedSurvey("monthly-pulse", 7)).toThrow('"monthly-pulse" has no version 7');
  });

  test("cannot be changed while the program runs", () => {
    const pulse = publishedSurvey("monthly-pulse", 1);
    expect(() => Object.assign(pulse.definition.title, { en: "Something else" })).toThrow();
    expect(() => pulse.scoring.items.pop()).toThrow();
  });

  test("the pulse asks three anchors and then fifteen factors", () => {
    const roles = publishedSurvey("monthly-pulse", 1).scoring.items.map(({ role }) => role);
    expect(roles).toEqual([...Array(3).fill("anchor"), ...Array(15).fill("factor")]);
  });

  test.each(surveys)("$name says that it is unvalidated, in both languages", (survey) => {
    expect(survey.scoring.status).toBe("unvalidated");
    expect(survey.definition.description.en).toContain("have not been validated");
    expect(survey.definition.description.nb).toContain("er ikke validert");
  });

  test.each(surveys)("$name lets every item be left unanswered in words", ({ scoring }) => {
    for (const item of scoring.items) expect(item.codes).toContain("not-applicable");
  });

  test.each(surveys)("SurveyJS loads $name without errors, with the same items", (survey) => {
    const model = new Model(structuredClone(survey.definition));
    expect(model.jsonErrors ?? []).toEqual([]);
    expect(model.getAllQuestions().map(({ name }) => name)).toEqual(
      survey.scoring.items.map(({ id }) => id),
    );
    expect(model.getUsedLocales().sort()).toEqual(["en", "nb"]);
  });
});
