import { showProgress } from "#app/commands/progress.ts";
import { expect, onTestFinished, test, vi } from "vitest";

/** What is written to standard error while somebody counts to two, on a terminal or not. */
function written(isTTY: boolean) {
  const before = process.stderr.isTTY;
  onTestFinished(() => {
    process.stderr.isTTY = before;
  });
  process.stderr.isTTY = isTTY;
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const progress = showProgress("Storing");
  progress.at(1, 2);
  progress.at(2, 2);
  progress.stop();
  return write.mock.calls.map(([text]) => String(text)).join("");
}

test("a bar shows how far the work is, on a terminal", () => {
  expect(written(true)).toMatch(/Storing .*50 %[^]*100 %/);
});

test("nothing is drawn where nobody watches", () => {
  expect(written(false)).toBe("");
});
