import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";

/** What is kept for a time that an administrator can set. */
export const kinds = ["answers", "releases", "receipts", "audit", "mails"] as const;
export type Kept = (typeof kinds)[number];

/** How long each may be kept and is at first. Answers count from the close of their wave. */
export const bounds: Record<
  Kept,
  { unit: "months" | "days"; min: number; max: number; usual: number }
> = {
  answers: { unit: "months", min: 6, max: 60, usual: 24 },
  releases: { unit: "months", min: 12, max: 120, usual: 60 },
  /** Access receipts, and what is over of shares and of talks that were asked for. */
  receipts: { unit: "months", min: 3, max: 60, usual: 12 },
  audit: { unit: "months", min: 3, max: 60, usual: 12 },
  mails: { unit: "days", min: 1, max: 30, usual: 7 },
};

/** One number a kind, in the unit of its bounds. */
export type Choice = Record<Kept, number>;

/** What holds: the last choice, and every period that answers have been promised to go after. */
export interface Periods extends Choice {
  /** Oldest first; the first holds from the beginning, which is the empty text. */
  promised: { since: string; months: number }[];
}

const within = (kind: Kept) => z.coerce.number().int().min(bounds[kind].min).max(bounds[kind].max);

/** Refuses releases that would go before answers: a signal is explained by what was published. */
export const choiceSchema = z
  .strictObject({
    answers: within("answers"),
    releases: within("releases"),
    receipts: within("receipts"),
    audit: within("audit"),
    mails: within("mails"),
  })
  .refine(({ answers, releases }) => releases >= answers, { path: ["releases"] });

const setting = "retention";
const usual = Object.fromEntries(kinds.map((kind) => [kind, bounds[kind].usual])) as Choice;
const stored = z.strictObject({
  answers: z.array(z.strictObject({ since: z.string(), months: z.int().min(1) })).min(1),
  releases: z.int(),
  receipts: z.int(),
  audit: z.int(),
  mails: z.int(),
});

/** What holds now; the usual until somebody chose. */
export async function periodsOf(db: Db): Promise<Periods> {
  const row = await db
    .selectFrom("setting")
    .where("name", "=", setting)
    .select("value")
    .executeTakeFirst();
  if (!row) return { ...usual, promised: [{ since: "", months: usual.answers }] };
  const { answers: promised, ...others } = stored.parse(JSON.parse(row.value));
  return { ...others, answers: promised.at(-1)?.months ?? usual.answers, promised };
}

/** The periods as they would be after a choice at `now`. */
export function chosen(periods: Periods, choice: Choice, now: Date): Periods {
  const same = periods.answers === choice.answers;
  const added = same ? [] : [{ since: now.toISOString(), months: choice.answers }];
  return { ...choice, promised: [...periods.promised, ...added] };
}

/**
 * Sets the periods and writes what changed to the log. A shorter one holds at once; a longer one for
 * answers holds for waves that open from now on.
 */
export function choosePeriods(
  db: Db,
  { choice, actorId }: { choice: Choice; actorId: string | null },
  now: Date,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const before = await periodsOf(trx);
    const changed = kinds.filter((kind) => before[kind] !== choice[kind]);
    if (changed.length === 0) return;
    const { promised, releases, receipts, audit, mails } = chosen(before, choice, now);
    const value = JSON.stringify({ answers: promised, releases, receipts, audit, mails });
    await trx
      .insertInto("setting")
      .values({ name: setting, value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
    const detail = changed.map((kind) => `${kind}=${choice[kind]}`).join(" ");
    await record(trx, { act: "retention-changed", actorId, detail }, now);
  });
}

/**
 * For how many months after its close the answers of a wave are kept: what was promised when it
 * opened, or less where a shorter period came later. Never more: no setting widens what an answer
 * was given under.
 */
export function monthsForAnswers({ promised }: Periods, opensAt: string): number {
  const atOpening = promised.findLastIndex(({ since }) => since <= opensAt);
  return Math.min(...promised.slice(Math.max(0, atOpening)).map(({ months }) => months));
}

/** For how many months answers to a wave that opened at `opensAt` are kept after its close. */
export async function answersKept(db: Db, opensAt: string): Promise<number> {
  return monthsForAnswers(await periodsOf(db), opensAt);
}

/** The instant before which something of this kind has had its time at `now`, as it is stored. */
export function before(now: Date, unit: "months" | "days", count: number): string {
  return Temporal.Instant.from(now.toISOString())
    .toZonedDateTimeISO("UTC")
    .subtract({ [unit]: count })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
