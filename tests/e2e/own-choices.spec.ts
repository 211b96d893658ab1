import type { Page } from "@playwright/test";
import { messagesFor } from "#app/i18n/messages.ts";
import { isolated } from "#app/ui/isolated.ts";
import { factors } from "#surveys/factors.ts";
import type { Installation } from "#tests/support/installation.ts";
import { expectReceived } from "./answering.ts";
import { examine } from "./examine.ts";
import {
  answers,
  importHistory,
  invitationOf,
  openPulse,
  post,
  startNordlys,
  thisMonth,
} from "./nordlys.ts";
import { signIn } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const en = messagesFor("en");
const nb = messagesFor("nb");

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
  await importHistory(tilsig, 6);
  await openPulse(tilsig);
});

test.afterAll(() => tilsig.stop());

test("a specialist sees the own balance, drawn and as a table, and each factor against the own normal", async ({
  visit,
}) => {
  const action = `${await invitationOf(tilsig, "anne")}/response`;
  const given = await post(tilsig.origin, action, answers({ workload: -2, peer_support: 2 }));
  expect(given.status).toBe(302);
  for (const javaScript of [true, false]) {
    const page = await visit(tilsig.origin, { screen: "phone", javaScript });
    await signIn(page, tilsig, "anne", "/balance");
    const { overTime, factors: words } = en.balance;
    await expect(page.getByRole("img", { name: overTime.title })).toBeVisible();

    await page.getByText(overTime.table).tap();
    await expect(page.getByRole("row"), "seven waves under a head").toHaveCount(8);
    const last = page.getByRole("row").last();
    // Thirteen factors at +1, one at +2 and one at −2, of fifteen.
    await expect(last.getByRole("cell")).toHaveText(["+1.0", "-0.1", "+0.9"]);

    const own = page.locator(".own-factors").getByRole("listitem");
    await expect(own).toHaveCount(factors.length);
    await expect(own.filter({ hasText: "Workload and time" })).toContainText(
      `drained me a lot – ${words.belowNormal}`,
    );
    await expect(own.filter({ hasText: "Colleagues" })).toContainText(words.aboveNormal);
    await expect(own.getByRole("img")).toHaveCount(factors.length);
    if (javaScript) await examine(page);
  }
});

test("the language changes every page at once, also for whoever is not signed in", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { language: "en" });
  await page.goto("/sign-in");
  await switchTo(page, "nb");
  await expect(page).toHaveURL("/sign-in");
  await expectLanguage(page, "nb", nb.signIn.ask.title);
  await page.goto("/no-such-page");
  await expectLanguage(page, "nb", nb.common.faults.notFound.title);

  await signIn(page, tilsig, "dag", "/settings");
  await expectLanguage(page, "en", en.settings.title);
  await page.getByRole("radio", { name: nb.common.languages.nb }).check();
  await page.getByRole("button", { name: en.settings.reading.button }).first().click();
  await expectLanguage(page, "nb", nb.settings.title);
  await expect(page.getByText(nb.settings.saved)).toBeVisible();
  await page.goto("/balance");
  await expectLanguage(page, "nb", nb.balance.title);
  await switchTo(page, "en");
  await expectLanguage(page, "en", en.balance.title);
  await page.goto("/");
  await expectLanguage(page, "en", en.common.home.title(isolated("Dag")));
});

test("the language can be changed without JavaScript", async ({ visit }) => {
  const page = await visit(tilsig.origin, { language: "nb", javaScript: false });
  await page.goto(await invitationOf(tilsig, "eli"));
  await expectLanguage(page, "en", `Monthly pulse, ${month("en-GB")}`);
  await page.goto("/sign-in");
  await expectLanguage(page, "nb", nb.signIn.ask.title);
  await switchTo(page, "en");
  await expectLanguage(page, "en", en.signIn.ask.title);
});

test("a supervisor chooses when the digest comes", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "kari", "/settings");
  const { digest, saved } = en.settings;
  await page.getByRole("radio", { name: digest.weekday }).check();
  await page.getByLabel(digest.day, { exact: true }).selectOption("Thursday");
  await page.getByLabel(digest.hour, { exact: true }).selectOption("14:00");
  await page.locator(".digest-timing").getByRole("button", { name: digest.button }).click();
  await expect(page.getByText(saved)).toBeVisible();
  await page.goto("/settings");
  await expect(page.getByRole("radio", { name: digest.weekday })).toBeChecked();
  await expect(page.getByLabel(digest.day, { exact: true })).toHaveValue("4");
  await expect(page.getByLabel(digest.hour, { exact: true })).toHaveValue("14");
});

test("whoever is signed in elsewhere can end that from here", async ({ visit }) => {
  const phone = await visit(tilsig.origin, { screen: "phone" });
  await signIn(phone, tilsig, "frode", "/balance");
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "frode", "/settings");
  await expect(page.getByText(en.settings.sessions.thisOne)).toHaveCount(1);
  await page.getByRole("button", { name: en.settings.sessions.end }).click();
  await expect(page.getByText(en.settings.sessions.ended)).toBeVisible();
  await phone.goto("/balance");
  await expect(phone).toHaveURL(/\/sign-in/);
});

test("a page is for whoever has the role, and is not there for others", async ({ visit }) => {
  const roles: Record<string, string[]> = {
    gro: ["/balance", "/own-shares", `/waves/monthly-pulse/${thisMonth()}`],
    kari: ["/digests", "/shares"],
    tor: ["/training", "/training/assignments"],
    astrid: ["/administration", "/waves", "/people", "/audit"],
  };
  const inHeader = [
    "/balance",
    "/own-shares",
    "/digests",
    "/shares",
    "/training",
    "/training/assignments",
    "/administration",
  ];
  const pages = Object.values(roles).flat();
  for (const [person, own] of Object.entries(roles)) {
    const page = await visit(tilsig.origin);
    await signIn(page, tilsig, person);
    for (const path of pages) {
      for (const address of [path, `${path}.data`]) {
        const answer = await page.request.get(address, { maxRedirects: 0 });
        expect(answer.status(), `${address} for ${person}`).toBe(own.includes(path) ? 200 : 404);
      }
    }
    await expect(page.getByRole("navigation").first().getByRole("link")).toHaveText([
      /Home/,
      ...own.filter((path) => inHeader.includes(path)).map(() => /./),
      /My training/,
      /Settings/,
    ]);
  }
  const nobody = await visit(tilsig.origin);
  for (const path of ["/", "/settings", "/factors", ...pages]) {
    const answer = await nobody.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(302);
    expect(answer.headers().location).toMatch(/^\/sign-in/);
  }
});

test("somebody who was invited and is signed in answers all the same", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "hans");
  await page.getByRole("link", { name: en.answering.home.begin }).click();
  await page.getByRole("link", { name: en.answering.start.simple }).click();
  await page.getByRole("button", { name: "Send my answers" }).click();
  await expectReceived(page, "en");
  const away = page.getByRole("link", { name: en.shares.bringUp.pause });
  await away.click();
  await expect(page).toHaveURL("/settings/pause");
  await page.goto("/balance");
  await expect(away).toBeVisible();
});

test("nothing of the demo or of development is there", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  for (const path of ["/demo", "/demo/mails", "/@vite/client", "/app/root.tsx", "/__manifest"]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});

async function switchTo(page: Page, language: "en" | "nb") {
  const name = en.common.languages[language];
  await page.getByRole("banner").getByRole("button", { name }).first().click();
}

async function expectLanguage(page: Page, language: string, title: string) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
}

function month(locale: string) {
  const named = new Intl.DateTimeFormat(locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return named.format(new Date(`${thisMonth()}-01`));
}
