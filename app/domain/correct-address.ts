import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "./audit.ts";
import { normalEmail, personByEmail } from "./people.ts";

export type Corrected =
  | { outcome: "corrected"; personId: string }
  | { outcome: "unknown-person" }
  /** Somebody has the new address, be it the same person. */
  | { outcome: "taken" };

/**
 * Gives a person another mail address. Whoever has it signs in as that person, so every session ends,
 * every link to sign in that went to the old one is void, and the log has a line. `to` is a mail
 * address.
 */
export function correctAddress(
  db: Db,
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<Corrected> {
  return inTransaction(db, async (trx) => {
    const person = await personByEmail(trx, from);
    if (!person) return { outcome: "unknown-person" };
    if (await personByEmail(trx, to)) return { outcome: "taken" };
    const { id: personId } = person;
    await trx
      .updateTable("person")
      .set({ email: normalEmail(to) })
      .where("id", "=", personId)
      .execute();
    await trx.deleteFrom("session").where("personId", "=", personId).execute();
    await trx.deleteFrom("signIn").where("personId", "=", personId).execute();
    await record(trx, { act: "address-corrected", actorId: null, subjectId: personId }, now);
    return { outcome: "corrected", personId };
  });
}
