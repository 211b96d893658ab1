import { createMailer } from "#emails/mailer.server.ts";
import { count, type Figure } from "#tests/bench/figure.ts";
import {
  type ConnectionFault,
  connectionFaults,
  type MailFault,
  mailFaults,
  startFaultySmtp,
} from "#tests/support/faulty-smtp.ts";

const mail = {
  from: "Tilsig <tilsig@nordlys.example>",
  to: "kari@nordlys.example",
  subject: "Tilsig: the March 2027 digest is ready",
  text: "All quiet.\n",
  html: "<p>All quiet.</p>",
  messageId: "digest:patience",
  date: new Date("2027-03-12T07:00:00Z"),
};

/** Seconds after which a mail must have been given up, whatever the server does. */
const patience = 61;

/** The mailer as it ships, with its own minute, against a server that does nothing but fail. */
export async function patienceTried(report: (line: string) => void): Promise<Figure[]> {
  const tried = await Promise.all([
    ...connectionFaults.map((fault) => tryOne(`connection ${fault}`, { connection: fault })),
    ...mailFaults.map((fault) => tryOne(`mail ${fault}`, { mail: fault })),
  ]);
  for (const { name, seconds, told } of tried)
    report(`${name}: ${told} after ${seconds.toFixed(1)} s`);
  const wrong = tried.filter(({ name, told }) => told !== expected(name));
  return [
    {
      name: "the slowest fault of a mail server, given up by the mailer as it ships",
      value: Math.max(...tried.map(({ seconds }) => seconds)),
      unit: "s",
      target: { below: patience },
    },
    count("faults of a mail server that are taken for something else", wrong.length, {
      exactly: 0,
    }),
  ];
}

/** Only an address that does not exist is refused for good. A yes of 24 letters arrives in time. */
function expected(name: string): string {
  if (name === "mail slow yes") return "sent";
  return name === "mail 550" ? "refused for good" : "refused for now";
}

async function tryOne(name: string, fault: { connection?: ConnectionFault; mail?: MailFault }) {
  const server = await startFaultySmtp({
    connection: () => fault.connection ?? null,
    mail: () => fault.mail ?? null,
  });
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}` });
  const raw = await mailer.compose(mail);
  const started = performance.now();
  const sending = await mailer.send({ envelope: { from: mail.from, to: mail.to }, raw });
  const seconds = (performance.now() - started) / 1000;
  mailer.close();
  await server.stop();
  const told = { sent: "sent", refused: "refused for good" }[sending.outcome as string];
  return { name, seconds, told: told ?? "refused for now" };
}
