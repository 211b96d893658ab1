import { createHash } from "node:crypto";
import { createTransport, type NodemailerError, type SMTPPoolOptions } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type MimeNode from "nodemailer/lib/mime-node";
import { encode, wrap } from "nodemailer/lib/qp";
import { hostOf, type Mailbox, mailboxOf, oneLine } from "./mailbox.ts";
import { type OutageCause, saidAbout } from "./smtp-reply.ts";

export type { OutageCause };

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
  /** Somebody waits for it: it has a connection of its own and stands behind no other mail. */
  urgent?: boolean;
  /** The most milliseconds that it may take, where that is less than the mailer's own. */
  within?: number;
}

/** What the server said. No `reason` holds an address. */
export type Sending =
  | { outcome: "sent" }
  /** For good: nobody has this address, or nobody will ever take this mail. */
  | { outcome: "refused"; about: "address" | "mail"; reason: string }
  /**
   * This mail, for now. `suspect`: it may as well be the server, which shows when it happens to one
   * mail after another.
   */
  | { outcome: "deferred"; suspect: OutageCause | null; reason: string }
  /** The server itself: it would take no other mail either. */
  | { outcome: "away"; cause: OutageCause; reason: string };

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
  const settings = settingsOf(smtpUrl);
  const transport = createTransport(settings);
  const urgently = createTransport({ ...settings, maxConnections: 2 });

  async function send({ envelope, raw, urgent, within }: Delivery): Promise<Sending> {
    const addresses = addressesOf(envelope);
    if (!addresses)
      return { outcome: "refused", about: "address", reason: "This is not a mail address." };
    const signal = AbortSignal.timeout(Math.max(1, Math.min(deadline, within ?? deadline)));
    const line = urgent ? urgently : transport;
    const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw);
    return line.sendMail({ envelope: addresses, raw: bytes, signal }).then(
      () => ({ outcome: "sent" as const }),
      (error: NodemailerError) => saidAbout(error, addresses.to),
    );
  }

  function close() {
    transport.close();
    urgently.close();
  }

  return { compose, send, close };
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

function digest(text: string) {
  return createHash("sha256").update(text).digest("hex");
}
