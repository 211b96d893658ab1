import { Command } from "commander";
import { lastSent, nextSurveyMails } from "#app/domain/mail-signs.ts";
import { loadEnv } from "#app/env.server.ts";
import type { Reader } from "#app/i18n/dates.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { mailQueue, retry, tryServerNow } from "#app/jobs/mail-queue.ts";
import { letterAdvice, outageAdvice } from "#app/mail-advice.ts";
import { type MailInWords, mailInWords } from "#app/mail-in-words.ts";
import type { Sending } from "#emails/mailer.server.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  mail: "Whether mails go out, and what to do when they do not.",
  queue: "Say what waits, what was given up, whose address is refused, and why.",
  retry: "Have mails that were given up tried again, by their keys or all.",
  key: "as `tilsig mail queue` prints it",
  all: "all of them, and the mail server at once if it is away",
  test: "Send one mail now, past the queue, and say what the mail server said.",
  address: "where the mail goes",
  which: "Say which: keys, as `tilsig mail queue` prints them, or --all.",
  either: "Say keys or --all, not both.",
  unknown: (keys: string[]) =>
    `No mail that was given up has this key: ${keys.map((key) => JSON.stringify(key)).join(", ")}.\n` +
    "Keys stand in `tilsig mail queue`.",
  retried: (count: number) =>
    `${count === 1 ? "1 mail is" : `${count} mails are`} tried again as soon as a worker runs.`,
  nothing: "No mail has been given up.",
  server: "The mail server is asked again as soon as a worker runs.",
  notAnAddress: (address: string) => `${JSON.stringify(address)} is not an e-mail address.`,
  taken: (server: string, address: string) =>
    `${server} has taken the mail for ${address}. Look for it there, among spam too.`,
  notTaken: (server: string, address: string) => `${server} has not taken the mail for ${address}.`,
};

const { mailQueue: t } = messagesFor("en");

/** `tilsig mail …` */
export function mailCommand(): Command {
  return new Command("mail")
    .description(words.mail)
    .addCommand(new Command("queue").description(words.queue).action(queue))
    .addCommand(
      new Command("retry")
        .description(words.retry)
        .argument("[key...]", words.key)
        .option("--all", words.all)
        .addHelpText("after", "\nExample:\n  tilsig mail retry --all")
        .action(retryMails),
    )
    .addCommand(
      new Command("test")
        .description(words.test)
        .argument("<address>", words.address)
        .addHelpText("after", "\nExample:\n  tilsig mail test astrid@nordlys.example")
        .action(test),
    );
}

async function queue() {
  const now = new Date();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const reader: Reader = { language: "en", timeZone };
  await withDatabase(async (db) => {
    const signs = {
      lastSent: await lastSent(db),
      nextSurveyMails: await nextSurveyMails(db, now),
    };
    say(linesOf(mailInWords(await mailQueue(db, now), signs, reader, now)));
  });
}

function linesOf({ state, outage, waiting, isStuck, last, surveys, ...more }: MailInWords) {
  return [
    state,
    ...(outage
      ? [
          "",
          `${t.outage.title}:`,
          ...[outage.what, outage.todo, t.outage.restart, t.outage.said(outage.reply)],
          `${t.outage.since}: ${outage.since}`,
          `${t.outage.next}: ${outage.next}`,
        ]
      : []),
    "",
    `${t.now.waiting}: ${waiting}`,
    ...(isStuck ? [t.now.stuck] : []),
    `${t.now.last}: ${last}`,
    `${t.now.surveys}: ${surveys}`,
    ...more.givenUp.flatMap(givenUpLines),
    ...more.refused.flatMap(refusedLines),
  ];
}

function givenUpLines({ name, count, letters, more }: MailInWords["givenUp"][number]) {
  return [
    "",
    `${t.givenUp.title}: ${name}, ${count}`,
    ...letters.flatMap(({ key, to, since, reply, todo }) => [
      `  ${key}  ${to}`,
      `    ${t.givenUp.since(since)} ${t.outage.said(reply)}`,
      `    ${todo}`,
    ]),
    ...(letters.length === 0 ? [`  ${t.givenUp.unlisted}`] : []),
    ...(more > 0 ? [`  ${t.givenUp.more(more)}`] : []),
  ];
}

function refusedLines({ name, email, since, reply }: MailInWords["refused"][number]) {
  return [
    "",
    `${t.refused.title}: ${name}, ${email}`,
    `  ${t.refused.since(since)} ${reply ? t.outage.said(reply) : t.refused.unsaid}`,
    `  ${t.refused.todo}`,
    `    ${t.refused.command(email)}`,
  ];
}

async function retryMails(keys: string[], { all = false }: { all?: boolean }) {
  if (all && keys.length > 0) throw new Refusal(words.either);
  if (!all && keys.length === 0) throw new Refusal(words.which);
  const now = new Date();
  await withDatabase((db) =>
    db.transaction().execute(async (trx) => {
      if (!all) return retryThese(trx, keys, now);
      const retried = await retry(trx, "all", now);
      const server = await tryServerNow(trx, now);
      say([
        retried.outcome === "nothing" ? words.nothing : words.retried(retried.count),
        ...(server.outcome === "will-try" ? [words.server] : []),
      ]);
    }),
  );
}

/** All of them or none: a mistyped key undoes the others. */
async function retryThese(trx: Parameters<typeof retry>[0], keys: string[], now: Date) {
  const asked = [...new Set(keys)];
  const unknown: string[] = [];
  for (const key of asked)
    if ((await retry(trx, { key }, now)).outcome === "nothing") unknown.push(key);
  if (unknown.length > 0) throw new Refusal(words.unknown(unknown));
  say([words.retried(asked.length)]);
}

async function test(address: string) {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address)) throw new Refusal(words.notAnAddress(address));
  const { origin, mailFrom, smtpUrl } = loadEnv(process.env, "server");
  const { createMailer } = await import("#emails/mailer.server.ts");
  const { testMail } = await import("#emails/test-mail.tsx");
  const mailer = createMailer({ smtpUrl });
  const raw = await mailer.compose({
    ...(await testMail({ language: "en", link: `${origin}/mail-queue` })),
    from: mailFrom,
    to: address,
    messageId: `test of ${origin} at ${new Date().toISOString()}`,
    date: new Date(),
  });
  const sending = await mailer.send({ envelope: { from: mailFrom, to: address }, raw });
  mailer.close();
  const { host } = new URL(smtpUrl);
  if (sending.outcome !== "sent") {
    throw new Refusal([words.notTaken(host, address), ...whyNot(sending)].join("\n"));
  }
  say([words.taken(host, address)]);
}

function whyNot(sending: Exclude<Sending, { outcome: "sent" }>): string[] {
  const said = t.outage.said(sending.reason);
  const cause =
    sending.outcome === "away"
      ? sending.cause
      : sending.outcome === "deferred"
        ? sending.suspect
        : null;
  if (!cause) return [said, t.givenUp.advice[letterAdvice(sending.reason)]];
  const { what, todo } = t.outage.causes[outageAdvice(cause, sending.reason)];
  return [what, said, todo];
}

function say(lines: string[]) {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}
