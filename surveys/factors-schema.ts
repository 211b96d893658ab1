import { z } from "zod";
import { bilingual } from "./bilingual.ts";
import { faultsIn, SurveyFault } from "./faults.ts";

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

/** What surveys/factors.json holds, if it is as it should be; throws a SurveyFault with every fault. */
export function readFactors(file: unknown): readonly Factor[] {
  const parsed = factorsSchema.safeParse(file);
  if (!parsed.success) throw new SurveyFault(faultsIn("surveys/factors.json", parsed.error));
  return parsed.data;
}
