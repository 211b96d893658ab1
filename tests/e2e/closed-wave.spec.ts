import { messagesFor } from "#app/i18n/messages.ts";
import { surveyFormWords } from "#app/ui/survey-form/words.ts";
import type { Installation } from "#tests/support/installation.ts";
import { choose, expectQuestion, keptOn, questions, skip } from "./answering.ts";
import { examine } from "./examine.ts";
import {
  answers,
  closePulse,
  invitationOf,
  monthsAgo,
  openPulse,
  post,
  startNordlys,
  storedFor,
  thisMonth,
} from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const { closed, home } = messagesFor("en").answering;
const words = surveyFormWords.en;
const path = `/waves/monthly-pulse/${thisMonth()}`;

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
  await openPulse(tilsig);
});

test.afterAll(() => tilsig.stop());

test("whoever sends after the close is told kindly and keeps what was chosen", async ({
  visit,
}) => {
  const anne = await visit(tilsig.origin, { screen: "phone" });
  await anne.goto(`${await invitationOf(tilsig, "anne")}/response`);
  await expectQuestion(anne, 0, "en");
  await anne.getByText("dissatisfied", { exact: true }).tap();
  await expectQuestion(anne, 1, "en");
  await skip(anne, questions.length - 2);
  await expectQuestion(anne, questions.length - 1, "en");
  await examine(anne);

  const dag = await visit(tilsig.origin, { screen: "phone", javaScript: false });
  await dag.goto(`${await invitationOf(tilsig, "dag")}/response`);
  await choose(dag, "en", answers());

  const eli = await visit(tilsig.origin);
  await signIn(eli, tilsig, "eli", path);
  await eli.goto(`${path}/response?simple`);
  await choose(eli, "en", answers());

  await closePulse(tilsig);
  for (const page of [anne, dag, eli]) {
    const response = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: words.send }).click();
    expect((await response).status()).toBe(410);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(closed.title);
    await expect(page.getByText(closed.next)).toBeVisible();
    await expect(page.getByRole("heading", { name: closed.kept })).toBeVisible();
  }
  await expect(anne.getByRole("definition")).toHaveText("dissatisfied");
  await expect(dag.getByRole("definition")).toHaveCount(questions.length);
  await expect(eli.getByRole("definition")).toHaveCount(questions.length);
  await examine(anne);

  expect(await keptOn(anne)).toMatchObject([{ outgoing: { answers: { satisfaction: 2 } } }]);
  await anne.reload();
  await expect(anne.getByRole("definition")).toHaveText("dissatisfied");
  await anne.getByRole("button", { name: "Delete them from this phone" }).tap();
  await expect(anne.getByText("Nothing of them is left on this phone.")).toBeVisible();
  expect(await keptOn(anne)).toEqual([]);
  for (const person of ["anne", "dag", "eli"]) expect(await storedFor(tilsig, person)).toBeNull();

  await test.step("a link opened after the close says so, and takes nothing", async () => {
    const page = await visit(tilsig.origin, { screen: "phone" });
    const link = await invitationOf(tilsig, "solveig");
    for (const address of [link, `${link}/response`, `${link}/response?simple`]) {
      expect((await page.goto(address))?.status()).toBe(410);
      const title = messagesFor("nb").answering.closed.title;
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    }
    expect((await post(tilsig.origin, `${link}/response`, answers())).status).toBe(410);
    expect(await storedFor(tilsig, "solveig")).toBeNull();
    await eli.goto("/");
    await expect(eli.getByRole("link", { name: home.begin })).toHaveCount(0);
  });

  await test.step("it cannot be closed or opened again, and the next one opens", async () => {
    const refused = await tilsig.refusedTilsig("wave", "close", "monthly-pulse", thisMonth());
    expect(refused).toContain("closed already; its release stands");
    const again = await tilsig.refusedTilsig("wave", "open", "monthly-pulse", thisMonth());
    expect(again).toContain("exists already");
    const caught = tilsig.mails.mails.length;
    await openPulse(tilsig, monthsAgo(-1));
    const page = await visit(tilsig.origin);
    expect((await page.goto(await invitationOf(tilsig, "anne", caught)))?.status()).toBe(200);
  });
});
