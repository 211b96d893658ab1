import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { personByEmail } from "#app/domain/people.ts";
import {
  mandatoryStatements,
  ownStatements,
  type Statement,
} from "#app/domain/training/statements.ts";
import { loadEnv } from "#app/env.server.ts";
import type { Db } from "#db/transaction.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  training: "What has become of training.",
  export: "Write out who has completed mandatory modules, one xAPI statement a line.",
  output: "write to this new file instead of printing",
  person: "everything of this one person, who has asked for it",
  unknown: (email: string) => `There is nobody with the e-mail ${JSON.stringify(email)}.`,
  exists: (file: string) => `There is a file ${file} already. It was left alone: name another.`,
  notWritten: (file: string, why: string) => `${file} cannot be written (${why}).`,
  written: (count: number) => (count === 1 ? "1 statement." : `${count} statements.`),
  leftOut:
    "Left out: whatever people have taken of their own accord. That is each person's own, and is not counted.",
};

const shape = `
By name it says only what is asked of everybody: that a module was completed
and passed, the first time while it was mandatory for that person, or waived
and why. Each has its day as timestamp, and no hour, score or duration. What
was not passed, taken again or only offered is not in it.

With --person a person's own statements are complete: launched, completed,
passed, failed and waived, with score and duration. Hand that file to the
person alone.

A person goes by the account's id, not by name or mail address. Each statement
has the same id in every export, so that a learning record store takes it once.

Examples:
  tilsig training export --output training.jsonl
  tilsig training export --person ida@n.example --output ida.jsonl`;

/** `tilsig training …` */
export function trainingCommand(): Command {
  return new Command("training")
    .description(words.training)
    .addCommand(
      new Command("export")
        .description(words.export)
        .option("--output <file>", words.output)
        .option("--person <email>", words.person)
        .addHelpText("after", shape)
        .action(exportStatements),
    );
}

async function exportStatements({ output, person }: { output?: string; person?: string }) {
  const { origin } = loadEnv(process.env, "command");
  await withDatabase(async (db) => {
    const statements = await exported(db, { person, origin });
    const count = output ? await writeTo(output, statements) : await print(statements);
    if (output || !person) process.stderr.write(`${words.written(count)}\n`);
    if (!person) process.stderr.write(`${words.leftOut}\n`);
  });
}

async function exported(
  db: Db,
  { person: email, origin }: { person: string | undefined; origin: string },
): Promise<AsyncGenerator<Statement>> {
  if (email === undefined) return mandatoryStatements(db, origin);
  const person = await personByEmail(db, email);
  if (!person) throw new Refusal(words.unknown(email));
  return ownStatements(db, person.id, origin);
}

async function print(statements: AsyncGenerator<Statement>): Promise<number> {
  let count = 0;
  for await (const statement of statements) {
    count += 1;
    const isRoom = process.stdout.write(`${JSON.stringify(statement)}\n`);
    if (!isRoom) await once(process.stdout, "drain");
  }
  return count;
}

async function writeTo(file: string, statements: AsyncGenerator<Statement>): Promise<number> {
  let count = 0;
  async function* lines() {
    for await (const statement of statements) {
      count += 1;
      yield `${JSON.stringify(statement)}\n`;
    }
  }
  try {
    await pipeline(Readable.from(lines()), createWriteStream(file, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    if (!isFileError(error)) throw error;
    if (error.code === "EEXIST") throw new Refusal(words.exists(file));
    throw new Refusal(words.notWritten(file, error.code));
  }
  return count;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}
