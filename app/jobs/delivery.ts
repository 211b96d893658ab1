import { createHash } from "node:crypto";
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
    envelope: { from: addressOf(context.env.mailFrom), to: mail.recipient },
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
    const date = now();
    const messageId = messageIdOf(outboxKey, env.mailFrom);
    const { unsubscribe, ...content } = letter;
    const raw = await mailer.compose({
      ...content,
      from: env.mailFrom,
      messageId,
      date,
      ...(unsubscribe && { listUnsubscribe: unsubscribe }),
    });
    const mail = {
      outboxKey,
      recipient: letter.to,
      messageId,
      raw: raw.toString("base64"),
      madeAt: date.toISOString(),
    };
    await trx.insertInto("mail").values(mail).execute();
    return mail;
  });
}

/** From the key alone, so that the same promise is the same message to a server that knows it. */
function messageIdOf(outboxKey: string, mailFrom: string): string {
  const digest = createHash("sha256").update(outboxKey).digest("hex").slice(0, 32);
  return `<${digest}@${addressOf(mailFrom).split("@")[1] ?? "localhost"}>`;
}

function addressOf(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
