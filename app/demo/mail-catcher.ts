import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

/** A mail as it came over the line, and what a mail program reads in it. */
export interface CaughtMail {
  /** Counts from 1 in the order of arrival. */
  number: number;
  at: Date;
  to: string;
  parsed: Email;
}

export interface MailCatcher {
  /** For the mailer. */
  url: string;
  /** Oldest first. */
  mails: readonly CaughtMail[];
  stop(): Promise<void>;
}

/** More than a demo sends in a day; beyond it the oldest are forgotten. */
const most = 1_000;

/**
 * An SMTP server on a free port of this machine alone, that keeps in memory what it is sent and
 * hands nothing on. `now` says when a mail came.
 */
export async function catchMails(now: () => Date): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  let caught = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    closeTimeout: 100,
    size: 1_000_000,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
      read(stream)
        .then((parsed) => {
          mails.push({ number: ++caught, at: now(), to, parsed });
          if (mails.length > most) mails.shift();
          done();
        })
        .catch(done);
    },
  });
  // A sender that goes away in the middle has nothing caught.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // a string for pipes only
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function read(stream: SMTPServerDataStream): Promise<Email> {
  const pieces: Buffer[] = [];
  for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
  if (stream.sizeExceeded) throw new Error("552 5.3.4 The mail is too large.");
  return PostalMime.parse(Buffer.concat(pieces));
}
