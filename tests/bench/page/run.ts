import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContext, chromium as browsers } from "playwright-core";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type Figure, printTable } from "#tests/bench/figure.ts";
import { NotReady } from "#tests/bench/not-ready.ts";
import { median } from "#tests/bench/rounds.ts";
import { openFor } from "#tests/bench/web/asked-people.ts";
import { ours, serve } from "#tests/bench/web/served.ts";
import { chromium } from "#tests/support/chromium.ts";
import { type Line, line } from "./line.ts";
import { type Kind, phone, visit, type Visit } from "./phone.ts";
import { weightBeforeScripts } from "./weight.ts";

/** One bar of signal: 1.6 Mbit/s down, 150 ms there and back. */
const poor = { latency: 150, rate: 200_000 };

/** How long the start page is read, in milliseconds; it has about 150 words. */
const reading = 10_000;

/**
 * What a specialist waits for on an emulated phone over a poor line, beside a bare HTML form with the
 * same questions: first paint, first question tappable, bytes; on a first visit and on a later one.
 */
export async function run(options: string[]): Promise<Figure[]> {
  const { values } = parseArgs({ args: options, options: { rounds: { type: "string" } } });
  if (!existsSync("build/server/index.js")) {
    throw new NotReady("There is no build to measure: run npm run build first.");
  }
  const folder = await mkdtemp(join(tmpdir(), "tilsig-bench-"));
  const lines = [await line(poor), await line(poor)] as const;
  try {
    return await measure(folder, lines, Number(values.rounds ?? 5));
  } finally {
    await Promise.all(lines.map((each) => each.close()));
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  folder: string,
  [toOurs, toBare]: readonly [Line, Line],
  rounds: number,
): Promise<Figure[]> {
  const database = join(folder, "tilsig.db");
  const invitation = await invitationIn(database);
  const tilsig = await serve({
    words: ours,
    database,
    folder,
    more: { TILSIG_ORIGIN: toOurs.origin },
  });
  const bare = await serve({
    words: ["--import", "tsx", "tests/bench/page/bare-server.ts"],
    database,
    folder,
  });
  const browser = await browsers.launch(await chromium());
  try {
    toOurs.to(portOf(tilsig.origin));
    toBare.to(portOf(bare.origin));
    const start = `${toOurs.origin}/invitations/${invitation}`;
    const taken = await visits(browser, { start, bare: toBare.origin, toOurs }, rounds);
    tell(taken);
    const direct = `${tilsig.origin}/invitations/${invitation}`;
    return [...figuresOf(taken), await weightOf(direct)];
  } finally {
    await browser.close();
    await tilsig.stop();
    await bare.stop();
  }
}

function portOf(origin: string) {
  return Number(new URL(origin).port);
}

async function invitationIn(file: string): Promise<string> {
  const db = connect(`sqlite:${file}`);
  try {
    await migrateToLatest(db);
    const { people } = await openFor(db, 8, new Date());
    return people[0]?.invitation ?? "";
  } finally {
    await db.destroy();
  }
}

type Name =
  | "bare form"
  | "plain form by its address"
  | "plain form, first visit"
  | "plain form, later"
  | "SurveyJS, pressed at once"
  | "SurveyJS, first visit"
  | "SurveyJS, later";

interface Told extends Visit {
  /** What came over the line in all, up to the tap. */
  all: number;
}

type Taken = Record<Name, Told[]>;

async function visits(
  browser: Browser,
  { start, bare, toOurs }: { start: string; bare: string; toOurs: Line },
  rounds: number,
): Promise<Taken> {
  const taken: Partial<Taken> = {};
  const note = async (name: Name, context: BrowserContext, way: Parameters<typeof visit>[1]) => {
    const before = toOurs.bytesDown();
    const one = await visit(context, way);
    (taken[name] ??= []).push({ ...one, all: toOurs.bytesDown() - before });
  };
  const plain = { address: start, then: { press: "/response?simple", readFor: reading } };
  const surveyJs = { address: start, then: { press: "/response", readFor: reading } };
  const atOnce = { address: start, then: { press: "/response", readFor: 0 } };
  for (let round = 0; round < rounds; round++) {
    await onAPhone(browser, (context) => note("bare form", context, { address: bare }));
    await onAPhone(browser, (context) =>
      note("plain form by its address", context, { address: `${start}/response?simple` }),
    );
    await onAPhone(browser, (context) => note("SurveyJS, pressed at once", context, atOnce));
    await onAPhone(browser, async (context) => {
      await note("plain form, first visit", context, plain);
      await atRest(context, start);
      await note("plain form, later", context, plain);
    });
    await onAPhone(browser, async (context) => {
      await note("SurveyJS, first visit", context, surveyJs);
      await atRest(context, start);
      await note("SurveyJS, later", context, surveyJs);
    });
    process.stdout.write(`round ${round + 1} of ${rounds}\n`);
  }
  // Each round has noted every name.
  return taken as Taken;
}

async function onAPhone(browser: Browser, work: (context: BrowserContext) => Promise<void>) {
  const context = await phone(browser);
  try {
    await work(context);
  } finally {
    await context.close();
  }
}

/**
 * Between two visits: the worker has come, and the browser has forgotten the rest, as it may in a
 * month.
 */
async function atRest(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() =>
    navigator.serviceWorker.getRegistration().then((it) => it?.active?.state === "activated"),
  );
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.clearBrowserCache");
  await page.close();
}

function tell(taken: Taken): void {
  const rows = Object.entries(taken).map(([name, visits]) => [
    name,
    ...[middle(visits, "firstPaint"), middle(visits, "tappable")].map((it) => it.toFixed(0)),
    ...kinds.map((kind) => inKilobytes(median(visits.map(({ bytes }) => bytes[kind])))),
    name === "bare form" ? "" : inKilobytes(middle(visits, "all")),
  ]);
  const heading = ["", "first paint ms", "tappable ms", ...kinds.map((kind) => `${kind} KB`)];
  printTable("A phone with one bar of signal, medians", [[...heading, "in all KB"], ...rows]);
}

const kinds: Kind[] = ["HTML and data", "CSS", "font", "script"];

function inKilobytes(bytes: number) {
  return (bytes / 1000).toFixed(1);
}

function middle(visits: Told[], measure: "firstPaint" | "tappable" | "all") {
  return median(visits.map((visit) => visit[measure]));
}

function figuresOf(taken: Taken): Figure[] {
  const reference = taken["bare form"];
  const against = (measure: "firstPaint" | "tappable", name: Name, below?: number): Figure => ({
    name: `${name}: ${measure === "tappable" ? "tappable" : "first paint"} / bare form`,
    value: middle(taken[name], measure) / middle(reference, measure),
    unit: "",
    target: below === undefined ? null : { below: below + 0.005 },
  });
  return [
    against("firstPaint", "plain form, first visit"),
    against("firstPaint", "plain form, later"),
    against("tappable", "plain form by its address"),
    against("tappable", "plain form, first visit", 1.3),
    against("tappable", "plain form, later", 1.3),
    against("tappable", "SurveyJS, pressed at once"),
    against("tappable", "SurveyJS, first visit", 2.5),
    against("tappable", "SurveyJS, later", 1.3),
  ];
}

async function weightOf(start: string): Promise<Figure> {
  const { pieces, total } = await weightBeforeScripts([start, `${start}/response?simple`]);
  const rows = pieces.map(({ address, bytes }) => [address, inKilobytes(bytes)]);
  printTable("Start page and plain form before any script, gzipped", [["", "KB"], ...rows]);
  return {
    name: "start page and plain form before any script, KB gzipped",
    value: total / 1000,
    unit: "",
    target: { below: 60 },
  };
}
