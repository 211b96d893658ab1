import { createReadStream, statSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Command } from "commander";
import { parse } from "csv-parse";
import {
  backtest,
  instrumentOf,
  INTENTION_FACTOR,
  type Stay,
} from "#app/domain/early-warning/backtest.ts";
import { showProgress } from "./progress.ts";
import { Refusal } from "./refusal.ts";

const words = {
  backtest:
    "Try the early warning on files of answers you already have. It touches no database and sends nothing.",
  reading: "Reading answers",
  judging: "Judging months",
};

const example = `
The three files are CSV in UTF-8, with these headers:

  responses.csv   person,team,month,factor,item,value
                  p01,north,2026-01,workload,workload,4
  roster.csv      person,team,start,end,consent
                  p01,north,2025-06,,1
  items.csv       item,factor
                  workload,workload

  month, start, end   year and month; end is the first month no longer in the team, empty while it lasts
  value               from --min to --max, high is good; empty is an item that was skipped
  consent             1: this person's own signals are in the result, 0: they are not
  factor ${INTENTION_FACTOR}          the intention to leave, on which high is bad

A row a signal, in the month it is raised, as JSON lines:

  tilsig backtest --responses responses.csv --roster roster.csv --items items.csv --out signals.jsonl
  tilsig backtest … --min -2 --max 2 --scores`;

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
    .requiredOption("--responses <file>", "the answers")
    .requiredOption("--roster <file>", "who was in which team, and when")
    .requiredOption("--items <file>", "the factor of each item")
    .requiredOption("--out <file>", "where to write the signals, as JSON lines")
    .option("--min <number>", "lowest value of the scale", asNumber, 1)
    .option("--max <number>", "highest value of the scale", asNumber, 5)
    .option("--scores", "also write the score of everything that can be judged")
    .addHelpText("after", example)
    .action(runBacktest);
}

async function runBacktest(options: Options): Promise<void> {
  const { min, max } = options;
  if (!(max > min)) throw new Refusal(`--max ${max} must be above --min ${min}.`);
  const items = await readItems(options.items);
  const stays = await readRoster(options.roster);
  const answers = await readAnswers(options.responses, items, stays, { min, max });
  const months = [...answers.keys()].sort();
  const all = [...stays.values()].flat();
  const part = `${options.out}.part`;
  const out = await open(part, "w").catch(() => refuse(options.out, "cannot be written."));
  const progress = showProgress(words.judging);
  try {
    const waves = months.map((month) => ({ month, answers: answers.get(month)! }));
    let done = 0;
    for (const rows of backtest(instrumentOf(items, { min, max }), all, waves, !!options.scores)) {
      await out.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      progress.at((done += 1), months.length);
    }
    await out.close();
    await rename(part, options.out);
  } catch (error) {
    await out.close().catch(() => {});
    await rm(part, { force: true });
    throw error;
  } finally {
    progress.stop();
  }
}

type Row = { line: number; of: (column: string) => string };

async function readItems(path: string): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  for await (const { line, of } of rowsOf(path, ["item", "factor"])) {
    const item = required(path, line, "item", of("item"));
    const factor = required(path, line, "factor", of("factor"));
    if (items.has(item)) refuse(path, `the item ${item} is there twice.`, line);
    if (factor === INTENTION_FACTOR && [...items.values()].includes(factor)) {
      refuse(path, `${INTENTION_FACTOR} has an item already; it can have only one.`, line);
    }
    items.set(item, factor);
  }
  return items;
}

async function readRoster(path: string): Promise<Map<string, Stay[]>> {
  const stays = new Map<string, Stay[]>();
  for await (const { line, of } of rowsOf(path, ["person", "team", "start", "end", "consent"])) {
    const person = required(path, line, "person", of("person"));
    const team = required(path, line, "team", of("team"));
    const start = monthIn(path, line, "start", of("start"));
    const end = of("end") === "" ? null : monthIn(path, line, "end", of("end"));
    if (end !== null && end < start) refuse(path, `end ${end} comes before start ${start}.`, line);
    const consent = of("consent");
    if (consent !== "0" && consent !== "1")
      refuse(path, `consent "${consent}" must be 0 or 1.`, line);
    const own = stays.get(person) ?? [];
    const other = own.find((stay) => overlap(stay, { start, end }));
    if (other) {
      refuse(
        path,
        `${person} is in two teams at once, ${other.team} and ${team}: end the first.`,
        line,
      );
    }
    stays.set(person, [...own, { person, team, start, end, consent: consent === "1" }]);
  }
  return stays;
}

type Answers = Map<string, Map<string, Record<string, number>>>;

/** All answers by month and person; rows may stand in any order, and one that is there twice is refused. */
async function readAnswers(
  path: string,
  items: ReadonlyMap<string, string>,
  stays: ReadonlyMap<string, Stay[]>,
  scale: { min: number; max: number },
): Promise<Answers> {
  const answers: Answers = new Map();
  const columns = ["person", "team", "month", "factor", "item", "value"];
  for await (const { line, of } of rowsOf(path, columns, showProgress(words.reading))) {
    const person = of("person");
    const month = monthIn(path, line, "month", of("month"));
    const own = stays.get(person);
    if (!own) refuse(path, `the person ${person} is not in the roster.`, line);
    const stay = own.find(({ start, end }) => start <= month && (end === null || month < end));
    if (!stay) refuse(path, `${person} is in no team in ${month}, says the roster.`, line);
    if (stay.team !== of("team")) {
      refuse(path, `${person} is in ${stay.team} in ${month}, not in ${of("team")}.`, line);
    }
    const item = of("item");
    const factor = items.get(item);
    if (factor === undefined) refuse(path, `the item ${item} is not in the list of items.`, line);
    if (factor !== of("factor")) {
      refuse(path, `the item ${item} belongs to ${factor}, not to ${of("factor")}.`, line);
    }
    if (of("value") === "") continue;
    const value = Number(of("value"));
    if (!(value >= scale.min && value <= scale.max)) {
      refuse(path, `the value ${of("value")} is off the scale ${scale.min} to ${scale.max}.`, line);
    }
    const wave = answers.get(month) ?? new Map<string, Record<string, number>>();
    answers.set(month, wave);
    const given = wave.get(person) ?? {};
    if (Object.hasOwn(given, item)) {
      refuse(path, `${person} has answered ${item} twice in ${month}.`, line);
    }
    given[item] = value;
    wave.set(person, given);
  }
  return answers;
}

/** The rows of a CSV file, read as a stream; refuses a file that is missing, empty, or has another header. */
async function* rowsOf(
  path: string,
  columns: readonly string[],
  progress = showProgress(path),
): AsyncGenerator<Row> {
  const bytes = sizeOf(path);
  const source = createReadStream(path);
  const parser = source.pipe(
    parse({ bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true }),
  );
  source.on("error", (error) => parser.destroy(error));
  let header: string[] | null = null;
  let rows = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      if (!header) {
        header = record;
        const missing = columns.filter((column) => !record.includes(column));
        if (missing.length > 0) {
          refuse(
            path,
            `the header must be ${columns.join(",")}; ${missing.join(", ")} missing.`,
            1,
          );
        }
        continue;
      }
      if (record.length !== header.length) {
        refuse(path, `${record.length} columns instead of ${header.length}.`, info.lines);
      }
      rows += 1;
      if (rows % 20_000 === 0) progress.at(source.bytesRead, bytes);
      const names = header;
      yield { line: info.lines, of: (column) => record[names.indexOf(column)] ?? "" };
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    refuse(path, `cannot be read as CSV: ${error instanceof Error ? error.message : error}`);
  } finally {
    progress.stop();
    source.destroy();
  }
  if (rows === 0) refuse(path, "the file is empty; it needs a header and at least one row.");
}

function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) refuse(path, "there is no such file.");
  return found.size;
}

function overlap(a: Pick<Stay, "start" | "end">, b: Pick<Stay, "start" | "end">): boolean {
  const startsBefore = (one: string, end: string | null) => end === null || one < end;
  return startsBefore(a.start, b.end) && startsBefore(b.start, a.end);
}

function required(path: string, line: number, column: string, text: string): string {
  if (text === "") refuse(path, `${column} is empty.`, line);
  return text;
}

function monthIn(path: string, line: number, column: string, text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) {
    refuse(path, `${column} "${text}" is no month, such as 2026-01.`, line);
  }
  return text;
}

function asNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) throw new Refusal(`${text} is no number.`);
  return number;
}

function refuse(path: string, message: string, line?: number): never {
  throw new Refusal(
    line === undefined ? `${path}: ${message}` : `${path}, line ${line}: ${message}`,
  );
}
