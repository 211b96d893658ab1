import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm } from "node:fs/promises";
import { z } from "zod";

interface Counted {
  passed: number;
  failed: number;
}

/** A run of tests that writes what came of it into a file. */
interface Runner {
  name: string;
  words: string[];
  report: string;
  /** Reads the report's numbers. */
  numbers: z.ZodType<Counted>;
}

const runners: Runner[] = [
  {
    name: "Vitest",
    words: [
      ...["vitest", "run", "--reporter=default", "--reporter=json"],
      "--outputFile.json=test-results/vitest.json",
    ],
    report: "test-results/vitest.json",
    numbers: z
      .object({
        numPassedTests: z.int(),
        numFailedTests: z.int(),
        testResults: z.array(
          z.object({ status: z.string(), assertionResults: z.array(z.unknown()) }),
        ),
      })
      .transform(({ numPassedTests, numFailedTests, testResults }) => ({
        passed: numPassedTests,
        failed: numFailedTests + testResults.filter(didNotLoad).length,
      })),
  },
  {
    name: "Mutants",
    words: ["tsx", "tests/support/mutants/run.ts"],
    report: "test-results/mutants.json",
    numbers: z.object({ passed: z.int(), failed: z.int() }),
  },
  {
    name: "Playwright",
    words: ["playwright", "test"],
    report: "test-results/playwright.json",
    numbers: z
      .object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }) })
      .transform(({ stats }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
      })),
  },
];

await runAll();

/** A file with a fault outside its tests: none of them has run. */
function didNotLoad({ status, assertionResults }: { status: string; assertionResults: unknown[] }) {
  return status === "failed" && assertionResults.length === 0;
}

/**
 * Runs everything, also after a failure, and says at the very end `N passed, N failed`. What ends
 * badly without a failed test – a file that does not load, no test at all – counts as one failure.
 */
async function runAll() {
  await mkdir("test-results", { recursive: true });
  const total: Counted = { passed: 0, failed: 0 };
  for (const runner of runners) {
    const { passed, failed } = await run(runner);
    process.stdout.write(`\n${runner.name}: ${passed} passed, ${failed} failed.\n\n`);
    total.passed += passed;
    total.failed += failed;
  }
  process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function run({ words, report, numbers }: Runner): Promise<Counted> {
  await rm(report, { force: true });
  const [name = "", ...rest] = words;
  const program = `node_modules/.bin/${name}`;
  const child = spawn(program, rest, { stdio: ["ignore", "inherit", "inherit"] });
  const [code] = await once(child, "exit");
  const counted = await read(report, numbers);
  const isWell = code === 0 && counted.passed > 0;
  return isWell ? counted : { ...counted, failed: Math.max(counted.failed, 1) };
}

async function read(report: string, numbers: z.ZodType<Counted>): Promise<Counted> {
  const text = await readFile(report, "utf8").catch(() => "null");
  const read = numbers.safeParse(JSON.parse(text));
  return read.data ?? { passed: 0, failed: 1 };
}
