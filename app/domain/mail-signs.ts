import { promise, untoldKinds } from "#app/jobs/outbox.ts";
import type { Db } from "#db/transaction.ts";

/**
 * When a mail last went out, or null. Not one about surveys, which only who has not answered gets; one
 * to sign in with is stored nowhere else.
 */
export async function lastSent(db: Db): Promise<string | null> {
  const { last } = await db
    .selectFrom("outbox")
    .leftJoin("mail", "mail.outboxKey", "outbox.key")
    .where("outbox.kind", "not in", untoldKinds)
    .where("outbox.lastError", "is", null)
    .where((eb) =>
      eb.or([eb("mail.outboxKey", "is not", null), eb("outbox.kind", "=", "send-sign-in")]),
    )
    .select((eb) => eb.fn.max<string | null>("outbox.doneAt").as("last"))
    .executeTakeFirstOrThrow();
  return last;
}

/**
 * When the next mails about surveys are due, or null. Everyone who is asked is promised them, whoever
 * answers, so the time tells nothing of anybody; one that has been tried tells who has not answered.
 */
export async function nextSurveyMails(db: Db, now: Date): Promise<string | null> {
  const { next } = await db
    .selectFrom("outbox")
    .where("kind", "in", untoldKinds)
    .where("doneAt", "is", null)
    .where("failedAt", "is", null)
    .where("attempts", "=", 0)
    .where("dueSince", "is", null)
    .where("runAt", ">", now.toISOString())
    .select((eb) => eb.fn.min<string | null>("runAt").as("next"))
    .executeTakeFirstOrThrow();
  return next;
}

/** Promises an administrator a test mail, at most one a minute. */
export async function promiseTestMail(db: Db, personId: string, now: Date): Promise<void> {
  const minute = now.toISOString().slice(0, 16);
  await promise(db, [
    {
      key: `test-mail:${personId}:${minute}`,
      kind: "send-test-mail",
      payload: { personId },
      runAt: now.toISOString(),
    },
  ]);
}
