import { type Db, inTransaction } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Answer } from "#surveys/scoring.ts";
import { noteAccess } from "#app/domain/access-receipts.ts";
import {
  type ReadShare,
  sharedAnswers,
  sharesReadBy,
} from "#app/domain/disclosure/shared-answers.ts";

/** A share with its content. */
export interface OpenedShare extends ReadShare {
  /** In the order of the survey; only those that are still answered. */
  factors: { item: string; factor: string; answer: Answer }[];
}

/**
 * Opens a share for its receiver and gives the person a receipt, in one transaction; undefined for
 * anybody else, and once it may not be read any more: then nothing is shown and nothing noted.
 */
export function openShare(
  db: Db,
  { shareId, receiverId }: { shareId: string; receiverId: string },
  { now, day }: { now: Date; day: string },
): Promise<OpenedShare | undefined> {
  return inTransaction(db, async (trx) => {
    const readable = await sharesReadBy(trx, receiverId, day);
    const share = readable.find(({ id }) => id === shareId);
    if (!share) return undefined;
    const answers = new Map(
      (await sharedAnswers(trx, shareId)).map(({ item, answer }) => [item, answer]),
    );
    const { scoring } = publishedSurvey(share.survey, share.surveyVersion);
    const factors = scoring.items.flatMap((item) => {
      const answer = answers.get(item.id);
      if (item.role !== "factor" || answer === undefined) return [];
      return [{ item: item.id, factor: item.factor, answer }];
    });
    const { personId } = share;
    await noteAccess(trx, {
      personId,
      readerId: receiverId,
      what: "share-opened",
      shareId,
      at: now,
    });
    return { ...share, factors };
  });
}
