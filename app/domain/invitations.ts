import type { Db } from "#db/transaction.ts";
import { hashOf, keyedHashes, type Keys, sameHash } from "./secret.ts";

/** A person and a wave that a link lets answers in for; it shows no answer, no result and no name. */
export interface Invitation {
  waveId: string;
  personId: string;
}

/** Makes a person's write-only link to a wave, or finds it again, and gives its secret. */
export async function invite(trx: Db, keys: Keys, invitation: Invitation): Promise<string> {
  const stored = await trx
    .selectFrom("invitation")
    .where("waveId", "=", invitation.waveId)
    .where("personId", "=", invitation.personId)
    .select("tokenHash")
    .executeTakeFirst();
  const secret = invitationSecret(keys, invitation, stored?.tokenHash ?? null);
  await storeInvitation(trx, invitation, secret);
  return secret;
}

/**
 * The secret of a person's link to a wave. It is made of the installation's key, so every mail of a
 * wave carries the same link: the one behind `storedHash`, as long as its key is in use.
 */
export function invitationSecret(
  keys: Keys,
  invitation: Invitation,
  storedHash: string | null,
): string {
  const secrets = secretsOf(keys, invitation);
  return secrets.find((one) => hashOf(one) === storedHash) ?? secrets[0];
}

/** Lets a link's secret in; of it the hash alone is stored. */
export async function storeInvitation(
  trx: Db,
  { waveId, personId }: Invitation,
  secret: string,
): Promise<void> {
  const tokenHash = hashOf(secret);
  await trx
    .insertInto("invitation")
    .values({ tokenHash, waveId, personId })
    .onConflict((conflict) => conflict.columns(["waveId", "personId"]).doUpdateSet({ tokenHash }))
    .execute();
}

/**
 * The invitation behind a link's secret; undefined for a secret that was never given out, or was made
 * with a key that is no longer in use.
 */
export async function invitationBehind(
  db: Db,
  keys: Keys,
  secret: string,
): Promise<Invitation | undefined> {
  const invitation = await db
    .selectFrom("invitation")
    .innerJoin("person", "person.id", "invitation.personId")
    .where("tokenHash", "=", hashOf(secret))
    .where("person.disabled", "=", 0)
    .select(["waveId", "personId"])
    .executeTakeFirst();
  if (!invitation) return undefined;
  return secretsOf(keys, invitation).some((one) => sameHash(one, secret)) ? invitation : undefined;
}

/** The newest key's first. */
function secretsOf(keys: Keys, { waveId, personId }: Invitation): [string, ...string[]] {
  return keyedHashes(keys, "invitation", `${waveId}\n${personId}`);
}
