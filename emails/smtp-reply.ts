import type { NodemailerError } from "nodemailer";
import { oneLine } from "./mailbox.ts";

/**
 * Why a server takes no mail at all: its name is not found, nobody answers there or the line breaks,
 * TLS fails or is demanded, the login is refused or demanded, it does not take our sender, its rules
 * refuse us, or it is too busy.
 */
export type OutageCause = "name" | "connection" | "tls" | "login" | "sender" | "policy" | "busy";

/** What a mail that was not sent has met; see `Sending`. */
export type Said =
  | { outcome: "refused"; about: "address" | "mail"; reason: string }
  | { outcome: "deferred"; suspect: OutageCause | null; reason: string }
  | { outcome: "away"; cause: OutageCause; reason: string };

/**
 * Judges what SMTP said (RFC 5321, codes of RFC 3463): a receiver or a mail is only refused for good
 * by a 5xx to itself. Everything before it is about the server; a line that breaks in the middle and
 * a policy (5.7.x: no relaying, a missing signature) may be about either.
 */
export function saidAbout(error: NodemailerError, recipient: string): Said {
  const reason = fitToShow(error.response || error.message, recipient);
  const judged = judge(error);
  return { ...judged, reason };
}

/** One line without the address of a person: neither this receiver's nor another that it holds. */
export function fitToShow(text: string, recipient: string): string {
  const [local = ""] = recipient.split("@");
  const shown = oneLine(text)
    .replaceAll(recipient, "…")
    .replace(/[^\s<>"'(),;:=]+@[^\s<>"'(),;]+/g, "…");
  if (local.length < 3) return shown.slice(0, 300);
  const name = local.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return shown.replace(new RegExp(`(?<![\\w.-])${name}(?![\\w.-])`, "gi"), "…").slice(0, 300);
}

type Judged =
  | { outcome: "refused"; about: "address" | "mail" }
  | { outcome: "deferred"; suspect: OutageCause | null }
  | { outcome: "away"; cause: OutageCause };

function judge(error: NodemailerError): Judged {
  const { command = "" } = error;
  const isAsked = command === "RCPT TO" || command === "DATA";
  return (!isAsked && aboutServer(error)) || aboutMail(error);
}

function aboutServer(error: NodemailerError): Judged | null {
  const { code = "", command = "", responseCode, response = "" } = error;
  if (code === "EDNS") return { outcome: "away", cause: "name" };
  if (code === "ETLS" || code === "EREQUIRETLS" || isCertificate(error))
    return { outcome: "away", cause: "tls" };
  if (responseCode === 530)
    return { outcome: "away", cause: /tls/i.test(response) ? "tls" : "login" };
  if (code === "EAUTH" || command.startsWith("AUTH")) return { outcome: "away", cause: "login" };
  if (responseCode === 421) return { outcome: "away", cause: "busy" };
  // The mail's own size is said with the sender.
  if (command === "MAIL FROM" && (responseCode === 552 || code === "EMESSAGE"))
    return { outcome: "refused", about: "mail" };
  if (command === "MAIL FROM" && responseCode)
    return { outcome: "away", cause: responseCode < 500 ? "busy" : "sender" };
  if (responseCode) return { outcome: "away", cause: responseCode < 500 ? "busy" : "policy" };
  if (isUnreachable(error)) return { outcome: "away", cause: "connection" };
  return null;
}

function aboutMail({ command, responseCode, response = "", message }: NodemailerError): Judged {
  if (/pool was closed/.test(message)) return { outcome: "deferred", suspect: null };
  if (!responseCode) return { outcome: "deferred", suspect: "connection" };
  if (responseCode === 421) return { outcome: "away", cause: "busy" };
  if (responseCode === 530)
    return { outcome: "away", cause: /tls/i.test(response) ? "tls" : "login" };
  if (responseCode < 500) return { outcome: "deferred", suspect: null };
  const [, enhanced = ""] = /^5\d\d[ -](5\.\d+\.\d+)/.exec(response) ?? [];
  if (enhanced.startsWith("5.7.")) return { outcome: "deferred", suspect: "policy" };
  if (enhanced === "5.1.7" || enhanced === "5.1.8")
    return { outcome: "deferred", suspect: "sender" };
  // Not understood, or out of turn: nothing that this mail could help.
  if (responseCode < 510) return { outcome: "deferred", suspect: "policy" };
  return { outcome: "refused", about: isAboutAddress(command, responseCode, enhanced) };
}

function isAboutAddress(command: string | undefined, code: number, enhanced: string) {
  if (enhanced.startsWith("5.1.") || enhanced === "5.2.1") return "address";
  const isUnexplained = enhanced === "" || enhanced === "5.0.0";
  const isForAddress = command === "RCPT TO" && [550, 551, 553].includes(code);
  return isUnexplained && isForAddress ? "address" : "mail";
}

function isCertificate(error: NodemailerError & { originalCode?: unknown }) {
  return /^(ERR_(TLS|SSL|OSSL)|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(
    String(error.originalCode ?? ""),
  );
}

function isUnreachable(error: NodemailerError & { originalCode?: unknown }) {
  const code = String(error.originalCode ?? error.code ?? "");
  const isRefused = ["ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"].includes(code);
  return isRefused || /Connection timeout|Greeting never received/.test(error.message);
}
