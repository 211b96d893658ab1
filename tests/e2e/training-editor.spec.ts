import type { Page } from "@playwright/test";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { latestShipped } from "#training/catalog.server.ts";
import type { Installation } from "#tests/support/installation.ts";
import { emailOf, startNordlys } from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

let tilsig: Installation;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  tilsig = await startNordlys();
});
test.afterAll(() => tilsig.stop());

const shipped = latestShipped("m01");

const ways = [
  { language: "en", screen: "desktop", javaScript: true },
  { language: "nb", screen: "phone", javaScript: true },
  { language: "nb", screen: "desktop", javaScript: false },
  { language: "en", screen: "phone", javaScript: false },
] as const;

for (const { language, screen, javaScript } of ways) {
  const how = `in ${language} on a ${screen}${javaScript ? "" : " without script"}`;
  test(`a trainer adapts a module, is refused for a missing text, mends and publishes it, ${how}`, async ({
    visit,
  }) => {
    const words = messagesFor(language).trainingEditor;
    const { library, editor, facts, preview } = words;
    const page = await visit(tilsig.origin, { language, screen, javaScript });
    await signIn(page, tilsig, "tor", "/training");
    await choose(page, language);
    await page.goto("/training");
    const title = shipped?.title[language] ?? "";
    await page.getByRole("button", { name: library.copyOne(title), exact: true }).click();
    await expect(page).toHaveURL(/\/training\/drafts\/own-/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

    const own = `Nordlys ${how}`;
    await page.locator("#title-en").fill(own);
    await page.locator("#title-nb").fill(own);
    await page.locator("#task-nb").fill("");
    await page.getByRole("button", { name: editor.publish }).click();
    await expect(page.getByText(editor.refused)).toBeVisible();
    const fault = page.locator("#check").getByRole("link").first();
    await fault.click();
    await expect(page).toHaveURL(/#task-nb$/);
    // The bar that stays in sight does not lie over what a fault leads to.
    await expect(page.locator("#task-nb")).toBeInViewport();
    await expect(page.locator("#title-en")).toHaveValue(own);

    await page.locator("#task-nb").fill("Prøv én ting denne uka.");
    await page.getByRole("button", { name: editor.publish }).click();
    await expect(page).toHaveURL(/\/training\/modules\/own-[^/]+\?published$/);
    await expect(page.getByText(preview.published(1))).toBeVisible();
    await page.getByRole("link", { name: preview.widths.phone }).click();
    await page.getByRole("link", { name: editor.languages.nb, exact: true }).click();
    await expect(page.getByText("Prøv én ting denne uka.")).toBeVisible();

    await page.goto("/training");
    const entry = page.locator(".library-module", { hasText: own });
    await expect(entry.getByText(facts.own)).toBeVisible();
    await expect(entry.getByText(facts.version(1))).toBeVisible();
    await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  });
}

test("with script, questions come and go at once, the check follows, and leaving is asked about", async ({
  visit,
}) => {
  const { library, editor } = messagesFor("en").trainingEditor;
  const page = await visit(tilsig.origin, { language: "en" });
  await signIn(page, tilsig, "tor", "/training");
  await choose(page, "en");
  await page.goto("/training");
  await page
    .getByRole("textbox", { name: library.begin.name, exact: true })
    .fill("A module that begins empty");
  await page.getByRole("button", { name: library.begin.button }).click();
  await expect(page).toHaveURL(/own-a-module-that-begins-empty$/);

  await page.getByRole("button", { name: editor.addQuestion }).click();
  const third = page.getByRole("group", { name: editor.question(3), exact: true });
  await expect(third.getByLabel(editor.questionIn.en)).toBeFocused();
  await page.keyboard.type("Which of these?");
  await third
    .getByRole("button", { name: editor.of(editor.raise, editor.question(3)), exact: true })
    .click();
  const second = page.getByRole("group", { name: editor.question(2), exact: true });
  await expect(second.getByLabel(editor.questionIn.en)).toHaveValue("Which of these?");
  await second
    .getByRole("button", { name: editor.of(editor.addOption, editor.question(2)), exact: true })
    .click();
  await expect(second.getByRole("group")).toHaveCount(4);

  await page.locator("#body-en").fill("## Live\n\nRead *at once* <b>x</b>");
  const live = page.getByRole("region", { name: editor.previewIn.en });
  await expect(live.locator("em")).toHaveText("at once");
  await expect(page.locator("#check").getByText("1 screens; a module has 3 to 6.")).toBeVisible();
  await expect(page.getByText(editor.unsaved)).toBeVisible();

  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole("banner").getByRole("link").first().click();
  await expect.poll(() => asked).toEqual([editor.leave]);
  await expect(page).toHaveURL(/own-a-module-that-begins-empty$/);

  await page.getByRole("button", { name: editor.save, exact: true }).click();
  await expect(page.getByText(editor.saved, { exact: false }).first()).toBeVisible();
  await expect(page.getByText(editor.unsaved)).toBeHidden();
  await page.reload();
  await expect(second.getByLabel(editor.questionIn.en)).toHaveValue("Which of these?");
  await expect(second.getByRole("group")).toHaveCount(4);
  await page.getByRole("banner").getByRole("link").first().click();
  await expect(page).toHaveURL(`${tilsig.origin}/`);
});

test("who goes back in the history and saves is told that somebody else has saved meanwhile", async ({
  visit,
}) => {
  const { library, editor } = messagesFor("en").trainingEditor;
  const [first, second] = [await visit(tilsig.origin), await visit(tilsig.origin)];
  const { id: personId } = await tilsig.db
    .selectFrom("person")
    .where("email", "=", emailOf("kari"))
    .select("id")
    .executeTakeFirstOrThrow();
  await tilsig.db.insertInto("personRole").values({ personId, role: "trainer" }).execute();
  await signIn(first, tilsig, "kari", "/training");
  await choose(first, "en");
  await second.context().addCookies(await first.context().cookies());
  await first.goto("/training");
  await first
    .getByRole("textbox", { name: library.begin.name, exact: true })
    .fill("Written by two");
  await first.getByRole("button", { name: library.begin.button }).click();
  await expect(first).toHaveURL(/own-written-by-two$/);
  const draft = first.url();
  const save = (page: Page) => page.getByRole("button", { name: editor.save, exact: true }).click();
  await first.locator("#body-en").fill("## The first\n\nText.");
  await save(first);
  await expect(first).toHaveURL(/\?saved/);

  await second.goto(draft);
  await second.locator("#body-en").fill("## The second\n\nText.");
  await save(second);
  await expect(second).toHaveURL(/\?saved/);

  await first.goBack();
  await expect(first).toHaveURL(draft);
  await first.locator("#body-en").fill("## The first again\n\nText.");
  await save(first);
  await expect(first.getByText(editor.meanwhile.body)).toBeVisible();
  await second.reload();
  await expect(second.locator("#body-en")).toHaveValue("## The second\n\nText.");
});

/** As the button in the header does. */
async function choose(page: Page, language: Language) {
  const chosen = await page.request.post("/language", {
    form: { language, next: "/" },
    headers: { Origin: tilsig.origin },
  });
  expect(chosen.ok()).toBe(true);
}
