import { Command } from "commander";
import { importHistory, limits } from "#app/domain/history-import.ts";
import { withDatabase } from "./database.ts";
import { faultsOf } from "./faults.ts";
import { readInputFile } from "./input-file.ts";
import { showProgress } from "./progress.ts";
import { Refusal } from "./refusal.ts";

const words = {
  history: "Answers that were given before this installation.",
  import: "Make, close and release the past waves of a series from a CSV file, without any mail.",
  file: "the CSV file, UTF-8",
  series: "the series, such as monthly-pulse",
  progress: "Closing waves",
  faulty: (faults: number) =>
    `Nothing was changed. ${faults === 1 ? "1 fault" : `${faults} faults`} to put right first.`,
  done: (waves: number, responses: number) =>
    `Done: ${waves === 1 ? "1 wave" : `${waves} waves`} with ${responses} responses, closed and released.`,
};

const example = `
The file, for example answers.csv:

  person,period,item,value
  solveig@nordlys.example,2026-01,workload,-1
  solveig@nordlys.example,2026-01,peer_support,2
  solveig@nordlys.example,2026-01,method_supervision,none
  solveig@nordlys.example,2026-02,workload,

  person  e-mail of somebody who was a specialist in a team on the day the wave
          opened (the first Tuesday of the month)
  period  year and month, such as 2026-01
  item    an item of the survey
  value   on the item's own scale, or one of its codes; empty is a skipped item

Waves are made in the order of their periods. A wave that exists already is
refused, and a faulty file changes nothing: every fault is named with its line.`;

/** `tilsig history …` */
export function historyCommand(): Command {
  return new Command("history")
    .description(words.history)
    .addCommand(
      new Command("import")
        .description(words.import)
        .argument("<file>", words.file)
        .requiredOption("--series <name>", words.series)
        .addHelpText("after", example)
        .action(importHistoryFile),
    )
    .addHelpText("after", example);
}

async function importHistoryFile(path: string, { series }: { series: string }) {
  const file = await readInputFile(path, limits.maxBytes);
  await withDatabase(async (db) => {
    const progress = showProgress(words.progress);
    const imported = await importHistory(db, { series, file }, new Date(), progress.at).finally(
      progress.stop,
    );
    if (imported.outcome === "faulty") {
      throw new Refusal(
        `${faultsOf(path, imported.faults)}\n${words.faulty(imported.faults.length)}`,
      );
    }
    process.stdout.write(`${words.done(imported.waves, imported.responses)}\n`);
  });
}
