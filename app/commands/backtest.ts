import { statSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { Command, InvalidArgumentError } from "commander";
import { backtest, instrumentOf, type BacktestRow } from "#app/domain/early-warning/backtest.ts";
import { FileFaults, MOST_TOLD } from "./backtest/file-faults.ts";
import { backtestExample } from "./backtest/example.ts";
import { readItems } from "./backtest/items-file.ts";
import { readResponses, type Responses } from "./backtest/responses-file.ts";
import { readRoster, type RosterStay } from "./backtest/roster-file.ts";
import { openSignalsFile, type SignalsFile } from "./backtest/signals-file.ts";
import { smallTeams } from "./backtest/small-teams.ts";
import { faultsOf } from "./faults.ts";
import { showProgress } from "./progress.ts";
import { Refusal } from "./refusal.ts";

const words = {
  backtest:
    "Try the early warning on files of answers you already have. It touches no database and sends nothing.",
  responses: "the answers",
  roster: "who was in which team, and when",
  items: "the factor of each item",
  out: "where the signals go, as JSON lines; - is standard output",
  min: "lowest value of the scale",
  max: "highest value of the scale",
  scores: "also write the score of everything that can be judged",
  noNumber: "It must be a number.",
  noScale: (min: number, max: number) =>
    `There is no scale from --min ${min} to --max ${max}: the highest value must be above the lowest.`,
  reading: "Reading answers",
  judging: "Judging months",
  faulty: (faults: number) =>
    `Nothing was written. ${faults === 1 ? "1 fault" : `${faults} faults`} to put right first.`,
  untold: (path: string, count: number) => `${path}: … and ${count} more like these.`,
  smallTeams: (count: number) => `… and ${count} more teams of fewer than five.`,
  nothingAnswered: "There is no answer in it: every value is empty.",
  done: (months: number, teams: number, people: number) =>
    `Done: ${counted(months, "month", "months")}, ${counted(teams, "signal of a team", "signals of teams")}, ` +
    `${counted(people, "signal of a person", "signals of people")}.`,
};

type Options = {
  responses: string;
  roster: string;
  items: string;
  out: string;
  min: number;
  max: number;
  scores?: boolean;
};

/** `tilsig backtest`: files in, JSON lines out. */
export function backtestCommand(): Command {
  return new Command("backtest")
    .description(words.backtest)
    .requiredOption("--responses <file>", words.responses)
    .requiredOption("--roster <file>", words.roster)
    .requiredOption("--items <file>", words.items)
    .requiredOption("--out <file>", words.out)
    .option("--min <number>", words.min, asNumber, 1)
    .option("--max <number>", words.max, asNumber, 5)
    .option("--scores", words.scores)
    .addHelpText("after", backtestExample)
    .action(runBacktest);
}

async function runBacktest(options: Options): Promise<void> {
  const { responses, roster, items, out, min, max } = options;
  if (!(max > min)) throw new Refusal(words.noScale(min, max));
  // On a machine with much memory three times what is needed would be left lying before it is cleared.
  setFlagsFromString("--heap-growing-percent=60");
  const file = await openSignalsFile(out, [responses, roster, items]);
  try {
    const said = await judgeFiles(options, file);
    await file.keep();
    if (out !== "-") process.stdout.write(`${said}\n`);
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Writes the result, and gives a sentence about it. */
async function judgeFiles(options: Options, file: SignalsFile): Promise<string> {
  const scale = { min: options.min, max: options.max };
  const rosterFaults = new FileFaults(options.roster);
  const itemFaults = new FileFaults(options.items);
  const stays = await readRoster(rosterFaults);
  const items = await readItems(itemFaults);
  refuseFaulty([rosterFaults, itemFaults]);
  const responses = await readAnswers(options.responses, { stays, items, scale });
  warnOfSmallTeams(options.roster, stays, responses.months);
  const all = [...stays.values()].flat();
  const months = backtest(
    instrumentOf(items, scale),
    all,
    responses.inOrder(),
    options.scores ?? false,
  );
  return words.done(responses.months.length, ...(await writeRows(file, months, responses)));
}

async function readAnswers(
  path: string,
  asked: Parameters<typeof readResponses>[1],
): Promise<Responses> {
  const faults = new FileFaults(path);
  const progress = showProgress(words.reading);
  // A pipe has no size, and its bar stays empty.
  const size = statSync(path, { throwIfNoEntry: false })?.size || Infinity;
  const responses = await readResponses(faults, asked, (bytes) => progress.at(bytes, size)).finally(
    progress.stop,
  );
  if (faults.none && responses.months.length === 0) faults.add(1, words.nothingAnswered);
  refuseFaulty([faults]);
  return responses;
}

/** Gives how many signals of teams and of people were written. */
async function writeRows(
  file: SignalsFile,
  months: Iterable<BacktestRow[]>,
  responses: Responses,
): Promise<[teams: number, people: number]> {
  const progress = showProgress(words.judging);
  const raised = { team: 0, person: 0 };
  let done = 0;
  try {
    for (const rows of months) {
      for (const { scope, grade } of rows) if (grade) raised[scope] += 1;
      await file.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      progress.at((done += 1), responses.months.length);
    }
  } finally {
    progress.stop();
  }
  return [raised.team, raised.person];
}

function refuseFaulty(files: readonly FileFaults[]): void {
  const faulty = files.filter((file) => !file.none);
  if (faulty.length === 0) return;
  let count = 0;
  const told = faulty.map((file) => {
    const { faults, untold } = file.list();
    count += faults.length + untold;
    const rest = untold > 0 ? `\n${words.untold(file.path, untold)}` : "";
    return faultsOf(file.path, faults) + rest;
  });
  throw new Refusal([...told, words.faulty(count)].join("\n"));
}

function warnOfSmallTeams(
  path: string,
  stays: ReadonlyMap<string, readonly RosterStay[]>,
  months: readonly string[],
): void {
  const small = smallTeams(stays.values(), months);
  if (small.length === 0) return;
  const rest = small.length - MOST_TOLD;
  const told = faultsOf(path, small.slice(0, MOST_TOLD));
  process.stderr.write(`${told}\n${rest > 0 ? `${words.smallTeams(rest)}\n` : ""}`);
}

function asNumber(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  throw new InvalidArgumentError(words.noNumber);
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
