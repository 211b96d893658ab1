import { expect, type Page } from "@playwright/test";
import type { Installation } from "#tests/support/installation.ts";
import type { CaughtMail } from "#tests/support/smtp-sink.ts";
import { codeIn, mailTo } from "./mail.ts";
import { emailOf } from "./nordlys.ts";

/** Asks for the mail on the page of signing in, which shows already, and waits for it to come. */
export async function askForMail(
  page: Page,
  tilsig: Installation,
  person: string,
): Promise<CaughtMail> {
  const before = tilsig.mails.mails.length;
  await page.getByRole("textbox").fill(emailOf(person));
  await page.getByRole("button", { name: /Send me the mail|Send meg e-posten/ }).click();
  await expect(page).toHaveURL("/sign-in/code");
  return mailTo(tilsig, emailOf(person), /^(Sign in to|Logg inn på) Tilsig/, before);
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox").fill(code);
  await page.locator("main").getByRole("button").click();
}

/**
 * Signs a person in by the typed code, from wherever the page stands, reads the privacy notice where
 * it is shown, and ends on `path`.
 */
export async function signIn(
  page: Page,
  tilsig: Installation,
  person: string,
  path = "/",
): Promise<void> {
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in(\?|$)/);
  await typeCode(page, codeIn(await askForMail(page, tilsig, person)));
  await expect(page).not.toHaveURL("/sign-in/code");
  const read = page.getByRole("button", { name: /^(I have read this|Jeg har lest dette)$/ });
  if (new URL(page.url()).pathname === "/privacy") await read.click();
  await expect(page).toHaveURL(path);
}
