import type { Page } from "@playwright/test";
import { assignModule } from "#app/domain/training/assigning.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { questionsOf } from "#training/definition.ts";
import type { Installation } from "#tests/support/installation.ts";
import { publishOwn } from "#tests/support/taking.ts";
import { writtenModule } from "#tests/support/written-module.ts";
import { examine } from "./examine.ts";
import { emailOf, startNordlys } from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const nb = messagesFor("nb").training;
const en = messagesFor("en").training;
const module = "own-no";
const screens = 4;

let tilsig: Installation;
test.beforeAll(async () => {
  tilsig = await startNordlys();
  await publishOwn(tilsig.db, module);
});
test.afterAll(() => tilsig.stop());

/** Chooses the right options of the question that shows. */
async function answerRightly(page: Page, number: number, language: "en" | "nb") {
  const question = questionsOf(writtenModule)[number - 1];
  const right = [question?.correctAnswer ?? []].flat();
  for (const { value, text } of question?.choices ?? [])
    if (right.includes(value)) await page.getByLabel(text[language]).check();
}

test("without a script a whole module is taken on a phone, in bokmål, and a stranger verifies the certificate", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, {
    screen: "phone",
    javaScript: false,
    language: "nb",
  });
  await signIn(page, tilsig, "solveig", "/modules");
  await page.getByRole("link", { name: writtenModule.texts.nb.title }).tap();
  await page.getByRole("button", { name: nb.module.start }).tap();
  for (let number = 1; number <= screens; number++) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Skjerm ${number}`);
    await expect(page.getByText(nb.step.screen(number, screens))).toBeVisible();
    const name = number === screens ? nb.step.toQuestions : nb.step.next;
    await page.getByRole("button", { name, exact: true }).tap();
  }
  await page.getByRole("button", { name: nb.step.answer, exact: true }).tap();
  await expect(page.getByText(nb.step.missing)).toBeVisible();
  for (const number of [1, 2]) {
    await answerRightly(page, number, "nb");
    await page.getByRole("button", { name: nb.step.answer, exact: true }).tap();
    await expect(page.getByText(nb.step.right, { exact: true })).toBeVisible();
    const name = number === 1 ? nb.step.next : nb.step.toResult;
    await page.getByRole("link", { name, exact: true }).tap();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(nb.result.passed);
  await expect(page.getByText(writtenModule.texts.nb.task)).toBeVisible();
  await page.getByRole("link", { name: nb.certificate.title }).tap();
  const code = (await page.locator(".certificate__code").textContent()) ?? "";
  await expect(page.getByRole("button", { name: nb.print })).toHaveCount(0);

  const stranger = await visit(tilsig.origin, { language: "en" });
  await stranger.goto("/certificates");
  await stranger.getByLabel(en.verify.label).fill(code.toLowerCase().replaceAll("-", " "));
  await stranger.getByRole("button", { name: en.verify.button }).click();
  await expect(stranger.getByText(en.verify.valid)).toBeVisible();
  await expect(stranger.getByText("Solveig Dahl")).toBeVisible();
  await expect(stranger.getByText(writtenModule.texts.en.title)).toBeVisible();
  await stranger.goto("/certificates");
  await stranger.getByLabel(en.verify.label).fill("BBBB-BBBB-BBBB");
  await stranger.getByRole("button", { name: en.verify.button }).click();
  await expect(stranger.getByText(en.verify.unknown)).toBeVisible();
});

test("what is begun on a phone goes on at the desk, and an answer given twice stands as it was given first", async ({
  visit,
}) => {
  const phone = await visit(tilsig.origin, { screen: "phone" });
  await signIn(phone, tilsig, "anne", `/modules/${module}`);
  await phone.getByRole("button", { name: en.module.start }).tap();
  await phone.getByRole("button", { name: en.step.next }).tap();
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Screen 2");
  await examine(phone);

  const desk = await visit(tilsig.origin);
  await signIn(desk, tilsig, "anne", `/modules/${module}`);
  await desk.getByRole("button", { name: en.module.goOn }).click();
  for (const number of [2, 3, 4]) {
    await expect(desk.getByRole("heading", { level: 1 })).toHaveText(`Screen ${number}`);
    const name = number === screens ? en.step.toQuestions : en.step.next;
    await desk.getByRole("button", { name, exact: true }).click();
  }
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("What comes first?");
  await phone.goto(new URL(desk.url()).pathname);
  await answerRightly(desk, 1, "en");
  await desk.getByRole("button", { name: en.step.answer, exact: true }).click();
  await expect(desk.getByText(en.step.right, { exact: true })).toBeVisible();

  await phone.getByLabel("Saying yes").check();
  await phone.getByRole("button", { name: en.step.answer, exact: true }).tap();
  await expect(phone.getByText(en.step.stands)).toBeVisible();
  await expect(phone.getByText(en.step.right, { exact: true })).toBeVisible();
  // An answer takes the place of its question in the history: back is the screen before.
  await desk.goBack();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(`Screen ${screens}`);
  await desk.getByRole("button", { name: en.step.toQuestions, exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("What helps?");
  await desk.getByRole("link", { name: en.step.back, exact: true }).click();
  await expect(desk.getByText(en.step.right, { exact: true })).toBeVisible();

  const { activeSeconds } = await tilsig.db
    .selectFrom("attempt")
    .innerJoin("person", "person.id", "attempt.personId")
    .where("person.email", "like", "anne@%")
    .select("activeSeconds")
    .executeTakeFirstOrThrow();
  expect(activeSeconds).toBeLessThan(120);
});

test("each of two modules that wait on the home page leads to itself", async ({ visit }) => {
  const people = tilsig.db.selectFrom("person").select("id");
  const [hans, tor] = await Promise.all(
    ["hans", "tor"].map((name) =>
      people.where("email", "=", emailOf(name)).executeTakeFirstOrThrow(),
    ),
  );
  const now = new Date();
  for (const module of ["m02", "m14"])
    await assignModule(
      tilsig.db,
      {
        module,
        scopes: [{ kind: "person", id: hans?.id ?? "" }],
        due: { kind: "after", days: 14 },
        mandatory: true,
        actorId: tor?.id ?? "",
      },
      now.toISOString().slice(0, 10),
      now,
    );
  const page = await visit(tilsig.origin, { screen: "phone" });
  await signIn(page, tilsig, "hans");
  for (const module of ["m02", "m14"]) {
    await page.goto("/");
    await page.locator(`main a[href="/modules/${module}"]`).tap();
    await page.waitForURL(`**/modules/${module}`);
  }
});

test("a job aid, a certificate and a conversation guide print on one page, without what surrounds them", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "ida", "/modules/m06/job-aid");
  for (const path of [
    "/modules/m06/job-aid",
    `/modules/${module}/job-aid`,
    "/conversation-guides/two_systems",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: en.print })).toBeVisible();
    const sheet = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(sheet.match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByRole("button", { name: en.print })).toBeHidden();
    await page.emulateMedia({ media: null });
  }
});
