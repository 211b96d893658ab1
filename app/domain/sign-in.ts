import { promise } from "#app/jobs/outbox.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "./audit.ts";
import { newId } from "./id.ts";
import {
  hashOf,
  type Keys,
  keyedHash,
  keyedHashes,
  newCode,
  newSecret,
  sameHash,
  seal,
} from "./secret.ts";
import { beginSession } from "./session.ts";
import { type Asking, browserMark, countRequest } from "./sign-in-limit.ts";

/** How long a link and its code sign in, in milliseconds. */
export const validMs = 10 * 60 * 1000;
const dayMs = 24 * 3600 * 1000;
const mostTries = 5;

export type Asked =
  | { outcome: "asked"; cookie: string }
  /** Counted alike for addresses that exist and others; passes by itself. */
  | { outcome: "too-often"; minutes: number };

/**
 * Begins to sign in: gives the secret of this browser's cookie and promises a mail with a link and a
 * code. An address that is nobody's takes the same way, to a mail that is not sent. What was asked
 * for this person before is worth nothing from now on.
 *
 * Link and code lie in the outbox until the mail is sent. They are sealed with the installation's
 * key, so a copy of the database shows none; the row is emptied when it is done, and nobody can use
 * them without the cookie or after ten minutes.
 */
export function askToSignIn(db: Db, asking: Asking, now: Date): Promise<Asked> {
  return inTransaction(db, async (trx) => {
    await forgetOld(trx, now);
    const minutes = await countRequest(trx, asking, now);
    if (minutes > 0) return { outcome: "too-often", minutes };
    return { outcome: "asked", cookie: await begin(trx, asking, now) };
  });
}

async function begin(trx: Db, { email, keys }: Asking, now: Date) {
  const personId = await personWith(trx, email);
  const [cookie, link, code] = [newSecret(), newSecret(), newCode()];
  const cookieHash = hashOf(cookie);
  const expiresAt = later(now, validMs);
  await trx.deleteFrom("signIn").where("personId", "=", personId).execute();
  await trx
    .insertInto("signIn")
    .values({
      cookieHash,
      personId,
      linkHash: hashOf(link),
      codeHash: keyedHash(keys, codeUse(cookieHash), code),
      expiresAt,
    })
    .execute();
  const payload: SignInMail = {
    personId,
    askedAt: now.toISOString(),
    sealed: seal(keys, sealUse, JSON.stringify({ link, code })),
  };
  const runAt = now.toISOString();
  await promise(trx, [{ key: `sign-in:${newId()}`, kind: "send-sign-in", payload, runAt }]);
  return cookie;
}

/** What is promised to the outbox; `personId` is null where there is nobody to write to. */
export interface SignInMail {
  personId: string | null;
  askedAt: string;
  /** `{ link, code }` as JSON, sealed for `sealUse`. */
  sealed: string;
}

export const sealUse = "sign-in mail";

/** Whether a link still signs in, for the moment before its mail is sent. */
export async function linkIsAlive(db: Db, link: string, now: Date): Promise<boolean> {
  return (await aliveLink(db, link, now).executeTakeFirst()) !== undefined;
}

/** What a link is worth in a browser. Asking changes nothing, however often a scanner asks. */
export async function stateOfLink(
  db: Db,
  { link, cookie }: { link: string; cookie: string | null },
  now: Date,
): Promise<"ready" | "other-browser" | "not-valid"> {
  const found = await aliveLink(db, link, now).executeTakeFirst();
  if (!found) return "not-valid";
  return cookie && sameHash(found.cookieHash, hashOf(cookie)) ? "ready" : "other-browser";
}

interface SignedIn {
  outcome: "signed-in";
  /** Of the new session. */
  secret: string;
  /** Lets this browser ask within a count of its own. */
  mark: string;
}

/** Signs in with the link, in the browser that asked and nowhere else. Works once. */
export function signInWithLink(
  db: Db,
  {
    link,
    cookie,
    device,
    keys,
  }: { link: string; cookie: string | null; device: string; keys: Keys },
  now: Date,
): Promise<SignedIn | { outcome: "other-browser" | "not-valid" }> {
  return inTransaction(db, async (trx) => {
    const state = await stateOfLink(trx, { link, cookie }, now);
    if (state !== "ready") return { outcome: state };
    const personId = await used(trx, hashOf(cookie ?? ""));
    if (!personId) return { outcome: "not-valid" };
    return enter(trx, { personId, device, keys, by: "link" }, now);
  });
}

/**
 * Signs in with the typed code, in the browser that asked. Five tries; the code is right or wrong
 * for an address that is nobody's in the same way.
 */
export function signInWithCode(
  db: Db,
  { code, cookie, device, keys }: { code: string; cookie: string; device: string; keys: Keys },
  now: Date,
): Promise<SignedIn | { outcome: "wrong"; triesLeft: number } | { outcome: "not-valid" }> {
  return inTransaction(db, async (trx) => {
    const cookieHash = hashOf(cookie);
    const tried = await trx
      .updateTable("signIn")
      .set((eb) => ({ tries: eb("tries", "+", 1) }))
      .where("cookieHash", "=", cookieHash)
      .where("tries", "<", mostTries)
      .where("expiresAt", ">", now.toISOString())
      .returning(["codeHash", "tries", "personId"])
      .executeTakeFirst();
    if (!tried) return { outcome: "not-valid" };

    const isRight = keyedHashes(keys, codeUse(cookieHash), code).some((hash) =>
      sameHash(hash, tried.codeHash),
    );
    if (!isRight || !tried.personId)
      return { outcome: "wrong", triesLeft: mostTries - tried.tries };
    const personId = await used(trx, cookieHash);
    if (!personId) return { outcome: "not-valid" };
    return enter(trx, { personId, device, keys, by: "code" }, now);
  });
}

/** Takes the request out, so that of two who press at once one signs in; gives whose it was. */
async function used(trx: Db, cookieHash: string): Promise<string | undefined> {
  const taken = await trx
    .deleteFrom("signIn")
    .where("cookieHash", "=", cookieHash)
    .returning("personId")
    .executeTakeFirst();
  return taken?.personId ?? undefined;
}

async function enter(
  trx: Db,
  { personId, device, keys, by }: { personId: string; device: string; keys: Keys; by: string },
  now: Date,
): Promise<SignedIn | { outcome: "not-valid" }> {
  const person = await trx
    .selectFrom("person")
    .where("id", "=", personId)
    .where("disabled", "=", 0)
    .select("email")
    .executeTakeFirst();
  if (!person) return { outcome: "not-valid" };
  await record(trx, { act: "signed-in", actorId: personId, subjectId: personId, detail: by }, now);
  const { secret } = await beginSession(trx, { personId, device }, now);
  return { outcome: "signed-in", secret, mark: browserMark(keys, person.email) };
}

/** Nothing of signing in is kept for longer than a day. */
async function forgetOld(trx: Db, now: Date) {
  const yesterday = later(now, -dayMs);
  await trx.deleteFrom("signInRequest").where("at", "<", yesterday).execute();
  await trx.deleteFrom("signIn").where("expiresAt", "<", yesterday).execute();
}

async function personWith(trx: Db, email: string): Promise<string | null> {
  const person = await trx
    .selectFrom("person")
    .where("email", "=", email)
    .where("disabled", "=", 0)
    .select("id")
    .executeTakeFirst();
  return person?.id ?? null;
}

function aliveLink(db: Db, link: string, now: Date) {
  return db
    .selectFrom("signIn")
    .where("linkHash", "=", hashOf(link))
    .where("expiresAt", ">", now.toISOString())
    .where("tries", "<", mostTries)
    .select("cookieHash");
}

/** A code belongs to one request, so its hash does too. */
function codeUse(cookieHash: string) {
  return `sign-in code ${cookieHash}`;
}

function later(now: Date, ms: number) {
  return new Date(now.getTime() + ms).toISOString();
}
