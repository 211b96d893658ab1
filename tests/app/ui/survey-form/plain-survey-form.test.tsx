import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import {
  PlainSurveyForm,
  type PlainSurveyFormProps,
} from "#app/ui/survey-form/plain-survey-form.tsx";
import { errorsByItem, surveyFormWords } from "#app/ui/survey-form/words.ts";
import { locales, type Locale } from "#surveys/bilingual.ts";
import { publishedSurvey, surveys } from "#surveys/catalog.ts";
import { answerProblems, answersFromForm, answersSchema } from "#surveys/scoring.ts";

const submission = "7b0f1f0e-6f0a-4c58-9f53-0d6d1c0f0a11";
const pulse = publishedSurvey("monthly-pulse", 1);
const alliance = publishedSurvey("working-alliance", 1);
const cases = surveys.flatMap((survey) => locales.map((locale) => ({ ...survey, locale })));

function html(props: Partial<PlainSurveyFormProps> = {}): string {
  return renderToStaticMarkup(
    <PlainSurveyForm
      survey={pulse.definition}
      locale="en"
      action="/waves/monthly-pulse/2027-03/response"
      submission={submission}
      {...props}
    />,
  );
}

/** The attributes of every tag of a kind, as a browser would read them. */
function tags(page: string, name: string): Record<string, string>[] {
  return [...page.matchAll(new RegExp(`<${name}\\b([^>]*)>`, "g"))].map(([, attributes]) =>
    Object.fromEntries(
      [...(attributes ?? "").matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [
        key ?? "",
        value ?? "",
      ]),
    ),
  );
}

function radios(page: string) {
  return tags(page, "input").filter(({ type }) => type === "radio");
}

/** What a browser posts when the last radio of each question is chosen, or the one that `chosen` names. */
function posted(page: string, chosen: (name: string, values: string[]) => string | undefined) {
  const fields = new URLSearchParams();
  for (const { name, value } of tags(page, "input").filter(({ type }) => type === "hidden"))
    fields.append(name ?? "", value ?? "");
  for (const name of new Set(radios(page).map((radio) => radio.name ?? ""))) {
    const values = radios(page).flatMap((radio) =>
      radio.name === name ? [radio.value ?? ""] : [],
    );
    const value = chosen(name, values);
    if (value !== undefined) fields.append(name, value);
  }
  return fields;
}

describe.each(cases)("$name as a plain form in $locale", ({ definition, scoring, locale }) => {
  const page = html({ survey: definition, locale });

  test("posts answers that the scoring key takes, whichever radio is chosen", () => {
    const most = Math.max(...definition.pages.map(({ elements: [{ choices }] }) => choices.length));
    for (let nth = 0; nth < most; nth += 1) {
      const fields = posted(page, (_name, values) => values[nth % values.length]);
      const answers = answersSchema(scoring).parse(answersFromForm(scoring, fields));
      expect(Object.keys(answers)).toEqual(scoring.items.map(({ id }) => id));
    }
  });

  test("posts nothing but the submission when every question is skipped", () => {
    const fields = posted(page, () => undefined);
    expect([...fields]).toEqual([["submission", submission]]);
    expect(answersSchema(scoring).parse(answersFromForm(scoring, fields))).toEqual({});
  });

  test("asks every question in its own words, and counts them", () => {
    const total = definition.pages.length;
    definition.pages.forEach(({ elements: [question] }, index) => {
      expect(page).toContain(text(question.title[locale]));
      for (const choice of question.choices)
        expect(page).toContain(`>${text(choice.text[locale])}<`);
      expect(page).toContain(surveyFormWords[locale].questionOf(index + 1, total));
    });
    expect(tags(page, "fieldset")).toHaveLength(total);
    expect(tags(page, "legend")).toHaveLength(total);
  });

  test("needs no script, no style attribute and no other origin", () => {
    expect(page).not.toMatch(/ style=|<script|<style| on[a-z]+=|https?:/);
  });

  test("has every id once, and a label for every radio", () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(tags(page, "label").map((label) => label.for)).toEqual(radios(page).map(({ id }) => id));
    for (const { "aria-describedby": refs } of tags(page, "fieldset"))
      for (const id of refs?.split(" ") ?? []) expect(ids).toContain(id);
  });

  test("has no answer chosen before the person chooses", () => {
    expect(page).not.toContain("checked");
  });
});

describe("the plain form", () => {
  test("posts to the very address it is given", () => {
    expect(tags(html(), "form")[0]).toMatchObject({
      method: "post",
      action: "/waves/monthly-pulse/2027-03/response",
    });
  });

  test("keeps the answers given before, numbers and codes alike", () => {
    const answers = {
      satisfaction: 4,
      energy_balance: -3,
      workload: 0,
      method_supervision: "none",
    };
    const checked = radios(html({ answers })).filter((radio) => "checked" in radio);
    expect(checked.map(({ name, value }) => [name, value])).toEqual([
      ["satisfaction", "4"],
      ["energy_balance", "-3"],
      ["method_supervision", "none"],
      ["workload", "0"],
    ]);
  });

  test("says a group's heading once, where the group begins", () => {
    const page = html({ survey: alliance.definition, locale: "nb" });
    const headings = [...page.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, heading]) => heading);
    expect(headings).toEqual(["Om dem jeg jobber med nå", "Om veiledningen", "Om arbeidsgivere"]);
  });

  test.each(locales)("shows what is wrong at the question, and a way there (%s)", (locale) => {
    const words = surveyFormWords[locale];
    const page = html({ locale, errors: errorsFor({ workload: 9, morale: 1 }, locale) });
    const workload = tags(page, "fieldset").find(({ id }) => id === "workload");
    expect(workload).toMatchObject({
      "aria-invalid": "true",
      "aria-describedby": "workload-poles workload-error",
    });
    expect(page).toContain(`id="workload-error">${words.error["not-on-the-scale"]}<`);
    expect(tags(page, "a").map(({ href }) => href)).toEqual(["#workload"]);
    expect(page).toContain(words.error["not-an-item"]);
    expect(page.match(/aria-invalid/g)).toHaveLength(1);
  });

  test("shows a message as text, whatever is in it", () => {
    expect(html({ errors: { workload: "<img src=x onerror=alert(1)>" } })).not.toContain("<img");
  });
});

describe("its words", () => {
  test("exist in both languages, and none of them shouts", () => {
    const en = flat(surveyFormWords.en);
    const nb = flat(surveyFormWords.nb);
    expect(nb.map(([key]) => key)).toEqual(en.map(([key]) => key));
    for (const [key, words] of [...en, ...nb]) expect(words, key).toMatch(/^[^!]+$/);
    en.forEach(([key, words], index) => expect(nb[index]?.[1], key).not.toBe(words));
  });
});

function errorsFor(answers: unknown, locale: Locale) {
  const parsed = answersSchema(pulse.scoring).safeParse(answers);
  return errorsByItem(parsed.success ? [] : answerProblems(parsed.error), surveyFormWords[locale]);
}

function flat(words: object): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    if (typeof value === "function") return [[key, String(value(3, 18))]];
    if (typeof value === "string") return [[key, value]];
    return flat(value).map(([inner, text]) => [`${key}.${inner}`, text]);
  });
}

/** As React writes it into HTML. */
function text(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("'", "&#x27;").replaceAll('"', "&quot;");
}
