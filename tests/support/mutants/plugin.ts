import { resolve } from "node:path";
import type { Plugin } from "vitest/config";
import { mutants } from "./list.ts";
import { mutate } from "./mutant.ts";

/** Puts the mutant of this name into its file as it is loaded, and leaves the file on the disk as it is. */
export function mutation(name: string): Plugin {
  const mutant = mutants.find((each) => each.name === name);
  if (!mutant) throw new Error(`There is no mutant ${name}.`);
  const file = resolve(mutant.file);
  return {
    name: "mutation",
    enforce: "pre",
    config: () => ({ test: { setupFiles: ["tests/support/mutants/whole-report.ts"] } }),
    transform: (text, id) => (id.split("?")[0] === file ? mutate(mutant, text) : undefined),
  };
}
