import type { UnsubscriptionTable } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { keyedHash, keyedHashes, type Keys, sameHash } from "./secret.ts";

/** Mails that one can do without: digests, or everything that comes about surveys. */
export type MailList = UnsubscriptionTable["kind"];

export interface Subscriber {
  personId: string;
  list: MailList;
}

/**
 * What stands in the address that stops a person's mails of one list. It is made of the
 * installation's key, stored nowhere, and holds as long as that key does.
 */
export function unsubscribeToken(keys: Keys, subscriber: Subscriber): string {
  return letters[subscriber.list] + subscriber.personId + keyedHash(keys, use, textOf(subscriber));
}

/** Whose mails of which list a token stops; null for one that is none of ours. */
export function subscriberBehind(keys: Keys, token: string): Subscriber | null {
  const list = lists.find((one) => token.startsWith(letters[one]));
  const personId = token.slice(1, -HASH_LENGTH);
  if (!list || personId === "") return null;
  const hash = token.slice(-HASH_LENGTH);
  const isOurs = keyedHashes(keys, use, textOf({ personId, list })).some((one) =>
    sameHash(one, hash),
  );
  return isOurs ? { personId, list } : null;
}

/** Stops these mails from `day` (`YYYY-MM-DD`) on; stopping them again changes nothing. */
export async function unsubscribe(
  db: Db,
  { personId, list }: Subscriber,
  day: string,
): Promise<void> {
  await db
    .insertInto("unsubscription")
    .values({ personId, kind: list, since: day })
    .onConflict((conflict) => conflict.columns(["personId", "kind"]).doNothing())
    .execute();
}

/** These mails come again, from the next one on. */
export async function subscribe(db: Db, { personId, list }: Subscriber): Promise<void> {
  await db
    .deleteFrom("unsubscription")
    .where("personId", "=", personId)
    .where("kind", "=", list)
    .execute();
}

/** The lists whose mails a person has stopped, with the day since when. */
export async function unsubscribedBy(db: Db, personId: string): Promise<Map<MailList, string>> {
  const rows = await db
    .selectFrom("unsubscription")
    .where("personId", "=", personId)
    .select(["kind", "since"])
    .execute();
  return new Map(rows.map(({ kind, since }) => [kind, since]));
}

const use = "unsubscribe";
const letters: Record<MailList, string> = { digest: "d", reminder: "r" };
const lists: readonly MailList[] = ["digest", "reminder"];

/** SHA-256 in base64url. */
const HASH_LENGTH = 43;

function textOf({ personId, list }: Subscriber): string {
  return `${list}\n${personId}`;
}
