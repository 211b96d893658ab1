import { Command, InvalidArgumentError } from "commander";
import type { Plan, Planned } from "#app/domain/rhythm/rule.ts";
import {
  examinePlan,
  nextWaves,
  pauseSeries,
  planSeries,
  resumeSeries,
  type Series,
  seriesOf,
  type Unfit,
  usualPlan,
} from "#app/domain/rhythm/series.ts";
import { datesInWords, planInWords, problemsOf } from "#app/plan-in-words.ts";
import type { Db } from "#db/transaction.ts";
import { withDatabase } from "./database.ts";
import { Refusal } from "./refusal.ts";

const words = {
  series: "When the waves of each survey open by themselves.",
  list: "Every series with its plan and its next wave.",
  plan: "Have the waves of a series open by themselves, from the next opening on. What is not given stays as it is, or is the usual.",
  pause: "Have no wave of a series open by itself; one that is open stays open.",
  resume: "End the pause of a series; nothing that was left out is made up for.",
  name: "the series, such as monthly-pulse",
  months: "months with a wave, such as 1,2,3,9,10",
  week: "which one in the month, 1 to 4",
  weekday: "1 for Monday to 5 for Friday",
  opens: "hour at which it opens, 0 to 23",
  days: "days until it closes, 1 to 27",
  closes: "hour at which it closes, 0 to 23",
  zone: "time zone whose clock counts, such as Europe/Oslo",
  dryRun: "show the dates and change nothing",
  notANumber: "Write a whole number.",
  notMonths: "Write months as numbers with commas between them, such as 1,2,3.",
  noPlan: "no plan, nothing opens by itself",
  paused: (since: string) => `paused since ${since.slice(0, 10)}`,
  next: (date: string) => `next: ${date}`,
  unknown: (name: string) => `There is no plan for a series ${JSON.stringify(name)}.`,
  isPaused: (name: string) => `${name} is paused.`,
  isResumed: (name: string) => `${name} opens by itself again:`,
  isPlanned: (name: string) => `${name} is planned:`,
  stillPaused: "The series is paused, so nothing opens until it is resumed.",
  wouldBe: "The dates would be:",
  unchanged: "Nothing was changed: --dry-run.",
};

interface PlanOptions {
  months?: number[];
  week?: number;
  weekday?: number;
  opens?: number;
  days?: number;
  closes?: number;
  zone?: string;
  dryRun?: boolean;
}

/** `tilsig series …` */
export function seriesCommand(): Command {
  return new Command("series")
    .description(words.series)
    .addCommand(new Command("list").description(words.list).action(list))
    .addCommand(planCommand())
    .addCommand(onSeries("pause", words.pause, pause))
    .addCommand(onSeries("resume", words.resume, resume));
}

function planCommand() {
  return new Command("plan")
    .description(words.plan)
    .argument("<series>", words.name)
    .option("--months <list>", words.months, monthsIn)
    .option("--week <number>", words.week, numberIn)
    .option("--weekday <number>", words.weekday, numberIn)
    .option("--opens <hour>", words.opens, numberIn)
    .option("--days <number>", words.days, numberIn)
    .option("--closes <hour>", words.closes, numberIn)
    .option("--zone <name>", words.zone)
    .option("--dry-run", words.dryRun)
    .addHelpText(
      "after",
      "\nExamples:\n  tilsig series plan monthly-pulse --dry-run\n" +
        "  tilsig series plan working-alliance --months 3,6,9,12 --week 3",
    )
    .action(plan);
}

function onSeries(name: string, description: string, action: (series: string) => Promise<void>) {
  return new Command(name)
    .description(description)
    .argument("<series>", words.name)
    .addHelpText("after", `\nExample:\n  tilsig series ${name} monthly-pulse`)
    .action(action);
}

async function list() {
  const all = await withDatabase(seriesOf);
  say(all.map((series) => lineOf(series, new Date())));
}

async function plan(name: string, options: PlanOptions) {
  await withDatabase(async (db) => {
    const proposed = await proposedBy(db, name, options);
    const now = new Date();
    const reader = { language: "en", timeZone: proposed.timeZone } as const;
    const done = options.dryRun
      ? await examinePlan(db, proposed, now)
      : await planSeries(db, { ...proposed, actorId: null }, now);
    if (done.outcome !== "fits" && done.outcome !== "planned") throw refusal(done, reader);
    const paused = (await named(db, name))?.pausedAt ? [words.stillPaused] : [];
    say(
      options.dryRun
        ? [words.wouldBe, ...datesOf(done.next, reader.timeZone), words.unchanged]
        : [words.isPlanned(name), ...datesOf(done.next, reader.timeZone), ...paused],
    );
  });
}

async function pause(name: string) {
  await withDatabase(async (db) => {
    const { outcome } = await pauseSeries(db, { name, actorId: null }, new Date());
    if (outcome === "no-plan") throw new Refusal(words.unknown(name));
    say([words.isPaused(name)]);
  });
}

async function resume(name: string) {
  await withDatabase(async (db) => {
    const resumed = await resumeSeries(db, { name, actorId: null }, new Date());
    if (resumed.outcome === "no-plan") throw new Refusal(words.unknown(name));
    const { timeZone = "UTC" } = (await named(db, name)) ?? {};
    say([words.isResumed(name), ...datesOf(resumed.next, timeZone)]);
  });
}

/** The plan that holds, or the usual one, with what was given in place of it. */
async function proposedBy(db: Db, name: string, options: PlanOptions) {
  const series = await named(db, name);
  const { months, week, weekday, opens, openDays, closes } = series?.rule ?? usualPlan(name);
  const plan: Plan = {
    months: options.months ?? months,
    week: options.week ?? week,
    weekday: options.weekday ?? weekday,
    opens: options.opens ?? opens,
    openDays: options.days ?? openDays,
    closes: options.closes ?? closes,
  };
  return { name, plan, timeZone: options.zone ?? series?.timeZone ?? "Europe/Oslo" };
}

async function named(db: Db, name: string) {
  return (await seriesOf(db)).find((series) => series.name === name);
}

function lineOf(series: Series, now: Date) {
  const { name, rule, timeZone, pausedAt } = series;
  if (!rule) return `${name}: ${words.noPlan}`;
  const [next] = datesInWords(nextWaves(series, now, 1), { language: "en", timeZone });
  const state = pausedAt ? words.paused(pausedAt) : words.next(`${next?.opens} (${timeZone})`);
  return `${name}: ${planInWords(rule, "en")} ${state}`;
}

function datesOf(next: readonly Planned[], timeZone: string) {
  return datesInWords(next, { language: "en", timeZone }).map(
    ({ period, opens, closes }) => `  ${period}: ${opens} to ${closes} (${timeZone})`,
  );
}

function refusal(unfit: Unfit, reader: { language: "en"; timeZone: string }) {
  return new Refusal(
    problemsOf(unfit, reader)
      .map(({ sentence }) => sentence)
      .join("\n"),
  );
}

function monthsIn(list: string): number[] {
  if (!/^\d+(,\d+)*$/.test(list)) throw new InvalidArgumentError(words.notMonths);
  return [...new Set(list.split(",").map(Number))];
}

function numberIn(typed: string): number {
  if (/^\d+$/.test(typed)) return Number(typed);
  throw new InvalidArgumentError(words.notANumber);
}

function say(lines: string[]) {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}
