import { Command, CommanderError } from "commander";
import { EnvironmentProblems } from "#app/env.server.ts";
import { peopleCommand } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** The `tilsig` command line: one file a command, each a function that gives its `Command`. */
export function tilsig(): Command {
  return new Command("tilsig")
    .description("The command line of Tilsig.")
    .showHelpAfterError("(add --help for how to use it)")
    .addCommand(peopleCommand());
}

/**
 * Runs one command line. Exit codes: 0 done, 1 a fault of ours, 2 a wrong call or input that was
 * refused (nothing was changed).
 */
export async function runTilsig(words: string[]): Promise<void> {
  try {
    await tilsig().exitOverride().parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof Refusal || error instanceof EnvironmentProblems) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 2;
    } else {
      throw error;
    }
  }
}
