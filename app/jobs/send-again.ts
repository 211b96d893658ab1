import { tryAddressAgain } from "#app/domain/mail-refusal.ts";
import { mailsAbout } from "#app/domain/own-data/mails-about.ts";
import { personById } from "#app/domain/people.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { retryUntold } from "./mail-queue.ts";

/**
 * Has mail go to a person again whose address was refused, and what was given up for it tried again:
 * how much that is, and of what kind, is not told.
 */
export function sendAgainTo(
  db: Db,
  personId: string,
  now: Date,
): Promise<{ outcome: "tried-again" | "not-refused" }> {
  return inTransaction(db, async (trx) => {
    const tried = await tryAddressAgain(trx, personId);
    const person = await personById(trx, personId);
    if (tried.outcome === "not-refused" || !person) return { outcome: "not-refused" };
    const givenUp = await mailsAbout(trx, person)
      .where("outbox.failedAt", "is not", null)
      .where("outbox.doneAt", "is", null)
      .select("outbox.key")
      .execute();
    const keys = givenUp.map(({ key }) => key);
    await retryUntold(trx, keys, now);
    return tried;
  });
}
