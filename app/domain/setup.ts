import { type Db, inTransaction } from "#db/transaction.ts";
import type { Language } from "#db/schema.ts";
import { record } from "./audit.ts";
import { newId } from "./id.ts";
import { hashOf, newSecret } from "./secret.ts";
import { beginSession } from "./session.ts";
import { nameOrganisation } from "./settings.ts";

const validMs = 24 * 3600 * 1000;

/**
 * The secret of a new one-time link that makes the first administrator, valid for a day; the links
 * before it are worth nothing. Null as soon as somebody who can sign in is administrator.
 */
export function offerSetup(db: Db, now: Date): Promise<string | null> {
  return inTransaction(db, async (trx) => {
    await trx.deleteFrom("setupLink").execute();
    if (await hasAdministrator(trx)) return null;
    const token = newSecret();
    await trx
      .insertInto("setupLink")
      .values({ tokenHash: hashOf(token), createdAt: now.toISOString() })
      .execute();
    return token;
  });
}

/** Whether the link may still be used. Changes nothing. */
export async function setupIsOpen(db: Db, token: string, now: Date): Promise<boolean> {
  const link = await validLink(db, token, now).select("tokenHash").executeTakeFirst();
  return link !== undefined && !(await hasAdministrator(db));
}

export interface FirstAdministrator {
  name: string;
  /** Lower case. */
  email: string;
  organisation: string;
  language: Language;
  timeZone: string;
  device: string;
}

/**
 * Uses the link up: makes the administrator – of the person who has this address already, if there
 * is one – names the organisation and signs in. Of two who press at once, one is made.
 */
export function makeFirstAdministrator(
  db: Db,
  token: string,
  { device, organisation, ...person }: FirstAdministrator,
  now: Date,
): Promise<{ outcome: "made"; secret: string } | { outcome: "not-valid" }> {
  return inTransaction(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("setupLink")
      .where("tokenHash", "=", hashOf(token))
      .where("createdAt", ">", oldest(now))
      .executeTakeFirst();
    if (numDeletedRows === 0n || (await hasAdministrator(trx))) return { outcome: "not-valid" };

    const personId = await administratorFrom(trx, person);
    if (organisation) await nameOrganisation(trx, organisation);
    await record(
      trx,
      { act: "first-administrator-made", actorId: personId, subjectId: personId },
      now,
    );
    const { secret } = await beginSession(trx, { personId, device }, now);
    return { outcome: "made", secret };
  });
}

async function administratorFrom(
  trx: Db,
  person: Omit<FirstAdministrator, "device" | "organisation">,
) {
  const { id } = await trx
    .insertInto("person")
    .values({ id: newId(), ...person })
    .onConflict((conflict) =>
      conflict.column("email").doUpdateSet({ name: person.name, disabled: 0 }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx
    .insertInto("personRole")
    .values({ personId: id, role: "administrator" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

function validLink(db: Db, token: string, now: Date) {
  return db
    .selectFrom("setupLink")
    .where("tokenHash", "=", hashOf(token))
    .where("createdAt", ">", oldest(now));
}

async function hasAdministrator(db: Db) {
  const found = await db
    .selectFrom("personRole")
    .innerJoin("person", "person.id", "personRole.personId")
    .where("role", "=", "administrator")
    .where("disabled", "=", 0)
    .select("person.id")
    .executeTakeFirst();
  return found !== undefined;
}

function oldest(now: Date) {
  return new Date(now.getTime() - validMs).toISOString();
}
