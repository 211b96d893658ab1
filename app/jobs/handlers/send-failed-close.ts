import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { personById, rolesOf } from "#app/domain/people.ts";
import { waveById } from "#app/domain/waves.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import { failedCloseMail } from "#emails/failed-close.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

const payload = z.object({ waveId: z.string(), personId: z.string() });

/** Tells an administrator that a wave could not be closed; nothing once it is closed. */
export async function sendFailedClose(context: Context, work: Claimed): Promise<Handled> {
  const told = payload.parse(work.payload);
  const { db, env } = context;
  return deliver(context, work.key, async () => {
    const wave = await waveById(db, told.waveId);
    const person = await personById(db, told.personId);
    if (!wave || wave.closedAt || !person || person.disabled) return null;
    if (!(await rolesOf(db, person.id)).includes("administrator")) return null;
    const { language, email } = person;
    const failed = {
      language,
      survey: publishedSurvey(wave.survey, wave.surveyVersion).title[language],
      period: wave.period,
      link: `${env.origin}/waves`,
    };
    return { to: email, write: () => failedCloseMail(failed) };
  });
}
