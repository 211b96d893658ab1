import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { sql } from "kysely";
import { messagesFor } from "#app/i18n/messages.ts";
import type { Installation } from "#tests/support/installation.ts";
import {
  answers,
  closePulse,
  emailOf,
  importHistory,
  invitationOf,
  openPulse,
  post,
  startNordlys,
} from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const en = messagesFor("en").ownData;
const history = en.history;

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
  await importHistory(tilsig, 3);
  await openPulse(tilsig);
});

test.afterAll(() => tilsig.stop());

test("a person reads on a phone what is kept, and takes it home as a file", async ({ visit }) => {
  for (const javaScript of [true, false]) {
    const page = await visit(tilsig.origin, { screen: "phone", javaScript });
    await signIn(page, tilsig, "anne", "/own-data");
    await page.getByText(en.sections.responses).tap();
    await page.locator(".own-fold summary").first().tap();
    await expect(page.locator(".own-fold").first()).toContainText(/workload/i);
    const answer = await page.request.get("/own-data.json");
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="tilsig-/);
    const file = (await answer.json()) as Record<string, unknown>;
    expect(file).toMatchObject({
      format: "tilsig-own-data",
      version: 1,
      profile: { name: "Anne Dahl", email: emailOf("anne") },
    });
    expect(file.responses).toHaveLength(3);
  }
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "anne", "/own-data");
  await page.getByText(en.sections.receipts).click();
  await expect(page.getByText(/You took this file home/)).toHaveCount(2);
});

test("answers of one wave are deleted, then all, and the releases stay", async ({ visit }) => {
  const page = await visit(tilsig.origin, { javaScript: false });
  const releases = await tilsig.tilsig("releases", "--series", "monthly-pulse");
  await signIn(page, tilsig, "bjorn", "/own-data/answers/deletion");
  await page.getByRole("combobox").selectOption({ index: 1 });
  await page.locator("main").getByRole("button").click();
  await expect(page).toHaveURL("/own-data?deleted");
  expect(await responsesOf("bjorn")).toBe(2);
  await page.goto("/own-data/answers/deletion");
  await page.locator("main").getByRole("button").click();
  expect(await responsesOf("bjorn")).toBe(0);
  expect(await tilsig.tilsig("releases", "--series", "monthly-pulse")).toBe(releases);
});

test("somebody who keeps no history is told so, and may delete what was kept", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "dag", "/settings");
  await page.getByRole("radio", { name: history.off }).check();
  await page.locator('form[action="/settings/history"]').getByRole("button").click();
  await page.getByRole("link", { name: history.deleteKept }).click();
  await page.getByRole("button", { name: en.deleteAnswers.button }).click();
  await expect(page.getByText(en.deleteAnswers.deleted)).toBeVisible();
  await page.goto("/balance");
  await expect(page.getByRole("heading", { name: history.noBalance.title })).toBeVisible();
});

test("the only administrator stays until there is another", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "astrid", "/own-data/account/deletion");
  await expect(page.getByText(en.deleteAccount.lastAdministrator.title)).toBeVisible();
  const form = { email: emailOf("astrid") };
  const headers = { Origin: tilsig.origin };
  const asked = await page.request.post("/own-data/account/deletion", { form, headers });
  expect(asked.status()).toBe(409);
  await page.goto("/retention");
  await page.locator("[name=mails]").fill("3");
  await page.getByRole("button", { name: messagesFor("en").retention.save }).click();
  await expect(page.getByText(messagesFor("en").retention.saved)).toBeVisible();
  expect(await tilsig.tilsig("retention", "preview")).toContain("mails: 3 days");
  expect(await tilsig.tilsig("retention", "run")).toContain("Deleted:");
});

test("after an account is deleted no byte of the data folder or the log names its person", async ({
  visit,
}) => {
  // Nobody else has this submission, so it stands for the answers on the disk.
  const submission = "deadc0de-5eed-4bad-8bad-c0ffee15dead";
  const canaries = ["eli@nordlys", "Eli Dahl", submission];
  const given = { ...answers({ workload: -2 }), submission };
  await post(tilsig.origin, `${await invitationOf(tilsig, "eli")}/response`, given);
  expect(await inDataFolder(canaries)).toEqual(canaries);

  const page = await visit(tilsig.origin, { javaScript: false });
  await signIn(page, tilsig, "eli", "/own-data/account/deletion");
  await page.getByRole("textbox").fill("someone@else.example");
  await page.locator("main").getByRole("button").click();
  await expect(page.getByText(en.deleteAccount.mismatch)).toBeVisible();
  await page.getByRole("textbox").fill(emailOf("eli").toUpperCase());
  await page.locator("main").getByRole("button").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.deleteAccount.gone.title);
  await page.goto("/own-data");
  await expect(page).toHaveURL(/\/sign-in/);

  expect(await inDataFolder(canaries)).toEqual([]);
  for (const canary of canaries) expect(tilsig.printed()).not.toContain(canary);
  await closePulse(tilsig);
});

test("no line of the log holds a person, a token, a session or what was asked for", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "frode");
  const { id } = await tilsig.db
    .selectFrom("person")
    .where("email", "=", emailOf("frode"))
    .select("id")
    .executeTakeFirstOrThrow();
  const invitation = await invitationOf(tilsig, "frode");
  const cookies = await page.context().cookies();
  const session = decodeURIComponent(cookies.find(({ name }) => name === "tilsig")?.value ?? "");
  const secret = JSON.parse(Buffer.from(session, "base64").toString()) as string;
  const canary = "canary-in-the-query";
  for (const path of [
    invitation,
    `${invitation}/response?simple&${canary}`,
    `/own-data?${canary}`,
    `/own-data.json?${canary}`,
    `/own-data/answers/deletion?wave=${canary}`,
    `/own-data/account/deletion?${canary}`,
    `/own-shares?${canary}`,
    `/shares/${canary}`,
    `/waves/monthly-pulse/2020-01?${canary}`,
    `/balance?${canary}`,
  ])
    await page.request.get(path);
  const form = { wave: canary };
  const headers = { Origin: tilsig.origin };
  await page.request.post("/own-data/answers/deletion", { form, headers });
  await expect.poll(() => tilsig.printed()).toMatch(/"POST","route":"\/own-data\/answers/);

  const token = invitation.split("/").at(-1) ?? "";
  expect(secret.length).toBeGreaterThan(20);
  for (const telling of [canary, token, secret, session, id, emailOf("frode"), "Frode"])
    expect(tilsig.printed(), telling).not.toContain(telling);
});

async function responsesOf(person: string) {
  const rows = await tilsig.db
    .selectFrom("response")
    .innerJoin("person", "person.id", "response.personId")
    .where("person.email", "=", emailOf(person))
    .select("response.id")
    .execute();
  return rows.length;
}

/** Which of these stand in any file of the data folder, as they are or inside a mail's Base64. */
async function inDataFolder(canaries: string[]): Promise<string[]> {
  const { rows } = await sql<{ file: string }>`pragma database_list`.execute(tilsig.db);
  const folder = dirname(rows[0]?.file ?? "");
  const files = await readdir(folder);
  const bytes = Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
  return canaries.filter((canary) => formsOf(canary).some((form) => bytes.includes(form)));
}

/** A text and what of it is the same in Base64 wherever in the coded bytes it begins. */
function formsOf(text: string): string[] {
  const coded = [0, 1, 2].map((before) => {
    const whole = Buffer.from("x".repeat(before) + text).toString("base64");
    return whole.slice(before === 0 ? 0 : 4, -4);
  });
  return [text, ...coded];
}
