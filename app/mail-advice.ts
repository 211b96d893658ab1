import type { Messages } from "./i18n/messages.ts";

type Words = Messages["mailQueue"];
export type OutageAdvice = keyof Words["outage"]["causes"];
export type LetterAdvice = keyof Words["givenUp"]["advice"];

/**
 * Which advice an outage gets. Two causes have several remedies, which only the server's words tell
 * apart: TLS with a certificate that is not trusted, and a rule against passing mail on.
 */
export function outageAdvice(
  cause: Exclude<OutageAdvice, "certificate" | "relay">,
  reason: string,
): OutageAdvice {
  if (cause === "tls" && CERTIFICATE.test(reason)) return "certificate";
  return (cause === "policy" || cause === "sender") && RELAY.test(reason) ? "relay" : cause;
}

/** Which advice a mail that was given up gets, by what was said last (codes of RFC 3463). */
export function letterAdvice(reason: string): LetterAdvice {
  return said.find(([pattern]) => pattern.test(reason))?.[1] ?? "other";
}

const CERTIFICATE = /certificate|self.signed|altname|unable to (verify|get)/i;
const RELAY = /\brelay/i;

/** The first that fits. */
const said: readonly (readonly [RegExp, LetterAdvice])[] = [
  [/^no handler for /, "version"],
  // The name of an error of ours, which is all that is kept of one.
  [/^(\w*Error( \w+)?|unknown)$/, "fault"],
  [RELAY, "relay"],
  [/\b[45]\.2\.2\b|\bfull\b|quota/i, "full"],
  [/\b5\.3\.4\b|^552\b|too (large|big)/i, "size"],
  [/\b5\.1\.\d|\b5\.2\.1\b|^(550|551|553) (?!5\.)|not a mail address/i, "address"],
  [/\b5\.7\.\d/, "policy"],
  [/^4\d\d\b|timed? ?out|connection|socket/i, "later"],
];
