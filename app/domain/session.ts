import type { Db } from "#db/transaction.ts";
import type { Language, Role } from "#db/schema.ts";
import { hashOf, newSecret } from "./secret.ts";

const day = 24 * 3600 * 1000;

/**
 * A session ends thirty days after it was last used and ninety after it began, whichever is first:
 * long enough that a monthly pulse does not begin with signing in, short enough that a forgotten
 * browser closes by itself.
 */
export const idleDays = 30;
export const longestDays = 90;

/** Kept to the hour, so that it says when a browser was in use and not what for. */
const lastUseEvery = 3600 * 1000;

/** Who is signed in. Roles are read anew with every request. */
export interface SignedIn {
  id: string;
  name: string;
  email: string;
  language: Language;
  timeZone: string;
  roles: Role[];
}

/** One of a person's own sessions, as the settings list it. */
export interface OwnSession {
  id: string;
  device: string;
  createdAt: string;
  lastUsedAt: string;
  isThisOne: boolean;
}

/** Begins a session and gives its secret, which is in no table. `device` is two words, such as "Firefox, Android". */
export async function beginSession(
  db: Db,
  { personId, device }: { personId: string; device: string },
  now: Date,
): Promise<{ secret: string }> {
  const secret = newSecret();
  await db.deleteFrom("session").where("expiresAt", "<=", now.toISOString()).execute();
  await db
    .insertInto("session")
    .values({
      idHash: hashOf(secret),
      personId,
      createdAt: now.toISOString(),
      expiresAt: later(now, longestDays * day),
      lastUsedAt: now.toISOString(),
      device: device.slice(0, 60),
    })
    .execute();
  return { secret };
}

/** Whose session this is; null when there is none, it has ended, or the person is disabled. */
export async function sessionOwner(db: Db, secret: string, now: Date): Promise<SignedIn | null> {
  const idHash = hashOf(secret);
  const found = await running(db, now)
    .innerJoin("person", "person.id", "session.personId")
    .where("session.idHash", "=", idHash)
    .where("person.disabled", "=", 0)
    .select(["person.id", "person.name", "person.email", "person.language", "person.timeZone"])
    .select("session.lastUsedAt")
    .executeTakeFirst();
  if (!found) return null;

  const { lastUsedAt, ...person } = found;
  if (lastUsedAt < later(now, -lastUseEvery)) await noteUse(db, idHash, now);
  return { ...person, roles: await rolesOf(db, person.id) };
}

/** The person's running sessions, the last used first. */
export async function ownSessions(
  db: Db,
  { personId, secret }: { personId: string; secret: string },
  now: Date,
): Promise<OwnSession[]> {
  const rows = await running(db, now)
    .where("personId", "=", personId)
    .orderBy("lastUsedAt", "desc")
    .orderBy("idHash")
    .select(["idHash as id", "device", "createdAt", "lastUsedAt"])
    .execute();
  return rows.map((row) => ({ ...row, isThisOne: row.id === hashOf(secret) }));
}

/** Ends the session behind a cookie; quiet when there is none. */
export async function endSession(db: Db, secret: string): Promise<void> {
  await db.deleteFrom("session").where("idHash", "=", hashOf(secret)).execute();
}

/** Ends one of the person's own sessions; somebody else's is not found. */
export async function endOwnSession(
  db: Db,
  { personId, sessionId }: { personId: string; sessionId: string },
): Promise<{ outcome: "ended" } | { outcome: "not-found" }> {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("personId", "=", personId)
    .where("idHash", "=", sessionId)
    .executeTakeFirst();
  return { outcome: numDeletedRows > 0n ? "ended" : "not-found" };
}

/** Ends all the person's sessions but the one behind `secret`. */
export async function endOtherSessions(
  db: Db,
  { personId, secret }: { personId: string; secret: string },
): Promise<void> {
  await db
    .deleteFrom("session")
    .where("personId", "=", personId)
    .where("idHash", "<>", hashOf(secret))
    .execute();
}

function running(db: Db, now: Date) {
  return db
    .selectFrom("session")
    .where("session.expiresAt", ">", now.toISOString())
    .where("session.lastUsedAt", ">", later(now, -idleDays * day));
}

async function noteUse(db: Db, idHash: string, now: Date) {
  await db
    .updateTable("session")
    .set({ lastUsedAt: now.toISOString() })
    .where("idHash", "=", idHash)
    .execute();
}

async function rolesOf(db: Db, personId: string): Promise<Role[]> {
  const rows = await db
    .selectFrom("personRole")
    .where("personId", "=", personId)
    .orderBy("role")
    .select("role")
    .execute();
  return rows.map(({ role }) => role);
}

function later(now: Date, ms: number) {
  return new Date(now.getTime() + ms).toISOString();
}
