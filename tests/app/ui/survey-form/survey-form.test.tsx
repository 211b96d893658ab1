import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { SurveyForm } from "#app/ui/survey-form/survey-form.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

describe("the survey form from the server", () => {
  const page = renderToString(
    <SurveyForm
      survey={publishedSurvey("monthly-pulse", 1).definition}
      locale="nb"
      action="/waves/monthly-pulse/2027-03/response"
      submission="7b0f1f0e"
      place={{
        draftKey: "0123456789abcdef",
        owner: "fedcba9876543210",
        path: "/waves/monthly-pulse/2027-03",
        title: "Månedlig puls",
        period: "mars 2027",
      }}
      simplePage="/waves/monthly-pulse/2027-03/response?simple"
      onReceived={() => undefined}
      onClosed={() => undefined}
    />,
  );

  test("is the plain form for a browser without JavaScript", () => {
    const without = /<noscript>(.*)<\/noscript>/s.exec(page)?.[1] ?? "";
    expect(without).toContain('action="/waves/monthly-pulse/2027-03/response"');
    expect(without.match(/<fieldset/g)).toHaveLength(18);
  });

  test("leaves a way to the simple page for whoever waits too long for the script", () => {
    expect(page).toContain('href="/waves/monthly-pulse/2027-03/response?simple"');
    expect(page).toContain("Henter spørsmålene …");
  });

  test("carries no style attribute and no script", () => {
    expect(page).not.toMatch(/ style=|<script/);
  });
});
