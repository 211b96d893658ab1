import type { Page } from "@playwright/test";
import { dayAfter } from "#app/domain/calendar.ts";
import { formatStoredDay } from "#app/i18n/dates.ts";
import { type Language, messagesFor } from "#app/i18n/messages.ts";
import { latestShipped } from "#training/catalog.server.ts";
import type { Installation } from "#tests/support/installation.ts";
import { examine } from "./examine.ts";
import { emailOf, north, startNordlys } from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

let tilsig: Installation;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  tilsig = await startNordlys();
  const { id } = await tilsig.db
    .selectFrom("person")
    .where("email", "=", emailOf("per"))
    .select("id")
    .executeTakeFirstOrThrow();
  await tilsig.db.insertInto("personRole").values({ personId: id, role: "trainer" }).execute();
});
test.afterAll(() => tilsig.stop());

const title = latestShipped("m14")?.title ?? { en: "", nb: "" };

const ways = [
  { language: "en", screen: "desktop", javaScript: true, days: 20 },
  { language: "nb", screen: "phone", javaScript: true, days: 21 },
  { language: "nb", screen: "desktop", javaScript: false, days: 22 },
  { language: "en", screen: "phone", javaScript: false, days: 23 },
] as const;

for (const { language, screen, javaScript, days } of ways) {
  const how = `in ${language} on a ${screen}${javaScript ? "" : " without script"}`;
  test(`a trainer assigns a module to a team by a date, and another sees it, ${how}`, async ({
    visit,
  }) => {
    const { assignments: words, trainingEditor } = messagesFor(language);
    const { make } = words;
    const page = await visit(tilsig.origin, { language, screen, javaScript });
    await signIn(page, tilsig, "tor", "/training");
    await choose(page, language);
    await page.goto("/training");
    const assign = trainingEditor.library.assignOne(title[language]);
    await page.getByRole("link", { name: assign, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(make.title);

    await page.getByRole("button", { name: make.assign, exact: true }).click();
    await expect(page.getByText(make.problems.nobodyChosen)).toBeVisible();
    await expect(page.getByLabel(make.module)).toHaveValue("m14");
    const team = make.withPeople("North", north.length);
    await page.getByRole("checkbox", { name: team, exact: true }).check();
    await page.getByRole("button", { name: make.look }).click();
    await expect(page.getByText(make.concerns(north.length))).toBeVisible();
    const day = dayAfter(new Date().toISOString().slice(0, 10), days);
    await page.getByRole("radio", { name: make.dueKinds.on }).check();
    await page.getByLabel(make.day, { exact: true }).fill(day);
    await page.getByRole("radio", { name: words.kinds.mandatory }).check();
    if (javaScript) await examine(page);
    await page.getByRole("button", { name: make.assign, exact: true }).click();
    await expect(page).toHaveURL(/\/training\/assignments\?saved=assigned$/);

    const other = await visit(tilsig.origin, { language, screen, javaScript });
    await signIn(other, tilsig, "per", "/training/assignments");
    await choose(other, language);
    await other.goto("/training/assignments");
    const row = other.getByRole("row").filter({ hasText: formatStoredDay(day, language) });
    await expect(row).toContainText(words.counts.open(north.length));
    await row.getByRole("link", { name: title[language] }).click();
    await expect(other.getByText("Anne Dahl")).toBeVisible();
  });
}

/** As the button in the header does. */
async function choose(page: Page, language: Language) {
  const chosen = await page.request.post("/language", {
    form: { language, next: "/" },
    headers: { Origin: tilsig.origin },
  });
  expect(chosen.ok()).toBe(true);
}
