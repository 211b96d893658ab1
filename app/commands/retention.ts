import { Command } from "commander";
import { type Past, previewPast } from "#app/domain/retention.ts";
import { bounds, kinds, periodsOf } from "#app/domain/retention/periods.ts";
import { runRetention } from "#app/jobs/schedule.ts";
import { withDatabase } from "./database.ts";

const words = {
  retention: "What has had its time: what the next run deletes, and a run by hand.",
  preview: "Say what the next run would delete, and delete nothing.",
  run: "Delete what is past its time now; the worker does the same every hour.",
  periods: "Kept for:",
  next: "The next run deletes:",
  done: "Deleted:",
  nothing: "  nothing",
  answers: (count: number) => `the answers of ${count} waves`,
  releases: (count: number) => `${count} releases`,
  receipts: (count: number) => `${count} receipts, ended shares and ended talks`,
  audit: (count: number) => `${count} lines of the log`,
  mails: (count: number) => `${count} mails`,
  signIns: (count: number) => `${count} leftovers of signing in`,
};

/** `tilsig retention …` */
export function retentionCommand(): Command {
  return new Command("retention")
    .description(words.retention)
    .addCommand(new Command("preview").description(words.preview).action(preview))
    .addCommand(new Command("run").description(words.run).action(run));
}

async function preview() {
  await withDatabase(async (db) => {
    const periods = await periodsOf(db);
    say([
      words.periods,
      ...kinds.map((kind) => `  ${kind}: ${periods[kind]} ${bounds[kind].unit}`),
      words.next,
      ...linesOf(await previewPast(db, new Date())),
    ]);
  });
}

async function run() {
  await withDatabase(async (db) =>
    say([words.done, ...linesOf(await runRetention(db, new Date()))]),
  );
}

function linesOf(past: Past): string[] {
  // Our own object, whose keys are known.
  const found = (Object.keys(past) as (keyof Past)[]).filter((kind) => past[kind] > 0);
  return found.length === 0 ? [words.nothing] : found.map((kind) => `  ${words[kind](past[kind])}`);
}

function say(lines: string[]) {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}
