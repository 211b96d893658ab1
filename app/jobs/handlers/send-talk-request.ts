import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { personById } from "#app/domain/people.ts";
import { talkRequestsFor } from "#app/domain/talks.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import { talkRequestMail } from "#emails/talk-request.tsx";

const payload = z.object({ receiverId: z.string() });

/** Tells a supervisor that somebody would like a talk; nothing once every wish is taken back. */
export async function sendTalkRequest(context: Context, work: Claimed): Promise<Handled> {
  const { receiverId } = payload.parse(work.payload);
  return deliver(context, work.key, async () => {
    const receiver = await personById(context.db, receiverId);
    if (!receiver || receiver.disabled) return null;
    const day = dayOf(context.now().toISOString(), receiver.timeZone);
    if ((await talkRequestsFor(context.db, receiverId, day)).length === 0) return null;
    const { language, email } = receiver;
    const link = `${context.env.origin}/shares`;
    return { to: email, write: () => talkRequestMail({ language, link }) };
  });
}
