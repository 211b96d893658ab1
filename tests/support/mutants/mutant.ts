/** A fault put into the product on purpose, which the tests must notice. */
export interface Mutant {
  name: string;
  /** The file it is put into, from the top of the repository. */
  file: string;
  /** Texts and what stands in their place; each stands in the file exactly once. */
  changes: readonly (readonly [from: string, to: string])[];
  /** Files of tests, one of which must fail by an assertion; they need no PostgreSQL. */
  tests: readonly string[];
}

/** The file's text with the fault in it. Throws where a text to be replaced is not there exactly once. */
export function mutate({ name, changes }: Pick<Mutant, "name" | "changes">, text: string): string {
  return changes.reduce((mutated, [from, to]) => {
    const [before, after, ...more] = mutated.split(from);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`The mutant ${name} is stale: its text must stand exactly once: ${from}`);
    }
    return before + to + after;
  }, text);
}
