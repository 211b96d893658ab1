import { messagesFor } from "#app/i18n/messages.ts";
import type { Installation } from "#tests/support/installation.ts";
import { examine } from "./examine.ts";
import { codeIn } from "./mail.ts";
import { invitationOf, openPulse, startNordlys } from "./nordlys.ts";
import { askForMail, signIn, typeCode } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const { en, nb } = { en: messagesFor("en").notice, nb: messagesFor("nb").notice };

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys({ unread: ["anne", "bjorn", "dag"] });
  await openPulse(tilsig);
});

test.afterAll(() => tilsig.stop());

for (const javaScript of [true, false]) {
  test(`the privacy notice is shown once, on the way to where one was going, ${javaScript ? "with" : "without"} JavaScript`, async ({
    visit,
  }) => {
    const person = javaScript ? "anne" : "dag";
    const page = await visit(tilsig.origin, { screen: "phone", javaScript });
    await page.goto("/balance");
    await typeCode(page, codeIn(await askForMail(page, tilsig, person)));
    await expect(page).toHaveURL("/privacy?next=%2Fbalance");
    await expect(page.getByText("confidential").first()).toBeVisible();
    if (javaScript) await examine(page);

    await page.goto("/settings");
    await expect(page, "there is no way round it").toHaveURL("/privacy?next=%2Fsettings");
    await page.getByRole("button", { name: en.mustRead.button }).tap();
    await expect(page).toHaveURL("/settings");
    await page.goto("/balance");
    await expect(page).toHaveURL("/balance");

    await page.getByRole("contentinfo").getByRole("link", { name: en.link }).tap();
    await expect(page).toHaveURL("/privacy");
    await expect(page.getByRole("button", { name: en.mustRead.button })).toHaveCount(0);
  });
}

test("the language can be changed on it, and leaving is possible", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await page.goto("/settings");
  await typeCode(page, codeIn(await askForMail(page, tilsig, "bjorn")));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nb.link);
  await page.getByRole("banner").getByRole("button", { name: "English" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.link);
  await expect(page).toHaveURL("/privacy?next=%2Fsettings");
  await page
    .getByRole("button", { name: messagesFor("en").common.shell.signOut })
    .first()
    .click();
  await expect(page).toHaveURL("/sign-in?left");
  await signIn(page, tilsig, "bjorn", "/settings");
});

test("an invitation is answered without it, and links to it", async ({ visit }) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await page.goto(await invitationOf(tilsig, "dag"));
  await expect(page).toHaveURL(/\/invitations\//);
  await page.getByRole("link", { name: messagesFor("en").answering.start.begin }).tap();
  await expect(page).toHaveURL(/\/response$/);
  await page.goBack();
  await page.getByRole("contentinfo").getByRole("link", { name: en.link }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.link);
});
