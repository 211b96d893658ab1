import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { mutants } from "./list.ts";
import { type Mutant, mutate } from "./mutant.ts";

/** Two at a time: a machine that tests has two cores at least. */
const ABREAST = 2;

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** Outcomes of single tests by file and name; `asserted` is a failure of what the test expects. */
type Outcomes = Map<string, "passed" | "asserted" | "other">;

const [only] = process.argv.slice(2);
await killAll(only ? mutants.filter(({ name }) => name.includes(only)) : mutants);

/**
 * Runs each mutant's tests with the mutant in place. It is killed when a test that passes without it
 * fails by an assertion; a fault of syntax or an import that does not load kills nothing.
 */
async function killAll(chosen: readonly Mutant[]) {
  await mkdir("test-results", { recursive: true });
  const sound = await outcomesOf(null, [...new Set(chosen.flatMap(({ tests }) => tests))]);
  const waiting = [...chosen];
  let passed = 0;
  let failed = 0;
  const work = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const fault = await faultOf(mutant, sound);
      process.stdout.write(`${fault ? `✗ ${mutant.name}: ${fault}` : `✓ ${mutant.name}`}\n`);
      if (fault) failed += 1;
      else passed += 1;
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  await writeFile("test-results/mutants.json", JSON.stringify({ passed, failed }));
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Why a mutant is not killed; null when it is. */
async function faultOf(mutant: Mutant, sound: Outcomes): Promise<string | null> {
  try {
    mutate(mutant, await readFile(mutant.file, "utf8"));
  } catch (error) {
    return String(error);
  }
  const outcomes = await outcomesOf(mutant.name, mutant.tests);
  if (outcomes.size === 0) return "its tests did not run";
  const killers = [...outcomes].filter(
    ([test, outcome]) => outcome === "asserted" && sound.get(test) === "passed",
  );
  return killers.length > 0 ? null : "no test that passes without it fails by an assertion";
}

async function outcomesOf(mutant: string | null, tests: readonly string[]): Promise<Outcomes> {
  const report = `test-results/mutant-${(mutant ?? "none").replaceAll(/\W+/g, "-")}.json`;
  await rm(report, { force: true });
  const words = ["run", ...tests, "--reporter=json", `--outputFile=${report}`, "--maxWorkers=1"];
  // Without PostgreSQL, which vite.config.ts starts when there is no MUTANT at all.
  const env = { ...process.env, MUTANT: mutant ?? "" };
  const child = spawn("node_modules/.bin/vitest", words, { env, stdio: "ignore" });
  await once(child, "exit");
  const text = await readFile(report, "utf8").catch(() => '{"testResults":[]}');
  await rm(report, { force: true });
  const read = reportSchema.parse(JSON.parse(text));
  return new Map(
    read.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status, failureMessages }) => [
        `${name} ${fullName}`,
        outcomeOf(status, failureMessages ?? []),
      ]),
    ),
  );
}

function outcomeOf(status: string, messages: readonly string[]) {
  if (status === "passed") return "passed";
  return messages.some((message) =>
    /^(AssertionError|Error: Property failed[^]*\bAssertionError)/.test(message),
  )
    ? "asserted"
    : "other";
}
