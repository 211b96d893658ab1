import type { Locale } from "./bilingual.ts";
import type { Factor } from "./factors-schema.ts";
import factorsFile from "./factors.json" with { type: "json" };

/**
 * The factors that ship, in the product's order (which also breaks ties). Pages show them, and a page
 * should not carry a schema: the catalogue has checked the file when the program started.
 */
export const factors: readonly Factor[] = Object.freeze(factorsFile as unknown as Factor[]);

const byId = new Map(factors.map((each) => [each.id, each]));

/** The factor with this id; throws for an id that does not exist. */
export function factorById(id: string): Factor {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no factor ${JSON.stringify(id)} in surveys/factors.json.`);
  return found;
}

/** The pulse's sentence about a factor, open at the end (no break before the …) for the scale to finish. */
export function statementOf(about: Factor, locale: Locale): string {
  if (locale === "nb") return `De siste fire ukene har ${about.statement.nb}\u00a0…`;
  return `In the past four weeks, ${about.statement.en} ${about.statementVerb}\u00a0…`;
}
