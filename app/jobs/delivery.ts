import type { Context } from "#app/context.server.ts";
import { commitTogether } from "#db/commit-together.ts";
import { prepared } from "#db/prepared.ts";
import type { Db } from "#db/transaction.ts";
import type { Handled } from "./handlers.ts";

/** What stands in a mail, rendered. */
export interface Letter {
  subject: string;
  html: string;
  text: string;
  /** For what is not a sign-in: an address that stops such mails with one click (RFC 8058). */
  unsubscribe?: string;
}

/** A mail that is to be sent: how it is written, and what is stored in the same transaction with it. */
export interface Due {
  /** The one address that it goes to by now. */
  to: string;
  write: () => Promise<Letter>;
  alongside?: (trx: Db) => Promise<void>;
  /** Only who has not done something gets this mail: what becomes of it is nobody's to know. */
  isQuiet?: boolean;
}

/**
 * Sends the mail behind an outbox row. `due` is asked before every try: null means that there is
 * nothing to send any more. The mail is written once, outside any transaction; its bytes are stored
 * before the first try, and every retry sends the same – but for a receiver whose address has changed.
 */
export async function deliver(
  context: Context,
  outboxKey: string,
  due: () => Promise<Due | null>,
): Promise<Handled> {
  const wanted = await due();
  if (!wanted) return { outcome: "done" };
  const [kept] = await storedMail(context.db, { outboxKey });
  const mail =
    kept?.recipient === wanted.to ? kept : await compose(context, outboxKey, wanted, kept);
  const sending = await context.mailer.send({
    envelope: { from: context.env.mailFrom, to: mail.recipient },
    raw: Buffer.from(mail.raw, "base64"),
  });
  return wanted.isQuiet ? sending : { ...sending, told: mail.recipient };
}

interface Stored {
  recipient: string;
  /** Base64. */
  raw: string;
}

const storedMail = prepared((db, { outboxKey }: { outboxKey: string }) =>
  db.selectFrom("mail").where("outboxKey", "=", outboxKey).select(["recipient", "raw"]),
);

/** Gives what was stored, which is nothing where somebody was first. */
const store = prepared(
  (db, mail: { outboxKey: string; recipient: string; raw: string; madeAt: string }) =>
    db
      .insertInto("mail")
      .values({
        outboxKey: mail.outboxKey,
        recipient: mail.recipient,
        raw: mail.raw,
        madeAt: mail.madeAt,
      })
      .onConflict((conflict) => conflict.column("outboxKey").doNothing())
      .returning("recipient"),
);

async function compose(
  { db, env, mailer, now }: Context,
  outboxKey: string,
  { to, write, alongside }: Due,
  outdated: Stored | undefined,
): Promise<Stored> {
  const { unsubscribe, ...content } = await write();
  const date = now();
  const raw = await mailer.compose({
    ...content,
    from: env.mailFrom,
    to,
    messageId: outboxKey,
    date,
    ...(unsubscribe && { listUnsubscribe: unsubscribe }),
  });
  const mail = { outboxKey, recipient: to, raw: raw.toString("base64") };
  return commitTogether(db, async (trx) => {
    await alongside?.(trx);
    if (outdated) await trx.deleteFrom("mail").where("outboxKey", "=", outboxKey).execute();
    if ((await store(trx, { ...mail, madeAt: date.toISOString() })).length > 0) return mail;
    // A worker whose lease had run out was first: what it has stored may have been sent.
    const [first] = await storedMail(trx, { outboxKey });
    return first ?? mail;
  });
}
