import { beforeAll } from "vitest";
import { bundledProgram, type Program } from "#tests/bench/reliability/program.ts";
import { builtPages } from "#tests/support/server.ts";

/** Builds the program before the first test of a file and removes it after the last; ask for it in a test. */
export function builtProgram(): () => Program {
  let program: Program | undefined;
  beforeAll(async () => {
    await builtPages();
    program = await bundledProgram();
    return program.remove;
  }, 120_000);
  return () => {
    if (!program) throw new Error("The program is built when the first test begins.");
    return program;
  };
}
