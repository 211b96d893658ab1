import { type Db, inTransaction } from "#db/transaction.ts";
import { newId } from "#app/domain/id.ts";
import { questionsOf, type PublishedModule } from "#training/definition.ts";
import { newCertificateCode } from "./certificates.ts";
import { latestModule, moduleVersion } from "./modules.ts";
import { activeSecondsOf, isAnswer, isRight, nextStep, screensIn, type Step } from "./progress.ts";

/** One time through a module, as its person sees it. */
export interface Attempt {
  id: string;
  personId: string;
  module: PublishedModule;
  startedAt: string;
  lastStepAt: string;
  screensRead: number;
  activeSeconds: number;
  completedAt: string | null;
  rightAnswers: number | null;
  passed: boolean | null;
  certificateCode: string | null;
  /** In the order of the questions; a question that is not answered is not in it. */
  answers: { question: string; chosen: string[]; isRight: boolean }[];
  next: Step;
}

export type Beginning = { outcome: "begun"; attemptId: string } | { outcome: "no-such-module" };

/**
 * Begins a module in its newest version, or goes on with what was begun and not completed: that keeps
 * its version. Two presses are one attempt.
 */
export function beginAttempt(
  db: Db,
  { personId, module }: { personId: string; module: string },
  now: Date,
): Promise<Beginning> {
  return inTransaction(db, async (trx): Promise<Beginning> => {
    // Held until the end, so that of two presses the second finds what the first began.
    await trx.updateTable("person").set({ id: personId }).where("id", "=", personId).execute();
    const begun = await unfinishedAttempt(trx, { personId, module });
    if (begun) return { outcome: "begun", attemptId: begun };
    const latest = await latestModule(trx, module);
    if (!latest) return { outcome: "no-such-module" };
    const id = newId();
    const at = now.toISOString();
    await trx
      .insertInto("attempt")
      .values({ id, personId, module, version: latest.version, startedAt: at, lastStepAt: at })
      .execute();
    return { outcome: "begun", attemptId: id };
  });
}

/** The id of what a person has begun of a module and not completed. */
export async function unfinishedAttempt(
  db: Db,
  { personId, module }: { personId: string; module: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("attempt")
    .where("personId", "=", personId)
    .where("module", "=", module)
    .where("completedAt", "is", null)
    .orderBy("startedAt", "desc")
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

type Whose = { attemptId: string; personId: string };

/** A person's own attempt; undefined for anybody else's. */
export async function attemptOf(db: Db, whose: Whose): Promise<Attempt | undefined> {
  const row = await db
    .selectFrom("attempt")
    .where("id", "=", whose.attemptId)
    .where("personId", "=", whose.personId)
    .selectAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const { version, passed, ...attempt } = row;
  const module = await moduleVersion(db, { module: row.module, version });
  const given = await db
    .selectFrom("attemptAnswer")
    .where("attemptId", "=", row.id)
    .select(["question", "chosen", "isRight"])
    .execute();
  const answers = questionsOf(module.definition).flatMap(({ name }) =>
    given
      .filter(({ question }) => question === name)
      // Our own writing, of our own type.
      .map(({ question, chosen, isRight }) => ({
        question,
        chosen: JSON.parse(chosen) as string[],
        isRight: isRight === 1,
      })),
  );
  const { screensRead } = row;
  const next = nextStep(module.definition, { screensRead, answered: answers.length });
  return { ...attempt, module, answers, next, passed: passed === null ? null : passed === 1 };
}

/** A person's attempts at a module, or at all of them, the newest first. */
export async function attemptsOf(
  db: Db,
  { personId, module }: { personId: string; module?: string },
) {
  const rows = await db
    .selectFrom("attempt")
    .where("personId", "=", personId)
    .$if(module !== undefined, (query) => query.where("module", "=", module ?? ""))
    .orderBy("startedAt", "desc")
    .select(["id", "module", "version", "startedAt", "completedAt", "rightAnswers", "passed"])
    .execute();
  return rows.map(({ passed, ...row }) => ({
    ...row,
    passed: passed === null ? null : passed === 1,
  }));
}

/**
 * What became of a step: `out-of-turn` where an earlier one is open or the attempt is completed;
 * `next` says where the person stands in any case.
 */
export type Stepped =
  | { outcome: "stepped"; next: Step }
  | { outcome: "out-of-turn"; next: Step }
  | { outcome: "no-answer"; next: Step }
  | { outcome: "not-found" };

/** A step's number from 1, and how many seconds its page was visible; null without a script. */
type Taken = Whose & { number: number; visibleSeconds: number | null };

/** Marks a screen as read to its end. Reading one again changes nothing but the time. */
export function readScreen(db: Db, { number, ...taken }: Taken, now: Date): Promise<Stepped> {
  return inTransaction(db, async (trx): Promise<Stepped> => {
    const attempt = await held(trx, taken);
    if (!attempt) return { outcome: "not-found" };
    const { definition } = attempt.module;
    const reached = attempt.screensRead + 1;
    if (attempt.completedAt || number > Math.min(reached, screensIn(definition)))
      return { outcome: "out-of-turn", next: attempt.next };
    const screensRead = Math.max(attempt.screensRead, number);
    await trx
      .updateTable("attempt")
      .set({ screensRead, ...timeOf(attempt, taken, now) })
      .where("id", "=", attempt.id)
      .execute();
    const answered = attempt.answers.length;
    return { outcome: "stepped", next: nextStep(definition, { screensRead, answered }) };
  });
}

/**
 * Scores the answer to a question, which stands: trying again is another attempt. With the last one the
 * attempt is completed and passed or failed, in the same transaction.
 */
export function answerQuestion(
  db: Db,
  { number, chosen, ...taken }: Taken & { chosen: readonly string[] },
  now: Date,
): Promise<Stepped> {
  return inTransaction(db, async (trx): Promise<Stepped> => {
    const attempt = await held(trx, taken);
    if (!attempt) return { outcome: "not-found" };
    const { next, module } = attempt;
    if (next.at !== "question" || next.number !== number) return { outcome: "out-of-turn", next };
    const question = questionsOf(module.definition)[number - 1];
    if (!question || !isAnswer(question, chosen)) return { outcome: "no-answer", next };
    const right = isRight(question, chosen);
    await trx
      .insertInto("attemptAnswer")
      .values({
        attemptId: attempt.id,
        question: question.name,
        chosen: JSON.stringify([...chosen].sort()),
        isRight: right ? 1 : 0,
      })
      .execute();
    const results = [...attempt.answers.map(({ isRight }) => isRight), right];
    await trx
      .updateTable("attempt")
      .set({ ...timeOf(attempt, taken, now), ...completion(module, results, now) })
      .where("id", "=", attempt.id)
      .execute();
    const { screensRead } = attempt;
    const answered = results.length;
    return { outcome: "stepped", next: nextStep(module.definition, { screensRead, answered }) };
  });
}

/** What is set when all questions are answered; nothing before. */
function completion({ definition }: PublishedModule, results: readonly boolean[], now: Date) {
  if (results.length < questionsOf(definition).length) return {};
  const rightAnswers = results.filter(Boolean).length;
  const passed = rightAnswers >= definition.quiz.passMark;
  return {
    completedAt: now.toISOString(),
    rightAnswers,
    passed: passed ? (1 as const) : (0 as const),
    certificateCode: passed ? newCertificateCode() : null,
  };
}

function timeOf(
  attempt: Attempt,
  { visibleSeconds }: Pick<Taken, "visibleSeconds">,
  now: Date,
): { activeSeconds: number; lastStepAt: string } {
  const spent = activeSecondsOf({ lastStepAt: attempt.lastStepAt, visibleSeconds }, now);
  return { activeSeconds: attempt.activeSeconds + spent, lastStepAt: now.toISOString() };
}

/** The attempt, held until the end of the transaction: two devices take their steps one after the other. */
async function held(trx: Db, whose: Whose): Promise<Attempt | undefined> {
  await trx
    .updateTable("attempt")
    .set({ id: whose.attemptId })
    .where("id", "=", whose.attemptId)
    .where("personId", "=", whose.personId)
    .execute();
  return attemptOf(trx, whose);
}
