import type { Benchmark, Figure } from "./figure.ts";
import { isMet, lineOf } from "./figure.ts";
import { NotReady } from "./not-ready.ts";

// React takes its slow, checking half otherwise; said before anything can have imported it.
process.env.NODE_ENV = "production";

interface Registered {
  about: string;
  /** One that takes most of an hour runs when it is named, not by surprise. */
  onlyByName?: true;
  load: () => Promise<{ run: Benchmark }>;
}

const benchmarks: Record<string, Registered> = {
  web: {
    about: "answering over HTTP against a bare server; the plain form against a small page",
    load: () => import("./web/run.ts"),
  },
  digest: {
    about: "a digest read, rendered and stored against its bare rendering",
    load: () => import("./digest/run.ts"),
  },
  mail: {
    about: "digests sent by the worker against a bare pool of connections; work claimed",
    load: () => import("./mail/run.ts"),
  },
  close: {
    about: "closing a wave of 2,000 people with 24 waves of history, on both databases",
    load: () => import("./close/run.ts"),
  },
  page: {
    about: "a phone with one bar of signal: first paint, first tap and bytes beside a bare form",
    load: () => import("./page/run.ts"),
  },
  answering: {
    about: "2,000 people answering within ten minutes of their invitation, on both databases",
    load: () => import("./answering/run.ts"),
  },
  training: {
    about:
      "a module assigned to 2,000 people against bare inserts, and told once, on both databases",
    load: () => import("./training/run.ts"),
  },
  warning: {
    about: "early warning against simpler rules on simulated organisations",
    load: () => import("./warning/run.ts"),
  },
  disclosure: {
    about: "what an attacker learns from releases, beside the common practice",
    load: () => import("./disclosure/run.ts"),
  },
  reliability: {
    about: "what is kept under kills, faults, a full disk and odd clocks (hours: by name only)",
    onlyByName: true,
    load: () => import("./reliability/run.ts"),
  },
};

const help = `Usage: npm run bench [name …]
       npm run bench name -- [options of that benchmark]

Each benchmark measures Tilsig against a reference in the same run, so that a slow or busy machine
slows down both. Without a name all of them run that do not take hours.

${Object.entries(benchmarks)
  .map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
  .join("\n")}

"reliability" takes "-- --part NAME" for one part, "-- --short" for the short forms that are tests
too, and "-- --list" to say what its parts are and how long each takes.
"web" and "page" measure what is built: npm run build comes first.
Exit codes: 0 every target met, 1 a target missed, 2 a wrong call.
`;

// Not by exitCode: what brings PostgreSQL leaves with 0 of its own accord once nothing is left to do.
process.exit(await bench(process.argv.slice(2)));

async function bench(words: string[]): Promise<number> {
  if (words[0] === "--help" || words[0] === "-h") {
    process.stdout.write(help);
    return 0;
  }
  const end = words.findIndex((word) => word.startsWith("-"));
  const named = end === -1 ? words : words.slice(0, end);
  const options = words.slice(named.length);
  const unknown = named.find((name) => !Object.hasOwn(benchmarks, name));
  if (unknown !== undefined) return wrongCall(`There is no benchmark ${JSON.stringify(unknown)}.`);
  if (options.length > 0 && named.length !== 1) {
    return wrongCall(`${options[0]} belongs to one benchmark: name it first.`);
  }
  return measure(named.length > 0 ? named : unasked(), options);
}

/** What runs without a name. */
function unasked(): string[] {
  return Object.keys(benchmarks).filter((name) => !benchmarks[name]?.onlyByName);
}

async function measure(names: string[], options: string[]): Promise<number> {
  const figures: Figure[] = [];
  try {
    for (const name of names) {
      const benchmark = await benchmarks[name]?.load();
      figures.push(...((await benchmark?.run(options)) ?? []));
    }
  } catch (error) {
    if (error instanceof NotReady || isUnknownOption(error)) return wrongCall(error.message);
    throw error;
  }
  process.stdout.write(`\n${figures.map((figure) => `${lineOf(figure)}\n`).join("")}`);
  return figures.every(isMet) ? 0 : 1;
}

/** What `parseArgs` throws. */
function isUnknownOption(error: unknown): error is Error {
  return error instanceof Error && "code" in error && /^ERR_PARSE_ARGS_/.test(String(error.code));
}

function wrongCall(message: string): number {
  const names = Object.keys(benchmarks).join(", ");
  process.stderr.write(
    `${message}\nThe benchmarks are ${names}; add --help for what they measure.\n`,
  );
  return 2;
}
