import { z } from "zod";
import { bilingual } from "./bilingual.ts";
import { factors } from "./factors.ts";

const identifier = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,39}$/,
    "write an id of at most 40 small letters, digits and underscores",
  )
  .refine((id) => !(id in {}), "choose another id; every object has a property of this name");

const code = z.string().regex(/^[a-z][a-z-]{0,29}$/, "write a code in small letters and hyphens");

const scale = z
  .strictObject({ min: z.int(), max: z.int() })
  .refine(
    ({ min, max }) => min < max && max - min <= 10,
    "a scale has 2 to 11 values, min below max",
  );

const common = {
  id: identifier,
  scale,
  /** Answers that are facts and not scores. */
  codes: z.array(code),
  /** Turned round before it is averaged with others. */
  reversed: z.boolean(),
};

const item = z.discriminatedUnion("role", [
  z.strictObject({ ...common, role: z.literal("factor"), factor: identifier }),
  z.strictObject({
    ...common,
    role: z.literal("anchor"),
    direction: z.enum(["higher-is-better", "higher-is-worse"]),
  }),
  z.strictObject({ ...common, role: z.literal("alliance"), subscale: identifier }),
]);

/** The scoring key of one published survey: the only thing that decides what an answer may be. */
export const scoringSchema = z
  .strictObject({
    survey: z
      .string()
      .regex(/^[a-z][a-z-]*$/, "write the survey's name in small letters and hyphens"),
    version: z.int().min(1),
    title: bilingual,
    licence: z.string().min(1),
    source: z.string().min(1),
    status: z.enum(["unvalidated", "translated", "validated"]),
    mayChange: z.strictObject({ wording: z.boolean(), items: z.boolean(), scales: z.boolean() }),
    /** Figures for fewer people than this are never shown; the product's own floor is 5. */
    smallestGroup: z.int().min(5),
    /** Means are over the items answered, and exist from `atLeast` answers on; nothing is filled in. */
    missing: z.strictObject({ rule: z.literal("mean-of-answered"), atLeast: z.int().min(1) }),
    subscales: z.array(z.strictObject({ id: identifier, name: bilingual })),
    items: z.array(item).min(1).max(60),
  })
  .superRefine(({ items, subscales }, context) => {
    const known = new Set(subscales.map(({ id }) => id));
    const seen = new Set<string>();
    items.forEach((each, index) => {
      const fault = (message: string) =>
        context.addIssue({ code: "custom", path: ["items", index], message });
      if (seen.has(each.id)) fault(`the item ${each.id} stands twice; keep one`);
      if (new Set(each.codes).size < each.codes.length) fault("a code stands twice; keep one");
      if (each.role === "alliance" && !known.has(each.subscale))
        fault(`the subscale ${each.subscale} is not in "subscales"; add it there`);
      seen.add(each.id);
    });
  });

export type Scoring = z.infer<typeof scoringSchema>;
export type Item = Scoring["items"][number];
export type Scale = Item["scale"];

/** A whole number on the item's scale, or one of the item's codes. */
export type Answer = number | string;
/** Item → answer. An item that is absent was skipped. */
export type Answers = Record<string, Answer>;

export type AnswerProblem = {
  /** The item's id, or the first 60 characters of a name that is no item; "" for the whole. */
  item: string;
  reason: "not-an-item" | "not-on-the-scale" | "too-many-answers" | "not-answers";
  /** In English, for logs and the command line; pages have their own words for each reason. */
  message: string;
};

const schemas = new WeakMap<Scoring, z.ZodType<Answers>>();

/** The only judge of a response: known items, each with a whole number on its scale or one of its codes. */
export function answersSchema(scoring: Scoring): z.ZodType<Answers> {
  const made = schemas.get(scoring);
  if (made) return made;
  const fields = scoring.items.map((each) => [each.id, z.exactOptional(answerTo(each))] as const);
  const limit = scoring.items.length;
  const schema = z
    .custom<Answers>(isRecord, "answers are sent as one field for each item")
    .refine((given) => Object.keys(given).length <= limit + 20, {
      message: `more answers than the ${limit} items of the survey`,
      params: { tooMany: true },
      abort: true,
    })
    .pipe(z.strictObject(Object.fromEntries(fields)) as unknown as z.ZodType<Answers, Answers>);
  schemas.set(scoring, schema);
  return schema;
}

/** What is wrong with a response, item by item; at most twenty, so that nothing sent in is sent back at length. */
export function answerProblems(error: z.ZodError): AnswerProblem[] {
  return error.issues.flatMap(problemsOf).slice(0, 20);
}

/**
 * The fields of a posted form as a raw record for `answersSchema`: whole numbers become numbers, all
 * else stays as it came, so that the schema can refuse it. Fields in `besides` are left out.
 */
export function answersFromForm(
  scoring: Scoring,
  form: FormData | URLSearchParams,
  besides: readonly string[] = ["submission"],
): Record<string, unknown> {
  const codes = new Map(scoring.items.map((each) => [each.id, each.codes]));
  const names = new Set([...form.keys()].filter((name) => !besides.includes(name)));
  // Object.fromEntries defines own properties, so a field called __proto__ stays a field.
  return Object.fromEntries(
    [...names].map((name) => {
      const given = form.getAll(name);
      const only = given.length === 1 ? given[0] : given;
      return [name, codes.has(name) ? numberIfWhole(only) : only];
    }),
  );
}

/** Means per person: drain and nourish from 0 to 2, balance = nourish − drain from −2 to 2. */
export type Balance = { drain: number; nourish: number; balance: number };

/**
 * Drain load = mean of max(0, −x), nourish load = mean of max(0, x) over the factors answered on the
 * scale −2…2; codes and anchors do not count. Null when no factor was answered.
 */
export function balanceOf(
  answers: Readonly<Answers>,
  factorIds: readonly string[] = factors.map(({ id }) => id),
): Balance | null {
  const scores = factorIds.flatMap((id) => scoresAt(answers, id));
  if (scores.length === 0) return null;
  const drain = mean(scores.map((x) => Math.max(0, -x)));
  const nourish = mean(scores.map((x) => Math.max(0, x)));
  return { drain, nourish, balance: nourish - drain };
}

/** Any scale on 1…5: 1 + 4 (value − min)/(max − min); a reversed item is turned round. */
export function onFivePoints(value: number, of: { scale: Scale; reversed?: boolean }): number {
  const { min, max } = of.scale;
  const from = of.reversed ? max - value : value - min;
  return 1 + (4 * from) / (max - min);
}

/** Mean on 1…5 of each subscale, null below the key's `atLeast` answers. */
export function subscaleMeans(
  scoring: Scoring,
  answers: Readonly<Answers>,
): Record<string, number | null> {
  return Object.fromEntries(
    scoring.subscales.map(({ id }) => {
      const scores = scoring.items
        .filter((each) => each.role === "alliance" && each.subscale === id)
        .flatMap((each) => scoresAt(answers, each.id).map((value) => onFivePoints(value, each)));
      return [id, scores.length < scoring.missing.atLeast ? null : mean(scores)];
    }),
  );
}

function answerTo({ scale: { min, max }, codes }: Item) {
  const wanted = [`a whole number from ${min} to ${max}`, ...codes.map((each) => `"${each}"`)];
  return z.custom<Answer>(
    (value) =>
      typeof value === "number"
        ? Number.isInteger(value) && value >= min && value <= max
        : typeof value === "string" && codes.includes(value),
    `must be ${wanted.join(" or ")}`,
  );
}

function problemsOf(issue: z.core.$ZodIssue): AnswerProblem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      item: key.slice(0, 60),
      reason: "not-an-item",
      message: "is not an item of this survey",
    }));
  const item = issue.path.map(String).join(".");
  if (item) return [{ item, reason: "not-on-the-scale", message: issue.message }];
  const tooMany = issue.code === "custom" && issue.params?.tooMany === true;
  return [{ item, reason: tooMany ? "too-many-answers" : "not-answers", message: issue.message }];
}

function isRecord(value: unknown): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function numberIfWhole(value: unknown): unknown {
  return typeof value === "string" && /^(0|-?[1-9]\d{0,5})$/.test(value) ? Number(value) : value;
}

function scoresAt(answers: Readonly<Answers>, id: string): number[] {
  const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
  return typeof value === "number" ? [value] : [];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
