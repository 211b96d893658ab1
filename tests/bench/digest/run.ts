import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createElement } from "react";
import { render } from "react-email";
import { closeContext, type Context, createContext } from "#app/context.server.ts";
import { type Digest, digestFor } from "#app/domain/digest.ts";
import { importHistory } from "#app/domain/history-import.ts";
import { loadEnv } from "#app/env.server.ts";
import { digestInWords, digestLetter, sendDigest } from "#app/jobs/handlers/send-digest.ts";
import { promise } from "#app/jobs/outbox.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { DigestHtml } from "#emails/digest-html.tsx";
import { digestText } from "#emails/digest-text.ts";
import { wordsOf } from "#emails/digest-words.ts";
import { type Figure, printTable } from "#tests/bench/figure.ts";
import { organisationOf, series } from "#tests/bench/organisation.ts";
import { historyFile, periodsFrom } from "#tests/bench/past.ts";
import { comparison, inTurn, ratio, type Side, timed } from "#tests/bench/rounds.ts";
import { chanceOf } from "#app/demo/chance.ts";

/** Fifty teams with a supervisor each, and a year behind them. */
const specialists = 400;
const periods = periodsFrom(2026, 12);
const now = new Date("2027-01-04T08:00:00Z");
const inTurns = { rounds: 9, warmUp: 3 };

/**
 * What a digest costs around its rendering: the handler of the outbox – the release read, the mail
 * rendered, composed and its bytes stored – against rendering the very same mails alone, as
 * react-email renders them. The line to the mail server is left out, because its speed is not ours.
 */
export async function run(options: string[]): Promise<Figure[]> {
  parseArgs({ args: options, options: {} });
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  const url = `sqlite:${join(folder, "tilsig.db")}`;
  const environment: NodeJS.ProcessEnv = { NODE_ENV: "production", DATABASE_URL: url };
  const context = withoutLine(createContext(loadEnv(environment, "command"), () => now));
  try {
    return await measure(context);
  } finally {
    await closeContext(context);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A mail is taken as soon as it is handed over. */
function withoutLine(context: Context): Context {
  const send = () => Promise.resolve({ outcome: "sent" } as const);
  return { ...context, mailer: { ...context.mailer, send } };
}

async function measure(context: Context): Promise<Figure[]> {
  const digests = await newestDigests(context);
  const taken = await inTurn(
    {
      "bare rendering": bareRendering(context, digests),
      "our rendering": rendering(context, digests),
      "rendered to a mail's bytes": composing(context, digests),
      "read, rendered and stored": handling(context, digests),
    },
    inTurns,
  );
  const [bare, ours] = [taken["bare rendering"], taken["read, rendered and stored"]];
  printTable("Digests made", comparison(taken, bare));
  return [
    {
      name: "digest rendered and queued / bare rendering",
      value: ratio(ours, bare),
      unit: "",
      target: { atLeast: 0.5 },
    },
    {
      name: "digest rendered and queued / our own rendering",
      value: ratio(ours, taken["our rendering"]),
      unit: "",
      target: null,
    },
    {
      name: "digest rendered and queued / rendered to a mail's bytes",
      value: ratio(ours, taken["rendered to a mail's bytes"]),
      unit: "",
      target: null,
    },
  ];
}

interface Addressed {
  digest: Digest;
  language: "en" | "nb";
}

/** A digest of the last wave for every supervisor. */
async function newestDigests({ db }: Context): Promise<Addressed[]> {
  await migrateToLatest(db);
  const people = await organisationOf(db, specialists);
  const file = historyFile(people, periods, chanceOf("digest"));
  const imported = await importHistory(db, { series, file }, now);
  if (imported.outcome === "faulty") throw new Error(imported.faults[0]?.message);
  const rows = await db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .innerJoin("person", "person.id", "digest.supervisorId")
    .where("wave.period", "=", periods.at(-1) ?? "")
    .select(["digest.id", "digest.supervisorId", "person.language"])
    .execute();
  const day = now.toISOString().slice(0, 10);
  const read = rows.map(async ({ id, supervisorId, language }) => {
    const digest = await digestFor(db, { digestId: id, supervisorId }, day);
    if (!digest) throw new Error("A supervisor may not read the own digest.");
    return { digest, language };
  });
  return Promise.all(read);
}

/** The same mail with the library's own `render`, HTML and text. */
function bareRendering({ env }: Context, digests: readonly Addressed[]): Side {
  return () =>
    timed(digests.length, ownProcessorTime, async () => {
      for (const { digest: read, language } of digests) {
        const digest = digestInWords(read, language, env.origin);
        const words = wordsOf(digest);
        await render(createElement(DigestHtml, { digest, words }));
        digestText(digest, words);
      }
    });
}

function rendering({ env }: Context, digests: readonly Addressed[]): Side {
  return () =>
    timed(digests.length, ownProcessorTime, async () => {
      for (const { digest, language } of digests) await digestLetter(digest, language, env.origin);
    });
}

/** The same bytes as are stored: both bodies encoded under their headers. */
function composing({ env, mailer }: Context, digests: readonly Addressed[]): Side {
  const [from, to, date] = [env.mailFrom, "supervisor@bench.example", now];
  return () =>
    timed(digests.length, ownProcessorTime, async () => {
      for (const { digest, language } of digests) {
        const letter = await digestLetter(digest, language, env.origin);
        await mailer.compose({ ...letter, from, to, messageId: digest.id, date });
      }
    });
}

function handling(context: Context, digests: readonly Addressed[]): Side {
  return async (round) => {
    const work = digests.map(({ digest }) => ({
      key: `digest:${digest.id}:${round}`,
      kind: "send-digest",
      payload: { digestId: digest.id },
      runAt: now.toISOString(),
    }));
    await promise(context.db, work);
    return timed(work.length, ownProcessorTime, async () => {
      for (const one of work) await sendDigest(context, { ...one, attempts: 0 });
    });
  };
}

function ownProcessorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
