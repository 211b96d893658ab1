import { expect, type Locator, type Page } from "@playwright/test";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { surveyFormWords } from "#app/ui/survey-form/words.ts";
import { publishedSurvey } from "#surveys/catalog.ts";

export const questions = publishedSurvey("monthly-pulse", 1).definition.pages.map(
  ({ elements: [question] }) => question,
);

type Question = (typeof questions)[number];

/** The radio button of a question's answer, on a page that shows that question alone. */
export function choiceOn(
  page: Page | Locator,
  question: Question,
  answer: string | undefined,
  language: Language,
): Locator {
  return page.getByRole("radio", { name: textOf(question, answer, language), ...exactly });
}

const exactly = { exact: true };

function textOf(question: Question, answer: string | undefined, language: Language) {
  const choice = question.choices.find(({ value }) => String(value) === answer);
  if (!choice) throw new Error(`${question.name} has no answer ${answer}.`);
  return choice.text[language];
}

/** From the start page to "received", one question a screen, a tap on each. */
export async function answerByTaps(
  page: Page,
  language: Language,
  answers: Record<string, string>,
): Promise<void> {
  const words = surveyFormWords[language];
  await page.getByRole("link", { name: messagesFor(language).answering.start.begin }).tap();
  for (const [index, question] of questions.entries()) {
    await expectQuestion(page, index, language);
    await read(page);
    await page.getByText(textOf(question, answers[question.name], language), exactly).tap();
  }
  await page.getByRole("button", { name: words.send }).tap();
  await expectReceived(page, language);
}

/** The moment anybody needs; a tap before is taken for the second of a double tap. */
export async function read(page: Page): Promise<void> {
  await page.waitForTimeout(150);
}

/** Only this question shows, and says how far one has come. */
export async function expectQuestion(page: Page, index: number, language: Language): Promise<void> {
  const words = surveyFormWords[language];
  await expect(page.getByText(words.questionOf(index + 1, questions.length))).toBeVisible();
  const title = questions[index]?.title[language] ?? "";
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(title);
}

/** Goes on without an answer, so many times, on the form that asks one question a screen. */
export async function skip(page: Page, times: number): Promise<void> {
  const button = page.getByRole("button", { name: /^(Skip|Hopp over)$/ });
  // A tap right after an answer counts as meant for the question before.
  await page.waitForTimeout(700);
  const progress = page.locator(".survey-js-form__progress span");
  for (let skipped = 0; skipped < times; skipped++) {
    const before = await progress.textContent();
    // Just after an answer a tap is taken for one meant for the question before, as a person's is.
    await expect(async () => {
      if ((await progress.textContent()) === before) await button.tap();
      expect(await progress.textContent()).not.toBe(before);
    }).toPass();
  }
}

/** From the start page to "received" on the form that is one page, without a script. */
export async function answerOnOnePage(
  page: Page,
  language: Language,
  answers: Record<string, string>,
): Promise<void> {
  await page.getByRole("link", { name: messagesFor(language).answering.start.begin }).click();
  await choose(page, language, answers);
  await page.getByRole("button", { name: surveyFormWords[language].send }).click();
  await expectReceived(page, language);
}

/** Chooses on the form that is one page, and sends nothing. */
export async function choose(page: Page, language: Language, answers: Record<string, string>) {
  for (const question of questions) {
    const answer = answers[question.name];
    if (answer === undefined) continue;
    const group = page.locator(`#${question.name}`);
    await group.getByText(textOf(question, answer, language), exactly).click();
    await expect(choiceOn(group, question, answer, language)).toBeChecked();
  }
}

export async function expectReceived(page: Page, language: Language): Promise<void> {
  await expect(page).toHaveURL(/\/received\?submission=/);
  const { received } = messagesFor(language).answering;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(received.title);
}

/** What a browser has kept of answers. */
export function keptOn(page: Page): Promise<{ draft?: { answers: object } }[]> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open("tilsig");
        opening.onsuccess = () => {
          const asking = opening.result.transaction("responses").objectStore("responses").getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result);
          };
        };
      }),
  );
}
