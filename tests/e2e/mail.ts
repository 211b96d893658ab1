import { expect } from "@playwright/test";
import type { Installation } from "#tests/support/installation.ts";
import type { CaughtMail } from "#tests/support/smtp-sink.ts";

/** The first mail to `address` whose subject fits, caught already (from the `after`th on) or to come. */
export function mailTo(
  { mails }: Installation,
  address: string,
  subject: RegExp,
  after = 0,
): Promise<CaughtMail> {
  return mails.waitForMail(
    (mail) =>
      mails.mails.indexOf(mail) >= after &&
      mail.to.includes(address) &&
      subject.test(mail.parsed.subject ?? ""),
    20_000,
  );
}

/** The address of ours in a mail that starts with `path`; the same in its text and its HTML. */
export function linkIn({ parsed }: CaughtMail, origin: string, path: string): string {
  const start = `${origin}${path}`.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const [inText] = parsed.text?.match(new RegExp(`${start}[\\w-]+`)) ?? [];
  const [, inHtml] = parsed.html?.match(new RegExp(`href="(${start}[\\w-]+)"`)) ?? [];
  expect(inText, "the link in the plain text").toBeTruthy();
  expect(inHtml, "the link in the HTML").toBe(inText);
  return inText ?? "";
}

/** The code to be typed, as the mail shows it. */
export function codeIn({ parsed }: CaughtMail): string {
  const [code] = parsed.text?.match(/\b[B-Z2-9]{4} [B-Z2-9]{4}\b/) ?? [];
  expect(code, `a code in:\n${parsed.text}`).toBeTruthy();
  return code ?? "";
}
