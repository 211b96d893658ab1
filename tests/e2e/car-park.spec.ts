import type { Page } from "@playwright/test";
import { messagesFor } from "#app/i18n/messages.ts";
import { surveyFormWords } from "#app/ui/survey-form/words.ts";
import type { Installation } from "#tests/support/installation.ts";
import { expectQuestion, expectReceived, keptOn, questions, read } from "./answering.ts";
import { expectNarrow } from "./examine.ts";
import { emailOf, invitationOf, openPulse, startNordlys } from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const en = surveyFormWords.en;
const asked = questions.map(({ name }) => name);

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
  await openPulse(tilsig);
});

test.afterAll(() => tilsig.stop());

test("a small phone shows a question with its poles, every answer and the way back at once", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await page.setViewportSize({ width: 360, height: 640 });
  await begin(page, "solveig");
  await expectQuestion(page, 0, "nb");
  for (const item of ["satisfaction", "peer_support", "workload"]) {
    await goTo(page, asked.indexOf(item));
    const back = page.locator(".survey-js-form__steps button").first();
    await expect(back, item).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("heading", { level: 2 }), item).toBeInViewport({ ratio: 1 });
  }
  for (const row of await page.locator(".survey-js-form label").all()) {
    expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(48);
  }
});

test("a screen reader hears the question, its poles, the answers and how far one has come", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await begin(page, "bjorn");
  const index = asked.indexOf("role_clarity");
  await goTo(page, index);
  const question = questions[index];
  if (!question?.description) throw new Error("The role is asked about with its poles.");
  await expect(page.locator("main")).toMatchAriaSnapshot(`
    - status: Spørsmål 4 av 18 omtrent to minutter igjen
    - progressbar "Hvor langt du har kommet"
    - heading /^De siste fire ukene har rollen min/ [level=2]
    - radiogroup /^De siste fire ukene har rollen min/:
      - radio "tappet meg mye"
      - radio "tappet meg litt"
      - radio "verken–eller"
      - radio "gitt meg litt energi"
      - radio "gitt meg mye energi"
      - radio "ikke aktuelt / vil ikke svare"
    - button "Tilbake"
    - button "Hopp over"
  `);
  const group = page.getByRole("radiogroup");
  const poles = question.description.nb.replace("\n", " ");
  await expect(group).toHaveAccessibleName(question.title.nb);
  await expect(group).toHaveAccessibleDescription(poles);
  await expect(page.getByRole("heading", { level: 2 })).toBeFocused();

  await page.locator(".survey-js-form label").first().tap();
  await expectQuestion(page, index + 1, "nb");
  await expect(page.getByRole("heading", { level: 2 })).toBeFocused();
  const { saved, on } = messagesFor("nb").kept;
  await expect(page.getByRole("status").filter({ hasText: saved(on.phone) })).toHaveCount(1);

  await page.goto(`${await invitationOf(tilsig, "bjorn")}/response?simple`);
  const plain = page.getByRole("radiogroup", { name: question.title.nb });
  await expect(plain).toHaveAccessibleDescription(poles);
  await expect(plain.getByRole("radio")).toHaveCount(question.choices.length);
});

test("an earlier answer is changed without going back through all of them", async ({ visit }) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await begin(page, "dag");
  for (const index of [0, 1, 2]) {
    await expectQuestion(page, index, "en");
    await read(page);
    await page.locator(".survey-js-form label").nth(1).tap();
  }
  await expectQuestion(page, 3, "en");
  await page.getByText(en.chosen).tap();
  await page.getByRole("button", { name: /how satisfied .* dissatisfied$/ }).tap();
  await expectQuestion(page, 0, "en");
  await page.waitForTimeout(500);
  await page.locator(".survey-js-form label").nth(3).tap();
  await expectQuestion(page, 1, "en");
  await page.getByRole("button", { name: en.goOn(4) }).tap();
  await expectQuestion(page, 3, "en");
  await expect(page.getByRole("button", { name: /^Go on/ })).toHaveCount(0);
  await expect
    .poll(async () => (await keptOn(page))[0]?.draft?.answers)
    .toEqual({ satisfaction: 4, energy_balance: -2, exhaustion: 2 });
});

test("a tap on the answer that stands goes on, and who has answered all is led to the end", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  const given = Object.fromEntries(questions.map(({ name, choices }) => [name, choices[0]?.value]));
  await begin(page, "hans");
  const last = questions.length - 1;
  for (const index of questions.keys()) {
    await expectQuestion(page, index, "en");
    await read(page);
    await page.locator(".survey-js-form label").first().tap();
  }
  await expect.poll(async () => (await keptOn(page))[0]?.draft?.answers).toEqual(given);
  await page.getByText(en.chosen).tap();
  await page.getByRole("button", { name: /how satisfied / }).tap();
  await expectQuestion(page, 0, "en");
  await page.waitForTimeout(800);
  await page.locator(".survey-js-form label").first().tap();
  await expectQuestion(page, 1, "en");
  await expect(page.getByRole("button", { name: en.goOn(last + 1) })).toHaveCount(0);
  await page.getByRole("button", { name: en.toTheEnd }).tap();
  await expectQuestion(page, last, "en");
});

test("the second of a double tap answers no question that nobody has read", async ({ visit }) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await begin(page, "frode");
  await page.evaluate(async () => {
    const tap = () => {
      const radio = document.querySelector(".survey-js-form label input");
      const press = { detail: 1, bubbles: true, cancelable: true };
      radio?.dispatchEvent(new MouseEvent("mousedown", press));
      radio?.dispatchEvent(new MouseEvent("click", press));
    };
    const title = () => document.querySelector("h2")?.textContent;
    const first = title();
    const began = performance.now();
    // The taps are as far apart as those of a slow hand, however slow the machine is.
    let apart = 0;
    performance.now = () => began + apart;
    tap();
    apart = 300;
    while (title() === first) await new Promise(requestAnimationFrame);
    apart = 380;
    tap();
    // The prototype's own again.
    Reflect.deleteProperty(performance, "now");
  });
  // An answer would have gone on by itself by now.
  await page.waitForTimeout(1_000);
  await expectQuestion(page, 1, "en");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("enlarged four times, and with text twice as large, nothing is cut off or needs moving sideways", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  const link = await invitationOf(tilsig, "eli");
  for (const path of ["", "/response", "/response?simple"]) {
    await page.setViewportSize({ width: 320, height: 256 });
    await page.goto(link + path);
    if (path === "/response") await expectQuestion(page, 0, "en");
    await expectNarrow(page);
    await page.setViewportSize({ width: 360, height: 640 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await cutOff(page), `${path} with large text`).toEqual([]);
  }
});

test("by keyboard on an enlarged screen the question and what has the focus are in sight", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  await page.setViewportSize({ width: 320, height: 256 });
  await begin(page, "gro");
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { checked: true })).toBeFocused();
  await expect(page.locator("label:has(:focus)")).toBeInViewport({ ratio: 0.9 });
  const outline = page.locator("label:has(:focus-visible)");
  await expect(outline).toHaveCSS("outline-style", "solid");
  await page.getByRole("button", { name: en.next }).press("Enter");
  await expectQuestion(page, 1, "en");
  await expect(page.getByRole("heading", { level: 2 })).toBeInViewport({ ratio: 0.9 });
});

test("high contrast and reduced motion keep the choice to be seen and nothing moving", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await begin(page, "hans");
  const [chosen, other] = await page.locator(".survey-js-form label").all();
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  if (!chosen || !other) throw new Error("A question has several answers.");
  await expect(chosen).toHaveCSS("border-top-width", "3px");
  await expect(other).toHaveCSS("border-top-width", "1px");
  const durations = await page.evaluate(() =>
    document.getAnimations().map((it) => Number(it.effect?.getComputedTiming().duration)),
  );
  expect(Math.max(0, ...durations)).toBeLessThan(1);
});

test("where the page's scripts break or are not understood the plain form is reached", async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block", locale: "en-GB" });
  const page = await context.newPage();
  await page.route(/\/assets\/entry\.client/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "oldest.of(" }),
  );
  await page.clock.install();
  await page.goto(`${await invitationOf(tilsig, "jon")}/response`);
  const old = page.locator("script[nomodule]");
  await expect(old).toHaveJSProperty("textContent", 'location.replace("?simple")');
  await expect(page.getByRole("link", { name: en.simplePage })).toBeVisible();
  await page.clock.runFor(10_100);
  await expect(page).toHaveURL(/\/response\?simple$/);
  await expect(page.getByRole("radiogroup")).toHaveCount(questions.length);
  expect(await page.locator("script").count()).toBe(0);
  await page.getByRole("button", { name: en.send }).click();
  await expectReceived(page, "en");
  await context.close();
});

test("a name of two hundred letters, read from right to left, stands in its own bounds", async ({
  visit,
}) => {
  const name = `${"ליאורה ".repeat(28)}(ב)`;
  await tilsig.db
    .updateTable("person")
    .set({ name })
    .where("email", "=", emailOf("knut"))
    .execute();
  const page = await visit(tilsig.origin, { screen: "phone" });
  await signIn(page, tilsig, "knut");
  await expectNarrow(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByText(messagesFor("en").common.shell.menu).tap();
  await expect(page.locator(".shell-person")).toHaveText(`Signed in as \u2068${name}\u2069`);
  await expectNarrow(page);
});

async function begin(page: Page, person: string) {
  await page.goto(`${await invitationOf(tilsig, person)}/response`);
  await page.locator(".survey-js-form label").first().waitFor();
}

/** Goes on to a question by key, without answering. */
async function goTo(page: Page, index: number) {
  const number = new RegExp(`^(Question|Spørsmål) ${index + 1} `);
  const progress = page.locator(".survey-js-form__progress span");
  for (let pages = 0; pages < questions.length; pages++) {
    const shown = (await progress.textContent()) ?? "";
    if (number.test(shown)) return;
    await page.locator(".survey-js-form__steps button").last().press("Enter");
    await expect(progress).not.toHaveText(shown);
  }
}

/** Texts that are wider or taller than the box they stand in, where that would hide them. */
function cutOff(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main *, header *")].flatMap((each) => {
      const { overflowX, overflowY, clip } = getComputedStyle(each);
      const hides = /hidden|clip/.test(overflowX + overflowY) && clip === "auto";
      const isCut =
        each.scrollWidth > each.clientWidth + 2 || each.scrollHeight > each.clientHeight + 2;
      return hides && isCut && each.textContent?.trim() ? [each.className] : [];
    }),
  );
}
