import type { Db } from "#db/transaction.ts";
import { hashOf, newSecret } from "./secret.ts";

/** A person and a wave that a link lets answers in for; it shows no answer, no result and no name. */
export interface Invitation {
  waveId: string;
  personId: string;
}

/**
 * Makes a person's write-only link to a wave and gives its secret, which is stored as a hash alone.
 * A link made before for the same person and wave stops working.
 */
export async function invite(trx: Db, { waveId, personId }: Invitation): Promise<string> {
  const secret = newSecret();
  const tokenHash = hashOf(secret);
  await trx
    .insertInto("invitation")
    .values({ tokenHash, waveId, personId })
    .onConflict((conflict) => conflict.columns(["waveId", "personId"]).doUpdateSet({ tokenHash }))
    .execute();
  return secret;
}

/** The invitation behind a link's secret; undefined for a secret that was never given out. */
export function invitationBehind(db: Db, secret: string): Promise<Invitation | undefined> {
  return db
    .selectFrom("invitation")
    .innerJoin("person", "person.id", "invitation.personId")
    .where("tokenHash", "=", hashOf(secret))
    .where("person.disabled", "=", 0)
    .select(["waveId", "personId"])
    .executeTakeFirst();
}
