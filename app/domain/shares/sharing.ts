import { type Db, inTransaction, isPostgres } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Answer, Answers } from "#surveys/scoring.ts";
import { dayAfter } from "#app/domain/calendar.ts";
import { wouldExpose } from "#app/domain/disclosure/share-check.ts";
import { newId } from "#app/domain/id.ts";
import { personById, supervisorsOf } from "#app/domain/people.ts";
import { ownResponses } from "#app/domain/responses.ts";

/** Days that a share lasts unless the person chooses otherwise. */
export const USUAL_DAYS = 90;

/** No share lasts longer than this many days. */
export const MOST_DAYS = 366;

/** What a person may share of one response, and with whom today. */
export interface Shareable {
  /** In the order of the survey: those that were answered, with a value or a code. */
  factors: { item: string; factor: string; answer: Answer }[];
  receivers: { id: string; name: string }[];
  /** Without it the answers lose their person at the close, and there is nothing to share. */
  keepsHistory: boolean;
}

/** Undefined where the person has no response in that wave. */
export async function shareable(
  db: Db,
  { waveId, personId }: { waveId: string; personId: string },
  day: string,
): Promise<Shareable | undefined> {
  const response = await ownResponse(db, { waveId, personId });
  if (!response) return undefined;
  const person = await personById(db, personId);
  const receivers = await supervisorsOf(db, personId, day);
  return {
    factors: factorsIn(response),
    receivers: receivers.map(({ id, name }) => ({ id, name })),
    keepsHistory: person?.keepsHistory === 1,
  };
}

export interface GivenShare {
  waveId: string;
  personId: string;
  receiverId: string;
  items: readonly string[];
  /** The first day (`YYYY-MM-DD`) on which it is no longer shown. */
  endsOn: string;
}

export type Sharing =
  | { outcome: "shared"; shareId: string }
  /** No response of this person in that wave, or no supervisor of theirs: nothing is said of which. */
  | { outcome: "not-found" }
  | { outcome: "invalid"; problem: "nothing-ticked" | "unknown-item" | "end" }
  /** It could give away what somebody else answered. Nothing was stored. */
  | { outcome: "refused" };

/**
 * Shares answers of one's own response with a supervisor of `day`, until an end. Before the close of
 * the wave it waits, and the release is made as if everybody knew it; after the close it is stored
 * only if what is published then still exposes nobody (D18). The same share given twice is one.
 */
export function shareAnswers(db: Db, given: GivenShare, day: string): Promise<Sharing> {
  return inTransaction(db, async (trx): Promise<Sharing> => {
    const wave = await heldWave(trx, given.waveId);
    const offered = wave && (await shareable(trx, given, day));
    const isOffered = offered?.receivers.some(({ id }) => id === given.receiverId);
    if (!wave || !offered || !isOffered || !offered.keepsHistory) return { outcome: "not-found" };
    const problem = problemOf(given, offered, day);
    if (problem) return { outcome: "invalid", problem };

    const response = await ownResponse(trx, given);
    if (!response) return { outcome: "not-found" };
    const items = [...new Set(given.items)].sort();
    const known = await sameShare(trx, { ...given, responseId: response.id, items });
    if (known) return { outcome: "shared", shareId: known };
    if (wave.closedAt !== null && (await wouldExpose(trx, { ...given, items })))
      return { outcome: "refused" };

    const id = newId();
    const { receiverId, endsOn } = given;
    await trx
      .insertInto("share")
      .values({ id, responseId: response.id, receiverId, sharedOn: day, endsOn, withdrawnAt: null })
      .execute();
    await trx
      .insertInto("shareItem")
      .values(items.map((item) => ({ shareId: id, item })))
      .execute();
    return { outcome: "shared", shareId: id };
  });
}

/**
 * The wave, held alone until the transaction ends on PostgreSQL: a close comes before the share or
 * after it, and two shares of a wave are weighed one after the other. On SQLite one transaction
 * writes at a time.
 */
function heldWave(trx: Db, waveId: string) {
  return trx
    .selectFrom("wave")
    .where("id", "=", waveId)
    .select(["id", "closedAt"])
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst();
}

async function ownResponse(db: Db, { waveId, personId }: { waveId: string; personId: string }) {
  const responses = await ownResponses(db, personId);
  return responses.find((own) => own.waveId === waveId);
}

function factorsIn(response: { survey: string; surveyVersion: number; answers: Answers }) {
  const { scoring } = publishedSurvey(response.survey, response.surveyVersion);
  return scoring.items.flatMap((item) => {
    const answer = response.answers[item.id];
    if (item.role !== "factor" || answer === undefined) return [];
    return [{ item: item.id, factor: item.factor, answer }];
  });
}

function problemOf({ items, endsOn }: GivenShare, { factors }: Shareable, day: string) {
  if (items.length === 0) return "nothing-ticked";
  if (items.some((item) => !factors.some((factor) => factor.item === item))) return "unknown-item";
  const fits = endsOn > day && endsOn <= dayAfter(day, MOST_DAYS);
  return fits ? null : "end";
}

/** What was given already and lasts: a second press is the same share. */
async function sameShare(
  trx: Db,
  share: { responseId: string; receiverId: string; endsOn: string; items: readonly string[] },
): Promise<string | undefined> {
  const rows = await trx
    .selectFrom("share")
    .innerJoin("shareItem", "shareItem.shareId", "share.id")
    .where("share.responseId", "=", share.responseId)
    .where("share.receiverId", "=", share.receiverId)
    .where("share.endsOn", "=", share.endsOn)
    .where("share.withdrawnAt", "is", null)
    .select(["share.id", "shareItem.item"])
    .execute();
  const itemsOf = (id: string) => rows.flatMap((row) => (row.id === id ? [row.item] : [])).sort();
  return rows.find(({ id }) => String(itemsOf(id)) === String(share.items))?.id;
}
