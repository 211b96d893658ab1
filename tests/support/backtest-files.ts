import { runTilsig } from "#app/commands/program.ts";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

export const MEMBERS = ["solveig", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
export const MONTHS = Array.from(
  { length: 12 },
  (_, i) => `2026-${String(i + 1).padStart(2, "0")}`,
);
export const HEADER = "person,team,month,factor,item,value";

/** Everyone is in North for good; only Solveig consents. */
export const ROSTER = ["person,team,start,end,consent"].concat(
  MEMBERS.map((one) => `${one},north,2026-01,,${one === "solveig" ? 1 : 0}`),
);
export const ITEMS = ["item,factor", "w,workload", "p,peer_support", "leave,itl"];

/** Everyone gives 3 or 4 to both; from September on workload is 2 for all of North. */
export function answers(scale = (value: number) => value): string[] {
  const rows = [HEADER];
  for (const [wave, month] of MONTHS.entries()) {
    for (const [index, person] of MEMBERS.entries()) {
      const usual = 4 - ((index + wave) % 3 === 0 ? 1 : 0);
      const workload = wave >= 8 ? 2 : usual;
      rows.push(`${person},north,${month},workload,w,${scale(workload)}`);
      rows.push(`${person},north,${month},peer_support,p,${scale(usual)}`);
      rows.push(`${person},north,${month},itl,leave,${scale(2)}`);
    }
  }
  return rows;
}

/** A file of the backtest: its lines, its text or its bytes; null for one that is not there. */
type Content = readonly string[] | string | Uint8Array | null;

/** A folder with the three files, gone after the test, and the words that name them. */
export function backtestFolder(files: { R?: Content; P?: Content; I?: Content } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "backtest-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = (name: string) => join(folder, name);
  const contents = { R: answers(), P: ROSTER, I: ITEMS, ...files };
  for (const [name, content] of Object.entries<Content>(contents)) {
    if (content === null) continue;
    const bytes = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(path(`${name}.csv`), bytes ? content : `${content.join("\n")}\n`);
  }
  const words = ["--responses", path("R.csv"), "--roster", path("P.csv"), "--items", path("I.csv")];
  return { folder, path, words: ["backtest", ...words] };
}

/** Runs the backtest as the command line does, in this process; messages speak of R.csv without its folder. */
export async function runBacktest(files: Parameters<typeof backtestFolder>[0], ...more: string[]) {
  const { folder, path, words } = backtestFolder(files);
  const said = { out: "", err: "" };
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.out += String(text);
    return true;
  });
  const err = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said.err += String(text);
    return true;
  });
  process.exitCode = undefined;
  try {
    await runTilsig([...words, "--out", path("out.jsonl"), ...more]);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  const left = readdirSync(folder).filter((name) => !name.endsWith(".csv"));
  const text = left.includes("out.jsonl") ? readFileSync(path("out.jsonl"), "utf8") : "";
  const rows = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return { code, out: said.out, err: said.err.replaceAll(`${folder}/`, ""), left, text, rows };
}
