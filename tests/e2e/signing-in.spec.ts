import type { Page } from "@playwright/test";
import { messagesFor } from "#app/i18n/messages.ts";
import { hashOf } from "#app/domain/secret.ts";
import { type Installation, startInstallation } from "#tests/support/installation.ts";
import { examine } from "./examine.ts";
import { codeIn, linkIn } from "./mail.ts";
import { emailOf, post, startNordlys } from "./nordlys.ts";
import { askForMail, signIn, typeCode } from "./sign-in.ts";
import { expect, test } from "./visitor.ts";

const { signIn: en, common, notice } = messagesFor("en");

let tilsig: Installation;

test.beforeAll(async () => {
  tilsig = await startNordlys();
});

test.afterAll(() => tilsig.stop());

test("the link in the mail signs in with one press, in the browser that asked", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin, { screen: "phone" });
  await page.goto("/balance");
  await expect(page).toHaveURL("/sign-in?next=%2Fbalance");
  await examine(page);
  const link = linkIn(await askForMail(page, tilsig, "anne"), tilsig.origin, "/sign-in/");
  await examine(page);
  await page.goto(link);
  await page.getByRole("button", { name: en.link.button }).tap();
  await expect(page).toHaveURL("/balance");

  const other = await visit(tilsig.origin);
  expect((await other.goto(link))?.status()).toBe(410);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(en.link.notValid.title);
  await examine(other);
  await page.goto(link);
  await expect(page, "whoever is in already is taken home").toHaveURL("/");
});

test("the link does nothing in another browser but send back to where it was asked for", async ({
  visit,
}) => {
  const asking = await visit(tilsig.origin);
  await asking.goto("/sign-in");
  const mail = await askForMail(asking, tilsig, "bjorn");
  const link = linkIn(mail, tilsig.origin, "/sign-in/");

  const other = await visit(tilsig.origin);
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText(en.link.otherBrowser.title);
  await examine(other);
  expect(await isSignedIn(other)).toBe(false);
  await test.step("what opens and presses everything in a mail uses nothing up", async () => {
    for (let look = 0; look < 20; look++) {
      expect((await fetch(link)).status).toBe(200);
      expect((await post(tilsig.origin, link, {})).status).toBe(403);
    }
  });
  await typeCode(asking, codeIn(mail).toLowerCase());
  await expect(asking).toHaveURL("/");
});

test("link and code work without JavaScript", async ({ visit }) => {
  const page = await visit(tilsig.origin, { javaScript: false });
  await signIn(page, tilsig, "dag");
  await page.getByRole("button", { name: common.shell.signOut }).first().click();
  const link = linkIn(await askForMail(page, tilsig, "dag"), tilsig.origin, "/sign-in/");
  await page.goto(link);
  await page.getByRole("button", { name: en.link.button }).click();
  await expect(page).toHaveURL("/");
});

test("link and code are good for ten minutes", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await page.goto("/sign-in");
  const mail = await askForMail(page, tilsig, "eli");
  const link = linkIn(mail, tilsig.origin, "/sign-in/");
  await elevenMinutesPass(link);
  await typeCode(page, codeIn(mail));
  await expect(page.getByText(en.code.spent)).toBeVisible();
  await examine(page);
  expect((await page.goto(link))?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(en.link.notValid.title);
  expect(await isSignedIn(page)).toBe(false);
});

test("a code is good for five tries", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await page.goto("/sign-in");
  const code = codeIn(await askForMail(page, tilsig, "frode"));
  await typeCode(page, "no code");
  await expect(page.getByText(en.code.notACode)).toBeVisible();
  const wrong = code.startsWith("B") ? "CCCC 2222" : "BBBB 2222";
  for (const left of [4, 3, 2, 1, 0]) {
    await typeCode(page, wrong);
    await expect(page.getByText(en.code.wrong(left))).toBeVisible();
  }
  await examine(page);
  await typeCode(page, code);
  await expect(page.getByText(en.code.spent)).toBeVisible();
  expect(await isSignedIn(page)).toBe(false);
});

test("a new mail makes the one before worthless", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await page.goto("/sign-in");
  const first = linkIn(await askForMail(page, tilsig, "gro"), tilsig.origin, "/sign-in/");
  await page.getByRole("link", { name: en.code.again }).click();
  const second = linkIn(await askForMail(page, tilsig, "gro"), tilsig.origin, "/sign-in/");
  expect((await page.goto(first))?.status()).toBe(410);
  await page.goto(second);
  await page.getByRole("button", { name: en.link.button }).click();
  await expect(page).toHaveURL("/");
});

test("an address that is nobody's is answered like any other, and gets no mail", async ({
  visit,
}) => {
  const page = await visit(tilsig.origin);
  await page.goto("/sign-in");
  const before = tilsig.mails.mails.length;
  await page.getByRole("textbox").fill("nobody@nordlys.example");
  await page.getByRole("button", { name: en.ask.button }).click();
  await expect(page.getByText(en.code.lead("nobody@nordlys.example"))).toBeVisible();
  await typeCode(page, "BBBB 2222");
  await expect(page.getByText(en.code.wrong(4))).toBeVisible();
  const somebody = await visit(tilsig.origin);
  await somebody.goto("/sign-in");
  await askForMail(somebody, tilsig, "hans");
  expect(tilsig.mails.mails.slice(before).flatMap(({ to }) => to)).toEqual([emailOf("hans")]);

  await page.goto("/sign-in");
  await page.getByRole("textbox").fill("no address");
  await page.getByRole("button", { name: en.ask.button }).click();
  await expect(page.getByText(en.ask.notAnAddress)).toBeVisible();
  await examine(page);
});

test("whoever asks too often is told how long to wait", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  for (let asked = 0; asked < 6; asked++) {
    await page.goto("/sign-in");
    await page.getByRole("textbox").fill(emailOf("ida"));
    await page.getByRole("button", { name: en.ask.button }).click();
    if (asked < 5) await expect(page).toHaveURL("/sign-in/code");
  }
  await expect(page.getByText(/You can ask for the next one in \d+ minutes/)).toBeVisible();
  await examine(page);
});

test("signing out ends the session, and not only in the browser", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  await signIn(page, tilsig, "jon", "/balance");
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: common.shell.signOut }).first().click();
  await expect(page).toHaveURL("/sign-in?left");
  await page.goBack();
  await expect(page, "nothing of the person is kept").toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  expect(await isSignedIn(page)).toBe(false);
});

test("after signing in nobody is led away from here", async ({ visit }) => {
  const page = await visit(tilsig.origin);
  for (const next of ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await expect(page.locator("main input[name=next]")).toHaveValue("/");
  }
});

test("the first administrator comes in by the address that the start prints", async ({ visit }) => {
  const fresh = await startInstallation();
  const [address = ""] = fresh.printed().match(/http:\S+\/setup\/\S+/) ?? [];
  const page = await visit(fresh.origin);
  await page.goto(address);
  await examine(page);
  await page.getByRole("button", { name: en.setup.button }).click();
  await expect(page.getByText(en.setup.nameMissing)).toBeVisible();
  await page.getByRole("textbox", { name: en.setup.name }).fill("Astrid Dahl");
  await page.getByRole("textbox", { name: en.setup.email }).fill(emailOf("astrid"));
  await page.getByRole("textbox", { name: en.setup.organisation }).fill("Nordlys IPS");
  await page.getByRole("button", { name: en.setup.button }).click();
  await page.getByRole("button", { name: notice.mustRead.button }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("banner")).toContainText("Nordlys IPS");
  await examine(page);
  expect((await page.goto("/waves"))?.status()).toBe(200);

  const late = await visit(fresh.origin);
  expect((await late.goto(address))?.status()).toBe(410);
  await expect(late.getByRole("heading", { level: 1 })).toHaveText(en.setup.closed.title);
  await examine(late);
  const second = { name: "Per", email: emailOf("per"), organisation: "" };
  const { status } = await fetchForm(fresh.origin, address, second);
  expect(status).toBe(410);
  await signIn(late, fresh, "astrid", "/waves");
  await fresh.stop();
});

test("behind https cookies are for this host and https alone", async () => {
  const origin = "https://tilsig.nordlys.example";
  const fresh = await startInstallation({ origin });
  const fields = { email: emailOf("anne"), next: "/" };
  const asked = await fetchForm(origin, `${fresh.address}/sign-in?index`, fields);
  expect(asked.status).toBe(302);
  for (const cookie of asked.headers.getSetCookie()) {
    expect(cookie).toMatch(/^__Host-tilsig/);
    for (const attribute of ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"]) {
      expect(cookie.split("; ")).toContain(attribute);
    }
    expect(cookie).not.toContain("Domain");
  }
  expect(asked.headers.getSetCookie()).toHaveLength(1);
  expect(asked.headers.get("strict-transport-security")).toMatch(/max-age=31536000/);
  const fromItsPort = await fetchForm(fresh.address, `${fresh.address}/sign-in?index`, fields);
  expect(fromItsPort.status).toBe(403);
  await fresh.stop();
});

function fetchForm(origin: string, action: string, fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  return fetch(action, { method: "POST", redirect: "manual", headers: { Origin: origin }, body });
}

async function isSignedIn(page: Page) {
  const { url } = await page.request.get("/settings").then((answer) => ({ url: answer.url() }));
  return !new URL(url).pathname.startsWith("/sign-in");
}

/** Only the clock can do this, and it is the server's: so its row is made older. */
async function elevenMinutesPass(link: string) {
  const { numUpdatedRows } = await tilsig.db
    .updateTable("signIn")
    .set({ expiresAt: new Date(Date.now() - 60_000).toISOString() })
    .where("linkHash", "=", hashOf(link.split("/").at(-1) ?? ""))
    .executeTakeFirstOrThrow();
  expect(numUpdatedRows).toBe(1n);
}
