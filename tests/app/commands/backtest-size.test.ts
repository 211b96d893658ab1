import { runCommandLine } from "#tests/support/command-line.ts";
import { backtestFolder, HEADER, ITEMS } from "#tests/support/backtest-files.ts";
import { closeSync, openSync, statSync, writeSync } from "node:fs";
import { expect, test } from "vitest";

const PEOPLE = Array.from({ length: 500 }, (_, i) => {
  return { id: `person${i}`, team: `t${Math.floor(i / 10)}` };
});
const MONTHS = Array.from(
  { length: 36 },
  (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
);
const QUESTIONS = Array.from({ length: 36 }, (_, i) => [`q${i}`, `f${i % 3}`] as const);

/** 648,000 answers in more than 20 MB. */
function writeAnswers(path: string): void {
  const file = openSync(path, "w");
  writeSync(file, `${HEADER}\n`);
  for (const [wave, month] of MONTHS.entries()) {
    for (const [place, { id, team }] of PEOPLE.entries()) {
      const rows = QUESTIONS.map(([item, factor], question) => {
        const value = 1 + ((place + 3 * wave + question) % 4);
        return `${id},${team},${month},${factor},${item},${value}.25\n`;
      });
      writeSync(file, rows.join(""));
    }
  }
  closeSync(file);
}

test("a file of 20 MB is read and judged in a heap of 64 MB, of which the program itself takes half", async () => {
  const { path, words } = backtestFolder({
    P: [
      "person,team,start,end,consent",
      ...PEOPLE.map(({ id, team }) => `${id},${team},2024-01,,0`),
    ],
    I: [ITEMS[0]!, ...QUESTIONS.map((pair) => pair.join(","))],
  });
  writeAnswers(path("R.csv"));
  expect(statSync(path("R.csv")).size).toBeGreaterThan(20e6);
  const { code, out, err } = await runCommandLine([...words, "--out", path("out.jsonl")], {
    NODE_OPTIONS: "--max-old-space-size=64",
  });
  expect(err).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("Done: 36 months");
}, 120_000);
