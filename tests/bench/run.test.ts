import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

async function bench(...words: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/bench/run.ts", ...words]);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit") as Promise<[number | null]>,
  ]);
  return { code, out, err };
}

test("the benchmarks say what each of them measures, and measure nothing when asked for help", async () => {
  const { code, out, err } = await bench("--help");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^Usage: npm run bench \[name …\]/);
  for (const name of ["web", "digest", "close", "warning", "disclosure", "reliability"])
    expect(out).toContain(`\n  ${name} `);
});

test("a benchmark that is not there, and an option of none in particular, are refused", async () => {
  expect(await bench("web", "wbe")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining('There is no benchmark "wbe".\nThe benchmarks are web, digest'),
  });
  expect(await bench("--people", "9")).toMatchObject({
    code: 2,
    err: expect.stringContaining("--people belongs to one benchmark"),
  });
});

test("an option that a benchmark does not know, or cannot use, is refused before it measures", async () => {
  expect(await bench("close", "--poeple", "9")).toMatchObject({ code: 2, out: "" });
  expect(await bench("close", "--people", "few")).toMatchObject({ code: 2, out: "" });
  expect(await bench("reliability", "--part", "kils")).toMatchObject({
    code: 2,
    out: "",
    err: expect.stringContaining('There is no part "kils"; there are '),
  });
});
