import { isDeepStrictEqual } from "node:util";
import { type Db, inPieces, inTransaction, isPostgres } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import {
  type AnswerProblem,
  answerProblems,
  type Answers,
  answersSchema,
} from "#surveys/scoring.ts";
import { newId } from "./id.ts";

export type Submission =
  | { outcome: "accepted" }
  /** These answers were replaced or taken back since they were first received: nothing was stored. */
  | { outcome: "superseded" }
  /** Too late, or the wave does not exist for this person: nothing was stored. */
  | { outcome: "wave-closed" }
  | { outcome: "not-asked" }
  | { outcome: "invalid"; problems: AnswerProblem[] };

export interface GivenResponse {
  waveId: string;
  personId: string;
  /** UUID made by the browser; the same one twice is the same response. */
  submission: string;
  /** As it came in; judged by the survey's scoring key and nothing else. */
  answers: unknown;
  /** Given where the earlier answers cannot be seen: those to other items stay. */
  adds?: boolean;
}

/**
 * Takes a person's answers to an open wave, in the place of those he or she gave before. Either all
 * of it is stored or nothing; a wave that closes at the same moment counts it or refuses it. What a
 * device sends again, because it was not told, changes nothing that has happened since.
 */
export function submitResponse(db: Db, given: GivenResponse, now: Date): Promise<Submission> {
  return inTransaction(db, async (trx): Promise<Submission> => {
    const wave = await heldOpen(trx, given.waveId, now);
    if (!(await isAsked(trx, given))) return { outcome: "not-asked" };
    if (!wave) return { outcome: "wave-closed" };
    const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
    const judged = answersSchema(scoring).safeParse(given.answers);
    if (!judged.success) return { outcome: "invalid", problems: answerProblems(judged.error) };

    const { submission, waveId, personId } = given;
    const stored = await responseOf(trx, given);
    if (stored?.submission !== submission && (await isSpent(trx, given)))
      return { outcome: "superseded" };
    if (!stored) {
      await storeResponses(trx, waveId, [{ personId, submission, answers: judged.data }]);
      return { outcome: "accepted" };
    }
    const before = await answersOf(trx, stored.id);
    const answers = given.adds ? { ...before, ...judged.data } : judged.data;
    if (stored.submission !== submission) await spend(trx, [{ waveId, ...stored }]);
    else if (isDeepStrictEqual({ ...before }, { ...answers })) return { outcome: "accepted" };
    await replaceAnswers(trx, { id: stored.id, submission, answers });
    return { outcome: "accepted" };
  });
}

/**
 * Takes back a response while its wave is open, as if it had never been given. Gives whether there
 * was one to take back.
 */
export function withdrawResponse(
  db: Db,
  { waveId, personId }: { waveId: string; personId: string },
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    if (!(await heldOpen(trx, waveId, now))) return false;
    const deleted = await trx
      .deleteFrom("response")
      .where("waveId", "=", waveId)
      .where("personId", "=", personId)
      .returning(["waveId", "submission"])
      .execute();
    await spend(trx, deleted);
    return deleted.length > 0;
  });
}

/** While the wave is open these submissions are never taken again. */
async function spend(
  trx: Db,
  submissions: readonly { waveId: string; submission: string }[],
): Promise<void> {
  const spent = submissions.map(({ waveId, submission }) => ({ waveId, submission }));
  for (const piece of inPieces(spent, 2))
    await trx
      .insertInto("spentSubmission")
      .values(piece)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function isSpent(
  trx: Db,
  { waveId, submission }: { waveId: string; submission: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom("spentSubmission")
    .where("waveId", "=", waveId)
    .where("submission", "=", submission)
    .select("submission")
    .executeTakeFirst();
  return row !== undefined;
}

/** For the close of a wave, after which nothing is taken for it anyway. */
export async function forgetSpentSubmissions(trx: Db, waveId: string): Promise<void> {
  await trx.deleteFrom("spentSubmission").where("waveId", "=", waveId).execute();
}

/** Whether this very submission is what is stored for a person and wave. */
export async function isReceived(
  db: Db,
  { waveId, personId, submission }: { waveId: string; personId: string; submission: string },
): Promise<boolean> {
  return (await responseOf(db, { waveId, personId }))?.submission === submission;
}

/** Whether a person has answered in a wave. For what goes to that person alone, such as a reminder. */
export async function hasAnswered(
  db: Db,
  of: { waveId: string; personId: string },
): Promise<boolean> {
  return (await responseOf(db, of)) !== undefined;
}

/** A person's own answers in one wave; null before he or she has answered. */
export async function ownAnswers(
  db: Db,
  { waveId, personId }: { waveId: string; personId: string },
): Promise<Answers | null> {
  const response = await responseOf(db, { waveId, personId });
  return response ? answersOf(db, response.id) : null;
}

async function answersOf(db: Db, responseId: string): Promise<Answers> {
  const rows = await db
    .selectFrom("answer")
    .where("responseId", "=", responseId)
    .select(["item", "value", "code"])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.item, row.value ?? row.code ?? ""]));
}

/** A person's own answers in a series, oldest wave first. */
export async function ownHistory(
  db: Db,
  { series, personId }: { series: string; personId: string },
): Promise<(WaveOfSurvey & { answers: Answers })[]> {
  const rows = await db
    .selectFrom("response")
    .innerJoin("wave", "wave.id", "response.waveId")
    .leftJoin("answer", "answer.responseId", "response.id")
    .where("response.personId", "=", personId)
    .where("wave.series", "=", series)
    .orderBy("wave.period")
    .select(["wave.period", "wave.survey", "wave.surveyVersion"])
    .select(["answer.item", "answer.value", "answer.code"])
    .execute();
  const waves = new Map<string, WaveOfSurvey & { answers: Answers }>();
  for (const { period, survey, surveyVersion, item, value, code } of rows) {
    const wave = waves.get(period) ?? { period, survey, surveyVersion, answers: {} };
    if (item) wave.answers[item] = value ?? code ?? "";
    waves.set(period, wave);
  }
  return [...waves.values()];
}

/** A wave of a series, and the survey it asks. */
interface WaveOfSurvey {
  period: string;
  survey: string;
  surveyVersion: number;
}

/** One of a person's own responses, with the wave it was given in. */
export interface OwnResponse {
  id: string;
  waveId: string;
  series: string;
  period: string;
  survey: string;
  surveyVersion: number;
  closedAt: string | null;
  answers: Answers;
}

/** Everything that is kept of a person's own answers, the newest wave first. */
export async function ownResponses(db: Db, personId: string): Promise<OwnResponse[]> {
  const rows = await db
    .selectFrom("response")
    .innerJoin("wave", "wave.id", "response.waveId")
    .leftJoin("answer", "answer.responseId", "response.id")
    .where("response.personId", "=", personId)
    .orderBy("wave.period", "desc")
    .orderBy("wave.series")
    .select(["response.id", "response.waveId", "wave.series", "wave.period", "wave.survey"])
    .select(["wave.surveyVersion", "wave.closedAt", "answer.item", "answer.value", "answer.code"])
    .execute();
  const responses = new Map<string, OwnResponse>();
  for (const { item, value, code, ...response } of rows) {
    const own = responses.get(response.id) ?? { ...response, answers: {} };
    if (item) own.answers[item] = value ?? code ?? "";
    responses.set(response.id, own);
  }
  return [...responses.values()];
}

/**
 * Deletes a person's responses, to one wave or to all. What closed waves published stays; in a wave
 * that is not closed yet it is as if the response had never been given. Gives the series concerned.
 */
export async function deleteOwnResponses(
  trx: Db,
  { personId, waveId }: { personId: string; waveId?: string | undefined },
): Promise<string[]> {
  await holdUnclosed(trx, personId);
  const deleted = await trx
    .deleteFrom("response")
    .where("personId", "=", personId)
    .$if(waveId !== undefined, (query) => query.where("waveId", "=", waveId ?? ""))
    .returning(["waveId", "submission"])
    .execute();
  if (deleted.length === 0) return [];
  const waves = await trx
    .selectFrom("wave")
    .where(
      "id",
      "in",
      deleted.map((row) => row.waveId),
    )
    .select(["id", "series", "closedAt"])
    .execute();
  const unclosed = new Set(waves.filter(({ closedAt }) => !closedAt).map(({ id }) => id));
  await spend(
    trx,
    deleted.filter((row) => unclosed.has(row.waveId)),
  );
  return [...new Set(waves.map(({ series }) => series))];
}

/** On PostgreSQL a close waits for what a person deletes, or the deletion for the close. */
export async function holdUnclosed(trx: Db, personId: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx
    .selectFrom("wave")
    .innerJoin("roster", "roster.waveId", "wave.id")
    .where("roster.personId", "=", personId)
    .where("wave.closedAt", "is", null)
    .select("wave.id")
    .forShare("wave")
    .execute();
}

/** Those of a wave's roster who keep no history: they count in its figures and in no signal. */
export async function keepingNoHistory(trx: Db, waveId: string): Promise<Set<string>> {
  const people = await trx
    .selectFrom("person")
    .innerJoin("roster", "roster.personId", "person.id")
    .where("roster.waveId", "=", waveId)
    .where("person.keepsHistory", "=", 0)
    .select("person.id")
    .execute();
  return new Set(people.map(({ id }) => id));
}

/**
 * Takes the person off the responses of everybody who keeps no history. For the close of a wave,
 * after its figures were made. Their shares end with it: nobody is left to take one back.
 */
export async function forgetPersonsWithoutHistory(trx: Db, waveId: string): Promise<void> {
  const responses = await trx
    .selectFrom("response")
    .innerJoin("person", "person.id", "response.personId")
    .where("response.waveId", "=", waveId)
    .where("person.keepsHistory", "=", 0)
    .select("response.id")
    .execute();
  const ids = responses.map(({ id }) => id);
  for (const piece of inPieces(ids, 1)) {
    await trx.deleteFrom("share").where("responseId", "in", piece).execute();
    await trx
      .updateTable("response")
      .set((eb) => ({
        personId: null,
        // Nothing that a browser of theirs may still hold leads back to them.
        submission: eb.ref("id"),
      }))
      .where("id", "in", piece)
      .execute();
  }
}

/** The waves of which any response is kept. */
export async function wavesWithResponses(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("response").select("waveId").distinct().execute();
  return rows.map(({ waveId }) => waveId);
}

/** Stores responses that were judged already; for `submitResponse` and for imported history. */
export async function storeResponses(
  trx: Db,
  waveId: string,
  responses: readonly { personId: string; submission: string; answers: Answers }[],
): Promise<void> {
  const identified = responses.map((response) => ({ ...response, id: newId() }));
  const rows = identified.map(({ id, personId, submission }) => ({
    id,
    waveId,
    personId,
    submission,
  }));
  for (const piece of inPieces(rows, 4)) await trx.insertInto("response").values(piece).execute();
  await storeAnswers(trx, identified);
}

/** The response stays the same one, so that what is shared of it stays shared. */
async function replaceAnswers(
  trx: Db,
  response: { id: string; submission: string; answers: Answers },
): Promise<void> {
  const { id, submission } = response;
  await trx.deleteFrom("answer").where("responseId", "=", id).execute();
  await trx.updateTable("response").set({ submission }).where("id", "=", id).execute();
  await storeAnswers(trx, [response]);
}

async function storeAnswers(
  trx: Db,
  responses: readonly { id: string; answers: Answers }[],
): Promise<void> {
  const answers = responses.flatMap(({ id, answers }) =>
    Object.entries(answers).map(([item, answer]) => ({
      responseId: id,
      item,
      value: typeof answer === "number" ? answer : null,
      code: typeof answer === "number" ? null : answer,
    })),
  );
  for (const piece of inPieces(answers, 4)) await trx.insertInto("answer").values(piece).execute();
}

/** Deletes every response to these waves, whose time is over. Gives how many there were. */
export async function deleteResponsesOf(trx: Db, waveIds: readonly string[]): Promise<number> {
  if (waveIds.length === 0) return 0;
  const { numDeletedRows } = await trx
    .deleteFrom("response")
    .where("waveId", "in", waveIds)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/**
 * The wave, if it takes answers at `now`. On PostgreSQL its row is held until the transaction ends,
 * so that a close waits for it; on SQLite one transaction writes at a time.
 */
function heldOpen(trx: Db, waveId: string, now: Date) {
  return trx
    .selectFrom("wave")
    .where("id", "=", waveId)
    .where("closedAt", "is", null)
    .where("opensAt", "<=", now.toISOString())
    .where("closesAt", ">", now.toISOString())
    .select(["survey", "surveyVersion"])
    .$if(isPostgres(trx), (query) => query.forShare())
    .executeTakeFirst();
}

/**
 * Whether the person is on the roster. On PostgreSQL that row is held, so that two presses at the
 * same moment come one after the other.
 */
async function isAsked(trx: Db, { waveId, personId }: { waveId: string; personId: string }) {
  const row = await trx
    .selectFrom("roster")
    .where("waveId", "=", waveId)
    .where("personId", "=", personId)
    .select("personId")
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst();
  return row !== undefined;
}

function responseOf(db: Db, { waveId, personId }: { waveId: string; personId: string }) {
  return db
    .selectFrom("response")
    .where("waveId", "=", waveId)
    .where("personId", "=", personId)
    .select(["id", "submission"])
    .executeTakeFirst();
}
