import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { messagesFor } from "#app/i18n/messages.ts";
import { surveyFormWords } from "#app/ui/survey-form/words.ts";
import type { Installation } from "#tests/support/installation.ts";
import {
  answerByTaps,
  answerOnOnePage,
  choiceOn,
  choose,
  expectQuestion,
  expectReceived,
  keptOn,
  questions,
  read,
  skip,
} from "./answering.ts";
import { examine } from "./examine.ts";
import {
  answers,
  invitationOf,
  openPulse,
  post,
  startNordlys,
  storedFor,
  thisMonth,
} from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const en = messagesFor("en").answering;
const words = surveyFormWords.en;

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
  await openPulse(tilsig);
});

test.afterAll(() => tilsig.stop());

test("the link in the mail lets answers in and shows none", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  const link = await invitationOf(tilsig, "dag");
  const pages = [link, `${link}/response`, `${link}/response?simple`, `${link}/response.data`];
  const before = await Promise.all(pages.map((address) => sent(page, address)));
  const given = await post(tilsig.origin, `${link}/response`, answers());
  expect(given.status).toBe(302);
  expect(await Promise.all(pages.map((address) => sent(page, address)))).toEqual(before);
  expect(before.join()).not.toMatch(/Dag Dahl|dag@/);

  await page.goto(given.location ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.received.title);
  await expect(page.getByRole("link", { name: en.received.own })).toHaveAttribute(
    "href",
    "/sign-in?next=/balance",
  );
  expect(await page.content()).not.toMatch(/Dag Dahl|dag@|<svg class="chart"/);
  await page.goto(`${link}/received?submission=${randomUUID()}`);
  await expect(page, "received is said of nothing else").toHaveURL(link);
});

test("a link that was cut off or made up opens nothing and takes nothing", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  const link = await invitationOf(tilsig, "dag");
  for (const foreign of [link.slice(0, -3), `${tilsig.origin}/invitations/${randomUUID()}`]) {
    for (const address of [foreign, `${foreign}/response`, `${foreign}/received`]) {
      expect((await page.goto(address))?.status(), address).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.link.foreign.title);
    }
    expect((await post(tilsig.origin, `${foreign}/response`, answers())).status).toBe(404);
  }
  await examine(page);
});

test("answers are changed and taken back by whoever gave them, until the wave closes", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  const path = `/waves/monthly-pulse/${thisMonth()}`;
  await signIn(page, tilsig, "eli", path);
  await answerByTaps(page, "en", answers());
  await expect(
    page.getByRole("img", { name: messagesFor("en").balance.overTime.title }),
  ).toBeVisible();
  await examine(page);

  await page.goto("/");
  await page.getByRole("link", { name: en.home.change }).tap();
  await expect(page.getByText(en.start.answered)).toBeVisible();
  await examine(page);
  await page.getByRole("link", { name: en.start.simple }).tap();
  const workload = page.locator("#workload");
  await expect(workload.getByRole("radio", { checked: true })).toHaveAttribute("value", "1");
  await choose(page, "en", { workload: "-2" });
  await page.getByRole("button", { name: words.send }).tap();
  await expectReceived(page, "en");
  expect(await storedFor(tilsig, "eli")).toEqual({ ...answers(), workload: "-2" });

  await page.goto(path);
  await page.getByRole("button", { name: en.start.takeBack }).tap();
  await expect(page.getByText(en.start.takenBack)).toBeVisible();
  expect(await storedFor(tilsig, "eli")).toBeNull();
  await page.goto("/");
  await expect(page.getByRole("link", { name: en.home.begin })).toBeVisible();
  await page.goto("/balance");
  await expect(page.getByText(messagesFor("en").balance.none.body)).toBeVisible();
});

test("Send pressed twice is sent once", async ({ visit }) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await page.goto(`${await invitationOf(tilsig, "frode")}/response`);
  await expectQuestion(page, 0, "en");
  await skip(page, questions.length - 1);
  await page.getByRole("button", { name: words.send }).dblclick();
  await expectReceived(page, "en");
  expect(await responsesOf("frode")).toBe(1);
});

test("the same submission again is the same response, with what was corrected meanwhile", async () => {
  const action = `${await invitationOf(tilsig, "gro")}/response`;
  const submission = randomUUID();
  const first = await post(tilsig.origin, action, { ...answers(), submission });
  const again = await post(tilsig.origin, action, { ...answers({ workload: -2 }), submission });
  expect([first.status, again.status]).toEqual([302, 302]);
  expect(again.location).toBe(first.location);
  expect(await responsesOf("gro")).toBe(1);
  expect(await storedFor(tilsig, "gro")).toEqual(answers({ workload: -2 }));
});

test("through the link one answer is changed and the others stay; an old page's Send counts too", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { screen: "phone", javaScript: false });
  const link = await invitationOf(tilsig, "gro");
  const old = { ...answers(), submission: randomUUID() };
  await post(tilsig.origin, `${link}/response`, old);
  await page.goto(`${link}/response?simple`);
  await choose(page, "en", { workload: "2" });
  await page.getByRole("button", { name: words.send }).tap();
  await expectReceived(page, "en");
  await expect(page.getByRole("link", { name: en.received.changeInvited })).toBeVisible();
  expect(await storedFor(tilsig, "gro")).toEqual({ ...answers(), workload: "2" });

  const pressed = await post(tilsig.origin, `${link}/response`, { ...old, workload: "-1" });
  expect(pressed.location).toContain("/received?submission=");
  expect(pressed.location).not.toContain(old.submission);
  expect(await storedFor(tilsig, "gro")).toEqual({ ...answers(), workload: "-1" });
});

test("a browser that asks for little gets the plain form", async ({ visit }) => {
  const page = await visit(tilsig.origin, { screen: "phone", saveData: true });
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(request.url()));
  await page.goto(`${await invitationOf(tilsig, "hans")}/response`);
  await expect(page.getByRole("radiogroup")).toHaveCount(questions.length);
  await choose(page, "en", answers());
  await page.getByRole("button", { name: words.send }).tap();
  await expectReceived(page, "en");
  expect(scripts.filter((url) => url.includes("survey-js"))).toEqual([]);
  expect(await storedFor(tilsig, "hans")).toEqual(answers());
});

test("every question can be answered with the keyboard alone", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await page.goto(await invitationOf(tilsig, "ida"));
  await tabTo(page, page.getByRole("link", { name: en.start.begin }));
  await page.keyboard.press("Enter");
  for (const [index, question] of questions.entries()) {
    await expectQuestion(page, index, "en");
    const first = page.getByRole("radio").first();
    await tabTo(page, first);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const third = String(question.choices[2]?.value);
    await expect(choiceOn(page, question, third, "en")).toBeChecked();
    await expectQuestion(page, index, "en");
    const isLast = index === questions.length - 1;
    await tabTo(page, page.getByRole("button", { name: isLast ? words.send : words.next }));
    await page.keyboard.press("Enter");
  }
  await expectReceived(page, "en");
  const third = questions.map(({ name, choices }) => [name, String(choices[2]?.value)]);
  expect(await storedFor(tilsig, "ida")).toEqual(Object.fromEntries(third));
});

test("every question can be skipped", async ({ visit }) => {
  const page = await visit(tilsig.origin, { javaScript: false });
  await page.goto(await invitationOf(tilsig, "jon"));
  await answerOnOnePage(page, "en", {});
  expect(await storedFor(tilsig, "jon")).toEqual({});
});

test("what was begun waits on the phone until it has been received", async ({ visit }) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  const link = await invitationOf(tilsig, "knut");
  await page.goto(`${link}/response`);
  for (const index of [0, 1, 2]) {
    await expectQuestion(page, index, "en");
    await read(page);
    await page.locator("label").nth(index).tap();
  }
  await expectQuestion(page, 3, "en");
  await page.reload();
  await expectQuestion(page, 3, "en");
  await expect(page.getByText(words.draftFound)).toBeVisible();
  await expect(page.getByText("is saved on this phone until you send it")).toBeVisible();
  await examine(page);

  await skip(page, questions.length - 4);
  await expectQuestion(page, questions.length - 1, "en");
  await page.locator("label").first().tap();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: words.send }).tap();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Saved on this phone");
  expect(await responsesOf("knut")).toBe(0);
  await page.context().setOffline(false);
  await expectReceived(page, "en");
  expect(Object.keys((await storedFor(tilsig, "knut")) ?? {})).toHaveLength(4);

  await expect.poll(() => keptOn(page)).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test("an answer off the scale is named, and all the others stand", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await page.goto(`${await invitationOf(tilsig, "bjorn")}/response?simple`);
  await choose(page, "nb", answers());
  await page.locator("#workload input:checked").evaluate((input: HTMLInputElement) => {
    input.value = "9";
  });
  await page.getByRole("button", { name: surveyFormWords.nb.send }).click();
  await expect(page.locator("#workload-error")).toHaveText(
    surveyFormWords.nb.error["not-on-the-scale"],
  );
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(questions.length - 1);
  await examine(page);
  expect(await storedFor(tilsig, "bjorn")).toBeNull();
});

test("what no form of ours sends is refused, and nothing is stored", async () => {
  const { origin } = tilsig;
  const action = `${await invitationOf(tilsig, "bjorn")}/response`;
  const refused: [number, Record<string, string>, Record<string, string>?][] = [
    [422, { ...answers(), workload: "1.5" }],
    [422, { ...answers(), workload: "a lot" }],
    [422, { ...answers(), mood: "1" }],
    [422, { ...answers(), ["__proto__"]: "1" }],
    [422, { workload: '{"$ne":1}' }],
    [400, { ...answers(), submission: "once" }],
    [413, { ...answers(), workload: "1".repeat(300_000) }],
    [403, answers(), { Origin: "https://elsewhere.example" }],
    [403, answers(), { Origin: "null" }],
    [415, answers(), { "Content-Type": "text/plain" }],
  ];
  for (const [status, fields, headers] of refused) {
    const sent = await post(origin, action, fields, headers);
    expect(sent.status, JSON.stringify([fields, headers]).slice(0, 200)).toBe(status);
  }
  const withoutOrigin = await fetch(action, { method: "POST", body: new URLSearchParams() });
  expect(withoutOrigin.status).toBe(403);
  expect(await storedFor(tilsig, "bjorn")).toBeNull();
});

/** Moves on with Tab until the element has the focus, as somebody does who has no mouse. */
async function tabTo(page: Page, element: ReturnType<Page["locator"]>) {
  for (let presses = 0; presses < 25; presses++) {
    if (await element.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(element).toBeFocused();
}

/** What is sent for an address, but for what differs each time anyway. */
async function sent(page: Page, address: string) {
  const text = await (await page.request.get(address)).text();
  return text.replace(/nonce="[^"]*"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "");
}

async function responsesOf(person: string) {
  const { found } = await tilsig.db
    .selectFrom("response")
    .innerJoin("person", "person.id", "response.personId")
    .where("person.email", "like", `${person}@%`)
    .select((eb) => eb.fn.countAll<number>().as("found"))
    .executeTakeFirstOrThrow();
  return found;
}
