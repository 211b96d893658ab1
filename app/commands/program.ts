import { Command, CommanderError } from "commander";
import { EnvironmentProblems } from "#app/env.server.ts";
import { CannotStart } from "#app/server/cannot-start.ts";
import { backtestCommand } from "./backtest.ts";
import { databaseCommand } from "./database-copy.ts";
import { digestCommand } from "./digest.ts";
import { historyCommand } from "./history.ts";
import { mailCommand } from "./mail.ts";
import { peopleCommand } from "./people.ts";
import { Refusal } from "./refusal.ts";
import { releasesCommand } from "./releases.ts";
import { retentionCommand } from "./retention.ts";
import { seriesCommand } from "./series.ts";
import { trainingCommand } from "./training.ts";
import { waveCommand } from "./wave.ts";
import { workerCommand } from "./worker.ts";

/** The `tilsig` command line: one file a command, each a function that gives its `Command`. */
export function tilsig(): Command {
  const program = new Command("tilsig")
    .description("The command line of Tilsig.")
    .showHelpAfterError("(add --help for how to use it)")
    .addCommand(peopleCommand())
    .addCommand(historyCommand())
    .addCommand(seriesCommand())
    .addCommand(waveCommand())
    .addCommand(digestCommand())
    .addCommand(mailCommand())
    .addCommand(releasesCommand())
    .addCommand(trainingCommand())
    .addCommand(backtestCommand())
    .addCommand(retentionCommand())
    .addCommand(databaseCommand())
    .addCommand(workerCommand())
    .exitOverride();
  handOn(program);
  return program;
}

/** Commands made in files of their own do not take over the settings of the one above by themselves. */
function handOn(command: Command) {
  for (const below of command.commands) {
    below.copyInheritedSettings(command);
    handOn(below);
  }
}

/**
 * Runs one command line. Exit codes: 0 done, 1 a fault of ours, 2 a wrong call or input that was
 * refused (nothing was changed).
 */
export async function runTilsig(words: string[]): Promise<void> {
  try {
    await tilsig().parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof CannotStart) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = error.exitCode;
    } else if (error instanceof Refusal || error instanceof EnvironmentProblems) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    } else {
      throw error;
    }
  }
}
