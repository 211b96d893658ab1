import type { Context } from "#app/context.server.ts";
import type { Db } from "#db/transaction.ts";
import type { Handled } from "./handlers.ts";

/** A mail to one person, rendered. */
export interface Letter {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** For what is not a sign-in: an address that stops such mails with one click (RFC 8058). */
  unsubscribe?: string;
}

/**
 * Sends the mail behind an outbox row. `write` is called once, in a transaction; the bytes are
 * stored before the first try, and every retry sends the same. Null from `write` means that there is
 * nothing to send any more.
 */
export async function deliver(
  context: Context,
  outboxKey: string,
  write: (trx: Db) => Promise<Letter | null>,
): Promise<Handled> {
  const mail = (await stored(context.db, outboxKey)) ?? (await compose(context, outboxKey, write));
  if (!mail) return { outcome: "done" };
  const sending = await context.mailer.send({
    envelope: { from: context.env.mailFrom, to: mail.recipient },
    raw: Buffer.from(mail.raw, "base64"),
  });
  return sending.outcome === "sent" ? { outcome: "done" } : sending;
}

function stored(db: Db, outboxKey: string) {
  return db
    .selectFrom("mail")
    .where("outboxKey", "=", outboxKey)
    .select(["recipient", "raw"])
    .executeTakeFirst();
}

async function compose(
  { db, env, mailer, now }: Context,
  outboxKey: string,
  write: (trx: Db) => Promise<Letter | null>,
) {
  return db.transaction().execute(async (trx) => {
    const letter = await write(trx);
    if (!letter) return null;
    const { to, unsubscribe, ...content } = letter;
    const raw = await mailer.compose({
      ...content,
      from: env.mailFrom,
      to,
      messageId: outboxKey,
      date: now(),
      ...(unsubscribe && { listUnsubscribe: unsubscribe }),
    });
    const mail = {
      outboxKey,
      recipient: to,
      raw: raw.toString("base64"),
      madeAt: now().toISOString(),
    };
    await trx.insertInto("mail").values(mail).execute();
    return mail;
  });
}
