import { type Expression, sql } from "kysely";
import type { Db } from "#db/transaction.ts";

/**
 * Everything in the outbox that is addressed to a person or names him or her: mails that wait, were
 * sent, or were given up.
 */
export function mailsAbout(db: Db, { id, email }: { id: string; email: string }) {
  return db
    .selectFrom("outbox")
    .leftJoin("mail", "mail.outboxKey", "outbox.key")
    .where((eb) =>
      eb.or([
        eb("mail.recipient", "=", email),
        // Ids are random and long, so no other work can hold one by chance.
        names(eb.ref("outbox.payload"), id),
        names(eb.ref("outbox.key"), id),
        eb("outbox.key", "in", keysOfDigests(db, id)),
      ]),
    );
}

/** What a digest is promised under; its payload names the digest alone, and is emptied when done. */
function keysOfDigests(db: Db, supervisorId: string) {
  return db
    .selectFrom("digest")
    .where("supervisorId", "=", supervisorId)
    .select((eb) => sql<string>`'digest:' || ${eb.ref("digest.id")}`.as("key"));
}

function names(column: Expression<string>, id: string) {
  return sql<boolean>`${column} like ${`%${id.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`;
}
