import { type Db, inTransaction } from "#db/transaction.ts";
import { noteAccess } from "#app/domain/access-receipts.ts";
import { record } from "#app/domain/audit.ts";
import { ownData } from "./collect.ts";
import type { OwnData } from "./form.ts";

/**
 * Everything about a person as one file, with a receipt for the person and a line in the log, which
 * is shown to nobody else; undefined for somebody who is not there.
 */
export function takeHome(db: Db, personId: string, now: Date): Promise<OwnData | undefined> {
  return inTransaction(db, async (trx) => {
    const data = await ownData(trx, personId, now);
    if (!data) return undefined;
    await noteAccess(trx, { personId, readerId: personId, what: "own-export", at: now });
    const line = { act: "own-data-taken", actorId: personId, subjectId: personId } as const;
    await record(trx, line, now);
    return data;
  });
}
