import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { personById } from "#app/domain/people.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import { testMail } from "#emails/test-mail.tsx";

const payload = z.object({ personId: z.string() });

/** Sends an administrator the test mail that he or she asked for. */
export async function sendTestMail(context: Context, work: Claimed): Promise<Handled> {
  const { personId } = payload.parse(work.payload);
  return deliver(context, work.key, async () => {
    const person = await personById(context.db, personId);
    if (!person || person.disabled) return null;
    const { language, email } = person;
    const link = `${context.env.origin}/mail-queue`;
    return { to: email, write: () => testMail({ language, link }) };
  });
}
