import {
  answerQuestion,
  type Attempt,
  attemptOf,
  beginAttempt,
  readScreen,
} from "#app/domain/training/attempts.ts";
import type { Db } from "#db/transaction.ts";
import { type ModuleDefinition, questionsOf } from "#training/definition.ts";
import { writtenModule } from "./written-module.ts";

/** A module of the organisation's own, as a trainer publishes it. */
export async function publishOwn(
  db: Db,
  id: string,
  {
    version = 1,
    definition = writtenModule,
  }: { version?: number; definition?: ModuleDefinition } = {},
): Promise<void> {
  const written = { module: id, version, definition: JSON.stringify(definition) };
  const publishedAt = "2027-01-01T08:00:00.000Z";
  await db
    .insertInto("moduleVersion")
    .values({ ...written, publishedBy: null, publishedAt })
    .execute();
}

/** Begins a module; gives whose attempt it is, for every step that follows. */
export async function begun(db: Db, personId: string, module: string, now: Date) {
  const beginning = await beginAttempt(db, { personId, module }, now);
  if (beginning.outcome !== "begun") throw new Error(beginning.outcome);
  return { attemptId: beginning.attemptId, personId };
}

/** Takes a module to its end, `right` or with every answer wrong, 40 seconds a step. */
export async function take(
  db: Db,
  { personId, module, right }: { personId: string; module: string; right: boolean },
  start: Date,
): Promise<Attempt> {
  const whose = await begun(db, personId, module, start);
  for (let steps = 1; steps < 30; steps++) {
    const attempt = await attemptOf(db, whose);
    if (!attempt) throw new Error("The attempt is gone.");
    if (attempt.next.at === "result") return attempt;
    const now = new Date(start.getTime() + steps * 40_000);
    const step = { ...whose, number: attempt.next.number, visibleSeconds: null };
    if (attempt.next.at === "screen") await readScreen(db, step, now);
    else await answerQuestion(db, { ...step, chosen: chosenFor(attempt, right) }, now);
  }
  throw new Error("The module has no end.");
}

function chosenFor({ module, next }: Attempt, right: boolean): string[] {
  const question = next.at === "question" && questionsOf(module.definition)[next.number - 1];
  if (!question) throw new Error("No question is open.");
  const good = [question.correctAnswer].flat();
  const bad = question.choices.map(({ value }) => value).filter((value) => !good.includes(value));
  return right ? good : bad.slice(0, 1);
}
