import { createHash } from "node:crypto";
import { createTransport, type NodemailerError, type SMTPPoolOptions } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type MimeNode from "nodemailer/lib/mime-node";
import { encode, wrap } from "nodemailer/lib/qp";
import { hostOf, type Mailbox, mailboxOf, oneLine } from "./mailbox.ts";

export interface Message {
  from: Mailbox;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  /**
   * Names this mail for good, such as its key in the outbox. The header carries a digest of it at
   * the sender's host, so nothing can be read out of it.
   */
  messageId: string;
  date: Date;
  /** Where one click ends these mails (RFC 8058); the token in it is the authority. */
  listUnsubscribe?: string;
}

export interface Delivery {
  envelope: { from: Mailbox; to: Mailbox };
  /** What `compose` gave, or its stored copy. */
  raw: Uint8Array;
}

/**
 * What the server said. `permanent` means that this address or this mail will never be taken;
 * everything else (no connection, no login, a sender it does not like, 4xx) is worth another try.
 */
export type Sending =
  { outcome: "sent" } | { outcome: "refused"; permanent: boolean; reason: string };

export interface Mailer {
  /** The bytes of a mail (RFC 5322): the same for the same message, whenever and wherever made. */
  compose(message: Message): Promise<Buffer>;
  /** Hands the bytes over unchanged. Never throws; a mail that hangs is given up at the deadline. */
  send(delivery: Delivery): Promise<Sending>;
  /** Ends idle connections at once and the others after the mail they are in the middle of. */
  close(): void;
}

/**
 * A mailer for one SMTP server; connects at the first mail and keeps up to five connections.
 * `smtps://` is TLS from the start, `smtp://` changes to TLS where the server offers it, and must
 * once a password is sent to another machine (`?requireTLS=false` allows it in the clear).
 * `deadline` is the most milliseconds a mail may take, waiting for a connection included.
 */
export function createMailer({
  smtpUrl,
  deadline = 60_000,
}: {
  smtpUrl: string;
  deadline?: number;
}): Mailer {
  const transport = createTransport(settingsOf(smtpUrl));

  async function send({ envelope, raw }: Delivery): Promise<Sending> {
    const addresses = addressesOf(envelope);
    if (!addresses) return { outcome: "refused", permanent: true, reason: "Not a mail address." };
    const signal = AbortSignal.timeout(deadline);
    return transport.sendMail({ envelope: addresses, raw: Buffer.from(raw), signal }).then(
      () => ({ outcome: "sent" as const }),
      (error: NodemailerError) => refusal(error),
    );
  }

  return { compose, send, close: () => transport.close() };
}

function settingsOf(smtpUrl: string): SMTPPoolOptions & { pool: true } {
  const { hostname, password } = new URL(smtpUrl);
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return {
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    maxRequeues: 1,
    idleTimeout: 30_000,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    requireTLS: password !== "" && !loopback,
  };
}

async function compose(message: Message): Promise<Buffer> {
  const from = mailboxOf(message.from);
  const id = digest(message.messageId);
  const mail = new MailComposer({
    from,
    to: mailboxOf(message.to),
    subject: oneLine(message.subject),
    messageId: `<${id.slice(0, 40)}@${hostOf(from.address)}>`,
    date: message.date,
    text: message.text,
    html: message.html,
    headers: headersOf(message),
    encoding: "quoted-printable",
    // Drawn by lot otherwise, and a retry would not be the same mail.
    baseBoundary: digest(`${id}\n${message.text}\n${message.html}`).slice(0, 24),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return Buffer.from(bytesOf(mail, [message.text, message.html]), "latin1");
}

/** The mail with its parts in their order; what its own `build` streams, at half of the work. */
function bytesOf(mail: MimeNode, parts: readonly string[]): string {
  const head = mail.buildHeaders();
  const bodies = parts.map((content, at) => {
    const body = wrap(encode(content.replace(/\r?\n/g, "\r\n")));
    return `--${mail.boundary}\r\n${mail.childNodes[at]?.buildHeaders()}\r\n\r\n${body}`;
  });
  return `${head}\r\n\r\n${bodies.join("\r\n")}\r\n--${mail.boundary}--\r\n`;
}

/** Tells mailboxes that no person wrote this, so that absence replies stay away. */
function headersOf({ listUnsubscribe }: Message) {
  const automatic = [
    { key: "Auto-Submitted", value: "auto-generated" },
    { key: "X-Auto-Response-Suppress", value: "All" },
  ];
  if (!listUnsubscribe) return automatic;
  const url = new URL(listUnsubscribe).href.replace(/[<>]/g, encodeURIComponent);
  return [
    ...automatic,
    { key: "List-Unsubscribe", value: { prepared: true, value: `<${url}>` } },
    { key: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" },
  ];
}

function addressesOf({ from, to }: Delivery["envelope"]) {
  try {
    return { from: mailboxOf(from).address, to: mailboxOf(to).address };
  } catch {
    return undefined;
  }
}

/**
 * Only a 5xx to the receiver or to the mail itself is for good. A 5xx to login or sender, or a
 * policy (5.7.x: no relaying, a missing signature), is about the installation and can be mended.
 */
function refusal(error: NodemailerError): Sending {
  const reply = error.response ?? "";
  const aboutMail = error.command === "RCPT TO" || error.command === "DATA";
  const policy = error.responseCode === 530 || /^5\d\d[ -]5\.7\./.test(reply);
  return {
    outcome: "refused",
    permanent: error.permanent === true && aboutMail && !policy,
    reason: oneLine(reply || error.message).slice(0, 300),
  };
}

function digest(text: string) {
  return createHash("sha256").update(text).digest("hex");
}
