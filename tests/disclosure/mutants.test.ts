import { readFileSync } from "node:fs";
import { mutants } from "#tests/support/mutants/list.ts";
import { mutate } from "#tests/support/mutants/mutant.ts";
import { expect, test } from "vitest";

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  "the fault %s still finds its place in the product",
  (_, mutant) => {
    const text = readFileSync(mutant.file, "utf8");
    expect(mutate(mutant, text)).not.toBe(text);
  },
);

test("a fault whose text is gone, or stands twice, is refused", () => {
  const fault = { name: "late", changes: [["late", "early"]] as const };
  expect(mutate(fault, "too late")).toBe("too early");
  expect(() => mutate(fault, "in time")).toThrow(/stale/);
  expect(() => mutate(fault, "late, late")).toThrow(/stale/);
});
