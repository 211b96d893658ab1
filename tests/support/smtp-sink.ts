import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A mail as it went over the line: its envelope, its bytes and what a mail program reads in them. */
export interface CaughtMail {
  from: string;
  to: string[];
  raw: Buffer;
  parsed: Email;
}

/** What the server answers; no reply is yes. */
export interface Replies {
  connection?: () => Error | undefined;
  sender?: (address: string) => Error | undefined;
  recipient?: (address: string) => Error | undefined;
  mail?: (mail: CaughtMail) => Error | "drop" | "hang" | undefined;
  /** More settings of the server itself, such as a certificate. */
  settings?: SMTPServerOptions;
}

export type SmtpSink = Awaited<ReturnType<typeof startSmtpSink>>;

/** A real SMTP server on a free port of this machine that keeps what it was sent. */
export async function startSmtpSink(replies: Replies = {}) {
  const mails: CaughtMail[] = [];
  const waiting = new Set<() => void>();
  let connections = 0;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 1,
    logger: false,
    ...replies.settings,
    onConnect(_session, done) {
      connections += 1;
      done(replies.connection?.());
    },
    onMailFrom({ address }, _session, done) {
      done(replies.sender?.(address));
    },
    onRcptTo({ address }, _session, done) {
      done(replies.recipient?.(address));
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks);
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom ? mailFrom.address : "";
      const to = rcptTo.map(({ address }) => address);
      const mail = { from, to, raw, parsed: await PostalMime.parse(raw) };
      const reply = replies.mail?.(mail);
      if (reply === "hang") return;
      if (reply === "drop") return void server.connections.forEach((one) => one.close());
      if (reply) return done(reply);
      mails.push(mail);
      done();
      waiting.forEach((look) => look());
    },
  });
  // A client that goes away in the middle is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;

  /** The first mail that fits, caught already or still to come; throws after `within` milliseconds. */
  function waitForMail(fits: (mail: CaughtMail) => boolean = () => true, within = 10_000) {
    return new Promise<CaughtMail>((resolve, reject) => {
      const look = () => {
        const mail = mails.find(fits);
        if (mail) settle(() => resolve(mail));
      };
      const settle = (then: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        then();
      };
      const subjects = () => mails.map(({ parsed }) => parsed.subject).join("; ") || "none";
      const late = () => reject(new Error(`No such mail in ${within} ms; caught: ${subjects()}.`));
      const timer = setTimeout(() => settle(late), within);
      waiting.add(look);
      look();
    });
  }

  function stop() {
    return new Promise<void>((resolve) => server.close(() => resolve()));
  }

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    connections: () => connections,
    waitForMail,
    stop,
  };
}

/** A reply of the server, such as `smtpReply(550, "5.1.1 no such user")`. */
export function smtpReply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
