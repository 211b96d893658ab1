import { z } from "zod";
import { bilingual, type Locale } from "./bilingual.ts";
import { faultsIn, SurveyFault } from "./faults.ts";
import factorsFile from "./factors.json" with { type: "json" };

const moduleId = z.string().regex(/^[ms]\d{2}$/, "write a module's id, such as m01 or s04");

/** A condition of work that can drain or nourish. The file is data: an organisation may edit its wording. */
const factor = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]*$/, "write the id in small letters and underscores"),
  name: bilingual,
  draining: bilingual,
  nourishing: bilingual,
  /** Structural (answered in the organisation), relational, or practice (training helps). */
  type: z.enum(["S", "R", "P"]),
  /** Comprehensible, manageable, meaningful – the leading one first. */
  lens: z.array(z.enum(["C", "Ma", "Me"])).min(1),
  /** Points of the Working Environment Act § 4-3 that the factor documents. */
  lawPoints: z.array(z.enum(["a", "b", "c", "d"])),
  /** The factor as it stands inside the pulse's sentence; see `statementOf`. */
  statement: bilingual,
  statementVerb: z.enum(["has", "have"]),
  /** The supervisor's own first step, before any module. */
  firstStep: bilingual,
  /** One small thing the specialist can try alone; never a lesson where the cause is in the organisation. */
  ownStep: bilingual,
  /** A ten-minute talk: three open questions and one thing to leave alone. */
  conversation: z.strictObject({
    questions: z.tuple([bilingual, bilingual, bilingual]),
    avoid: bilingual,
  }),
  /** Training that answers the factor, the best fitting first. */
  modules: z.strictObject({ supervisor: z.array(moduleId), specialist: z.array(moduleId) }),
});

const factorsSchema = z
  .array(factor)
  .min(1)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "each id may stand once");

export type Factor = Readonly<z.infer<typeof factor>>;

/** The factors that ship, in the product's order (which also breaks ties). */
export const factors: readonly Factor[] = read(factorsFile);

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

function read(file: unknown): readonly Factor[] {
  const parsed = factorsSchema.safeParse(file);
  if (!parsed.success) throw new SurveyFault(faultsIn("surveys/factors.json", parsed.error));
  return Object.freeze(parsed.data);
}
