import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { invite } from "#app/domain/invitations.ts";
import { personById } from "#app/domain/people.ts";
import { waveById } from "#app/domain/waves.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import { invitationMail } from "#emails/invitation.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

const payload = z.object({ waveId: z.string(), personId: z.string() });

/** What a person is told an answer takes; the pulse's median, and enough for the others. */
const MINUTES = 2;

/** Sends a person the write-only link to a wave; to nobody once the wave has closed. */
export async function sendInvitation(context: Context, work: Claimed): Promise<Handled> {
  const asked = payload.parse(work.payload);
  return deliver(context, work.key, async (trx) => {
    const wave = await waveById(trx, asked.waveId);
    const person = await personById(trx, asked.personId);
    const isOver = !wave || wave.closedAt !== null || wave.closesAt <= context.now().toISOString();
    if (isOver || !person || person.disabled) return null;
    const secret = await invite(trx, asked);
    const survey = publishedSurvey(wave.survey, wave.surveyVersion);
    const mail = await invitationMail({
      language: person.language,
      timeZone: person.timeZone,
      survey: survey.title[person.language],
      period: wave.period,
      minutes: MINUTES,
      closesAt: wave.closesAt,
      smallestGroup: wave.smallestGroup,
      link: `${context.env.origin}/invitations/${secret}`,
    });
    return { to: person.email, ...mail };
  });
}
