import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import { loadEnv } from "#app/env.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { digestFor, digestIn } from "#app/domain/digest.ts";
import { personByEmail } from "#app/domain/people.ts";
import type { Db } from "#db/transaction.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  digest: "The mails that supervisors get about closed waves.",
  preview: "Write a supervisor's digest to files, the very mail that is sent, and send nothing.",
  supervisor: "e-mail address of the supervisor",
  period: "year and month of the wave, such as 2027-03",
  series: "the series",
  out: "folder for digest.html, digest.txt and digest.eml; is made",
  unknownPerson: (email: string) => `Nobody has the address ${JSON.stringify(email)}.`,
  none: (email: string, series: string, period: string) =>
    `${email} has no digest of ${series} ${period}: the wave is open or unknown, or nobody that ` +
    "this person supervises was asked in it.",
  notWritten: (folder: string, reason: string) =>
    `Nothing could be written to ${folder}: ${reason}`,
  done: (folder: string) => `Written: digest.html, digest.txt and digest.eml in ${folder}.`,
};

interface PreviewOptions {
  supervisor: string;
  period: string;
  series: string;
  out: string;
}

/** `tilsig digest …` */
export function digestCommand(): Command {
  return new Command("digest")
    .description(words.digest)
    .addCommand(
      new Command("preview")
        .description(words.preview)
        .requiredOption("--supervisor <address>", words.supervisor)
        .requiredOption("--period <period>", words.period)
        .option("--series <name>", words.series, "monthly-pulse")
        .requiredOption("--out <folder>", words.out)
        .addHelpText(
          "after",
          "\nExample:\n  tilsig digest preview --supervisor kari@n.example --period 2027-03 --out mail",
        )
        .action(preview),
    );
}

async function preview(options: PreviewOptions) {
  const letter = await withDatabase((db) => letterFor(db, options));
  const { origin, mailFrom } = loadEnv(process.env, "command");
  const { createMailer } = await import("#emails/mailer.server.ts");
  const mailer = createMailer({ smtpUrl: "smtp://localhost" });
  const raw = await mailer.compose({
    ...letter,
    from: mailFrom,
    to: options.supervisor,
    messageId: `preview of ${origin}`,
    date: new Date(),
  });
  mailer.close();
  try {
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, "digest.html"), letter.html);
    await writeFile(join(options.out, "digest.txt"), letter.text);
    await writeFile(join(options.out, "digest.eml"), raw);
  } catch (error) {
    throw new Refusal(words.notWritten(options.out, error instanceof Error ? error.message : ""));
  }
  process.stdout.write(`${words.done(options.out)}\n`);
}

async function letterFor(db: Db, { supervisor: email, series, period }: PreviewOptions) {
  const supervisor = await personByEmail(db, email);
  if (!supervisor) throw new Refusal(words.unknownPerson(email));
  const stored = await digestIn(db, { supervisorId: supervisor.id, series, period });
  // As it was sent: what the supervisor may read has been decided by the day of the close.
  const digest =
    stored?.closedAt &&
    (await digestFor(
      db,
      { digestId: stored.id, supervisorId: supervisor.id },
      dayOf(stored.closedAt, "UTC"),
    ));
  if (!digest) throw new Refusal(words.none(email, series, period));
  // Templates take half a second to load, which no other command should wait for.
  const { digestLetter } = await import("#app/jobs/handlers/send-digest.ts");
  return digestLetter(digest, supervisor.language, loadEnv(process.env, "command").origin);
}
