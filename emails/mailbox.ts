import addressparser from "nodemailer/lib/addressparser";
import { withoutDirectionMarks } from "./plain-text.ts";

/** Whom a mail is from or for; a string may be `Tilsig <tilsig@example.org>` or the bare address. */
export type Mailbox = string | { name?: string; address: string };

/**
 * The one mailbox that is meant, its name on one line. Throws when it is none, several, or would
 * break out of its header.
 */
export function mailboxOf(mailbox: Mailbox): { name: string; address: string } {
  const { name, address } = typeof mailbox === "string" ? parsed(mailbox) : mailbox;
  if (!ADDRESS.test(address)) throw new Error("A mail needs exactly one valid address.");
  return { name: oneLine(name ?? ""), address };
}

/** `text` on one line, without the control characters that could end a header or turn its direction. */
export function oneLine(text: string): string {
  return withoutDirectionMarks(text).replace(CONTROL, " ").replace(/ {2,}/g, " ").trim();
}

export function hostOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

const ADDRESS = /^[^\s<>(),;:"\\@\p{Cc}\p{Cf}]+@[^\s<>(),;:"\\@\p{Cc}\p{Cf}]+$/u;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

function parsed(text: string) {
  const [one, ...others] = /\p{Cc}/u.test(text) ? [] : addressparser(text, { flatten: true });
  if (!one || others.length > 0) throw new Error("A mail needs exactly one valid address.");
  return one;
}
