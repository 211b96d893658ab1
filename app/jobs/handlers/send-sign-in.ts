import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { unseal } from "#app/domain/secret.ts";
import { linkIsAlive, sealUse, type SignInMail, validMs } from "#app/domain/sign-in.ts";
import { signInMail } from "#emails/sign-in.tsx";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";

/**
 * Sends the mail that somebody asked for to sign in; nothing when there is nobody, or when the link
 * has become worthless meanwhile. Its bytes are not stored, because they hold the secrets: a retry
 * makes the same ones again.
 */
export async function sendSignIn(
  { db, env, mailer, now }: Context,
  { key, payload }: Pick<Claimed, "key" | "payload">,
): Promise<Handled> {
  const { personId, askedAt, sealed } = promised.parse(payload);
  const opened = unseal(env.secrets, sealUse, sealed);
  if (!personId || opened === null) return { outcome: "done" };
  const { link, code } = secrets.parse(JSON.parse(opened));
  if (!(await linkIsAlive(db, link, now()))) return tooLate;

  const person = await db
    .selectFrom("person")
    .where("id", "=", personId)
    .select(["email", "name", "language"])
    .executeTakeFirstOrThrow();
  const mail = await signInMail({
    language: person.language,
    link: `${env.origin}/sign-in/${link}`,
    code,
  });
  const to = { name: person.name, address: person.email };
  const raw = await mailer.compose({
    ...mail,
    from: env.mailFrom,
    to,
    messageId: key,
    date: new Date(askedAt),
  });
  const within = Date.parse(askedAt) + validMs - now().getTime();
  const sending = await mailer.send({
    envelope: { from: env.mailFrom, to },
    raw,
    urgent: true,
    within,
  });
  // Nobody can mend it in time: what is to be mended is the address, which is shown as refused.
  if (sending.outcome === "refused") return { ...sending, told: person.email, isOver: true };
  return { ...sending, told: person.email };
}

const tooLate: Handled = {
  outcome: "ended",
  reason: "It was not sent in time: its link was worth nothing any more.",
};

const promised: z.ZodType<SignInMail> = z.strictObject({
  personId: z.string().nullable(),
  askedAt: z.iso.datetime(),
  sealed: z.string(),
});

const secrets = z.strictObject({ link: z.string(), code: z.string() });
