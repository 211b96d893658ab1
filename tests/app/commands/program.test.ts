import { tilsig } from "#app/commands/program.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import type { Command } from "commander";
import { expect, test } from "vitest";

function every(command: Command): Command[] {
  return [command, ...command.commands.flatMap(every)];
}

test("every command says what it does, and none ends the process by itself", () => {
  for (const command of every(tilsig())) {
    expect(command.description(), command.name()).not.toBe("");
    const silent = command.configureOutput({ writeOut: () => {}, writeErr: () => {} });
    expect(() => silent.parse(["--help"], { from: "user" }), command.name()).toThrow("outputHelp");
  }
});

test("help fits on a screen of eighty columns", () => {
  for (const command of every(tilsig())) {
    let help = "";
    const written = { writeOut: (text: string) => (help += text), getOutHelpWidth: () => 80 };
    command.configureOutput(written).outputHelp();
    const wide = help.split("\n").filter((line) => line.length > 80);
    expect(wide, command.name()).toEqual([]);
  }
});

test("a wrong call is told how it is right, with exit code 2", async () => {
  const { code, out, err } = await runCommandLine(["people", "imprt"], {});
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain("error: unknown command 'imprt'");
  expect(err).toContain("(add --help for how to use it)");
});

test("help shows an example of the file, with exit code 0", async () => {
  const { code, out } = await runCommandLine(["people", "import", "--help"], {});
  expect(code).toBe(0);
  expect(out).toContain("email,name,roles,unit,team,supervisor,language,time_zone,start,end");
  expect(out).toContain("--dry-run");
});
