import { sql } from "kysely";
import { type Db, isPostgres } from "#db/transaction.ts";
import { newId } from "./id.ts";
import { type Keys, keyedHash, keyedHashes, sameHash } from "./secret.ts";

const minute = 60 * 1000;
const hour = 60 * minute;
const mostPerAddress = 5;
const mostPerNetwork = 30;

export interface Asking {
  /** Lower case; need not be anybody's. */
  email: string;
  /** The network address of the browser; kept for a day as a keyed hash. */
  network: string;
  /** What `browserMark` gave this browser when somebody last signed in on it. */
  mark: string | null;
  keys: Keys;
}

/**
 * Counts a request to sign in and gives 0, or counts nothing and gives the minutes until one is
 * allowed: five an hour for an address, thirty for a network address. Addresses that are nobody's
 * count alike. To be called in a transaction.
 */
export async function countRequest(trx: Db, asking: Asking, now: Date): Promise<number> {
  await oneAtATime(trx);
  const address = keyedHashes(asking.keys, "sign-in address", addressToCount(asking));
  const network = keyedHashes(asking.keys, "sign-in network", asking.network);
  const wait = Math.max(
    await waitFor(trx, "addressHash", address, mostPerAddress, now),
    await waitFor(trx, "networkHash", network, mostPerNetwork, now),
  );
  if (wait > 0) return Math.ceil(wait / minute);
  await trx
    .insertInto("signInRequest")
    .values({
      id: newId(),
      addressHash: address[0],
      networkHash: network[0],
      at: now.toISOString(),
    })
    .execute();
  return 0;
}

/** Minutes until this network may try another code of a certificate; 0 when one may be tried now. */
export async function waitToVerify(trx: Db, verifying: Verifying, now: Date): Promise<number> {
  await oneAtATime(trx);
  const network = keyedHashes(verifying.keys, wrongCode, verifying.network);
  return Math.ceil((await waitFor(trx, "networkHash", network, mostPerNetwork, now)) / minute);
}

/** Counts a code that is no certificate's: thirty an hour for a network address. */
export async function countWrongCode(trx: Db, verifying: Verifying, now: Date): Promise<void> {
  const hash = keyedHash(verifying.keys, wrongCode, verifying.network);
  await trx
    .insertInto("signInRequest")
    .values({ id: newId(), addressHash: hash, networkHash: hash, at: now.toISOString() })
    .execute();
}

/** Who looks up a certificate: a network address, kept for a day as a keyed hash when the code was wrong. */
export type Verifying = Pick<Asking, "network" | "keys">;

const wrongCode = "certificate network";

/** For the browser on which somebody has just signed in: worth a count of its own, and nothing else. */
export function browserMark(keys: Keys, email: string): string {
  return keyedHash(keys, markUse, email);
}

const markUse = "browser somebody signed in on";

/**
 * Whoever asks for somebody else's address again and again uses up the address's count. A browser on
 * which that person has signed in before has a count of its own, so that nobody is locked out.
 */
function addressToCount({ email, mark, keys }: Asking) {
  const isKnown = mark !== null && keyedHashes(keys, markUse, email).some((m) => sameHash(m, mark));
  return isKnown ? `${email} on a known browser` : email;
}

/** Milliseconds until fewer than `most` requests lie within the last hour; 0 when one is free now. */
async function waitFor(
  trx: Db,
  column: "addressHash" | "networkHash",
  hashes: string[],
  most: number,
  now: Date,
) {
  const latest = await trx
    .selectFrom("signInRequest")
    .where(column, "in", hashes)
    .where("at", ">", later(now, -hour))
    .orderBy("at", "desc")
    .limit(most)
    .select("at")
    .execute();
  const blocking = latest[most - 1];
  return blocking ? Date.parse(blocking.at) + hour - now.getTime() : 0;
}

/** SQLite writes one at a time anyway; on PostgreSQL many at once would all find the count free. */
async function oneAtATime(trx: Db) {
  if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(hashtext('sign-in'))`.execute(trx);
}

function later(now: Date, ms: number) {
  return new Date(now.getTime() + ms).toISOString();
}
