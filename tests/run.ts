import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs Vitest and then Playwright, both whatever the other says, and ends with the one line that
 * counts: `N passed, N failed`.
 */
const folder = "test-results";
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const unit = join(folder, "vitest.json");
/** Named in playwright.config.ts. */
const endToEnd = join(folder, "playwright.json");

const runs = [
  run(["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`]),
  run(["playwright", "test"]),
];
const counts = [countUnit(unit), countEndToEnd(endToEnd)];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const isGreen = runs.every(Boolean) && failed === 0 && counts.every((count) => count.passed > 0);

console.log(`${passed} passed, ${isGreen ? failed : Math.max(1, failed)} failed`);
process.exitCode = isGreen ? 0 : 1;

function run(words: string[]): boolean {
  return spawnSync("npx", words, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

interface Count {
  passed: number;
  failed: number;
}

function countUnit(file: string): Count {
  const report = read(file);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 1 };
}

/** A test that passed only when it was tried again counts as failed. */
function countEndToEnd(file: string): Count {
  const stats = read(file)?.stats;
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 1) + (stats?.flaky ?? 0),
  };
}

/** What either tool writes of its run; nothing when it did not get that far. */
function read(file: string) {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as {
      numPassedTests?: number;
      numFailedTests?: number;
      stats?: { expected: number; unexpected: number; flaky: number };
    };
  } catch {
    return undefined;
  }
}
