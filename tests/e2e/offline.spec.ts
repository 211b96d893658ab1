import { messagesFor } from "#app/i18n/messages.ts";
import {
  type Errand,
  type OfflinePlace,
  startOfflinePlace,
} from "#tests/bench/reliability/offline/place.ts";
import type { Page } from "@playwright/test";
import { keptOn } from "./answering.ts";
import { examine } from "./examine.ts";
import { expect, test } from "./visitor.ts";

const { answering, common, kept } = messagesFor("en");

let place: OfflinePlace;
test.beforeAll(async () => {
  place = await startOfflinePlace();
});
test.afterAll(() => place.stop());

test("the worker keeps what is about nobody, and the form opens without signal", async ({
  visit,
}) => {
  const errand = await place.errand(false);
  const page = await visit(place.origin, { screen: "phone" });
  await beginBeforeTheLineBreaks(page, errand);
  expect(await knowsRoutes(page)).toBe(true);
  const addresses = await page.evaluate(async () => {
    const names = await caches.keys();
    const caching = names.map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(caching)).flat().map(({ url }) => new URL(url).pathname);
  });
  expect(addresses).toContain("/offline/en");
  expect(addresses.filter((path) => !/^\/(assets|offline)\//.test(path))).toEqual([]);
  expect(await textOf(page, "/offline/en")).not.toMatch(/Solveig|satisf|solveig1/);

  await goOnWithoutSignal(page, errand);
  await examine(page);
  await page.goto("/balance");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(kept.offline.title);
  await examine(page);
  await page.context().setOffline(false);
});

test("it does so too where the browser leaves every piece to the worker", async ({ visit }) => {
  const errand = await place.errand(false);
  const page = await visit(place.origin, { screen: "phone" });
  await page.context().route("**/service-worker.js", async (route) => {
    const answer = await route.fetch();
    const body = `delete InstallEvent.prototype.addRoutes;\n${await answer.text()}`;
    await route.fulfill({ response: answer, body });
  });
  await beginBeforeTheLineBreaks(page, errand);
  expect(await knowsRoutes(page)).toBe(false);
  await goOnWithoutSignal(page, errand);
  await page.context().setOffline(false);
});

test("what comes while the start page is read opens at the press, though the line has broken", async ({
  visit,
}) => {
  const errand = await place.errand(true);
  const page = await visit(place.origin, { screen: "phone" });
  const ahead = page.waitForResponse(/\/response\.data\?ahead/);
  await page.goto(errand.path);
  await ahead;
  await untilWorking(page);
  await page.context().setOffline(true);
  await page.getByRole("link", { name: answering.start.begin }).tap();
  await tapFirst(page);
  await expect(page.getByText(kept.saved(kept.on.phone))).toBeVisible();
  await page.context().setOffline(false);
});

test("in two tabs every tap is kept, and what both send is one response", async ({ visit }) => {
  const errand = await place.errand(true);
  const one = await visit(place.origin, { screen: "phone" });
  const other = await one.context().newPage();
  for (const tab of [one, other]) await tab.goto(`${errand.path}/response`);
  await tapFirst(one);
  await tapFirst(other);
  await other.waitForTimeout(700);
  await other.locator(".survey-js-form label").nth(1).click();
  await expect(other.getByText(/^Question 3 of 18/)).toBeVisible();
  const tapped = { satisfaction: "1", energy_balance: "-2" };
  await one.reload();
  await expect(one.getByText(/^Question 3 of 18/)).toBeVisible();
  await sendAll(one);
  await expect(one).toHaveURL(/\/received\?submission=/);
  expect(await errand.stored()).toEqual(tapped);
  await sendAll(other);
  await expect(other).toHaveURL(/\/received\?submission=/);
  expect(await errand.stored()).toEqual(tapped);
});

test("what is kept goes at sign-out, and nobody else sees it before", async ({ visit }) => {
  const errand = await place.errand(false);
  const other = await place.errand(false);
  const page = await visit(place.origin, { screen: "phone" });
  await page.context().addCookies([await errand.cookie()]);
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await untilWorking(page);
  await expect.poll(() => keptOn(page)).toHaveLength(1);

  await page.context().addCookies([await other.cookie()]);
  await page.goto("/settings");
  await page.waitForTimeout(1500);
  await page.context().setOffline(true);
  await page.goto(`${errand.path}/response`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(kept.offline.title);
  await page.context().setOffline(false);

  await page.context().addCookies([await errand.cookie()]);
  await page.goto("/settings");
  await page.waitForTimeout(1500);
  await page.getByText(common.shell.menu).tap();
  await page.getByRole("button", { name: common.shell.signOut, exact: true }).tap();
  await expect(page).toHaveURL("/sign-in?left");
  await expect.poll(() => keptOn(page)).toEqual([]);
});

test("what is kept goes with the account, and not by a mere visit to the goodbye", async ({
  visit,
}) => {
  const errand = await place.errand(false);
  const page = await visit(place.origin, { screen: "phone" });
  await page.context().addCookies([await errand.cookie()]);
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await expect.poll(() => keptOn(page)).toHaveLength(1);
  await page.goto("/own-data/account/gone");
  await page.waitForTimeout(1500);
  expect(await keptOn(page)).toHaveLength(1);

  await page.goto("/own-data/account/deletion");
  const hint = await page.locator("form.form [data-field=description]").textContent();
  await page.locator("[name=email]").fill(/[^\s@]+@[\w.-]*\w/.exec(hint ?? "")?.[0] ?? "");
  await page.locator("form.form button").tap();
  await expect(page).toHaveURL("/own-data/account/gone");
  await expect.poll(() => keptOn(page)).toEqual([]);
});

test("what is kept goes at sign-out from the simple page too, which runs no script", async ({
  visit,
}) => {
  const errand = await place.errand(false);
  const page = await visit(place.origin, { screen: "phone" });
  await page.context().addCookies([await errand.cookie()]);
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await expect.poll(() => keptOn(page)).not.toEqual([]);
  await page.goto(`${errand.path}/response?simple`);
  await page.getByText(common.shell.menu).tap();
  await page.getByRole("button", { name: common.shell.signOut, exact: true }).tap();
  await expect(page).toHaveURL("/sign-in?left");
  await expect.poll(() => keptOn(page)).toEqual([]);
});

test("a shared computer is said to be one where somebody signs in, too", async ({ visit }) => {
  const page = await visit(place.origin);
  await page.goto("/sign-in");
  await page.getByRole("checkbox", { name: kept.shared.label }).check();
  await examine(page);
  const errand = await place.errand(true);
  await page.goto(errand.path);
  await expect(page.getByRole("checkbox", { name: kept.shared.label })).toBeChecked();
});

test("on a shared computer nothing is kept", async ({ visit }) => {
  const errand = await place.errand(true);
  const page = await visit(place.origin);
  await page.goto(errand.path);
  await page.getByRole("checkbox", { name: kept.shared.label }).check();
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await expect(page.getByText(kept.savedNowhere)).toBeVisible();
  expect(await keptOn(page)).toEqual([]);
  await examine(page);
});

// Faults are what the next two are about: nobody watches for them.

test("where the browser keeps nothing the page says so, and sends all the same", async ({
  browser,
}) => {
  const errand = await place.errand(true);
  const page = await browser.newPage({ ...phone, baseURL: place.origin });
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { get: () => undefined });
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new Error("blocked");
      },
    });
  });
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await expect(page.getByText(kept.savedNowhere)).toBeVisible();
  errand.line.next = "busy";
  await sendAll(page);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(kept.unkept.title);
  await page.getByRole("button", { name: kept.waiting.again }).tap();
  await expect(page).toHaveURL(/\/received\?submission=/);
  expect(Object.keys((await errand.stored()) ?? {})).toEqual(["satisfaction"]);
  await page.close();
});

test("a proxy that lets no worker through changes nothing while there is signal", async ({
  browser,
}) => {
  const errand = await place.errand(true);
  const page = await browser.newPage({ ...phone, baseURL: place.origin });
  let stripped = 0;
  await page.context().route("**/service-worker.js", (route) => {
    stripped += 1;
    return route.fulfill({ status: 403, body: "Blocked" });
  });
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await expect.poll(() => stripped).toBeGreaterThan(0);
  await expect(page.getByText(kept.saved(kept.on.phone))).toBeVisible();
  await sendAll(page);
  await expect(page).toHaveURL(/\/received\?submission=/);
  expect(await errand.stored()).toEqual({ satisfaction: "1" });
  expect(faults).toEqual([]);
  await page.close();
});

test("a script that does not come leaves the plain form, with the draft", async ({ browser }) => {
  const errand = await place.errand(true);
  const page = await browser.newPage({
    ...phone,
    baseURL: place.origin,
    serviceWorkers: "block",
  });
  await page.route(/survey-js-form/, (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(`${errand.path}/response`);
  await page.locator("#workload label").first().tap();
  await expect(page.getByText(kept.saved(kept.on.phone))).toBeVisible();
  await page.reload();
  await expect(page.locator("#workload input").first()).toBeChecked();
  await page.getByRole("button", { name: "Send my answers" }).tap();
  await expect(page).toHaveURL(/\/received\?submission=/);
  expect(await errand.stored()).toEqual({ workload: "-2" });
  await page.close();
});

const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: "en-GB",
};

async function tapFirst(page: Page) {
  await page.locator(".survey-js-form label").first().click();
  await expect(page.getByText(/^Question 2 of 18/)).toBeVisible();
}

async function beginBeforeTheLineBreaks(page: Page, errand: Errand) {
  await page.context().addCookies([await errand.cookie()]);
  await page.goto(`${errand.path}/response`);
  await tapFirst(page);
  await untilWorking(page);
}

async function goOnWithoutSignal(page: Page, errand: Errand) {
  await page.context().setOffline(true);
  await page.goto(`${errand.path}/response`);
  await expect(page.getByText(kept.offline.form(kept.on.phone))).toBeVisible();
  await expect(page.getByText(/^Question 2 of 18/)).toBeVisible();
}

async function sendAll(page: Page) {
  await page.waitForTimeout(700);
  for (let pages = 0; pages < 20; pages++) {
    const button = page.locator(".survey-js-form__steps button").last();
    const text = await button.textContent();
    await button.press("Enter");
    if (text === "Send my answers") return;
  }
}

async function untilWorking(page: Page) {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 20_000 })
    .toBe("activated");
}

/** Whether the browser can look for pieces without waking the worker. */
async function knowsRoutes(page: Page) {
  return page.context().serviceWorkers()[0]?.evaluate("'addRoutes' in InstallEvent.prototype");
}

function textOf(page: Page, address: string) {
  return page.evaluate(async (url) => (await caches.match(url))?.text(), address);
}
