import { z } from "zod";
import type { Context } from "#app/context.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { isMailFree, mailDays, nextMailDay } from "#app/domain/daily-mail/days.ts";
import { type DueWave, wavesDue } from "#app/domain/daily-mail/due.ts";
import { modulesDue, noteAnnounced } from "#app/domain/daily-mail/due-modules.ts";
import { type DailyMail, isOvertaken } from "#app/domain/daily-mail/promises.ts";
import { invitationSecret, storeInvitation } from "#app/domain/invitations.ts";
import { type Person, personById } from "#app/domain/people.ts";
import type { Assignment } from "#app/domain/training/assignments.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { unsubscribeToken } from "#app/domain/unsubscription.ts";
import { deliver } from "#app/jobs/delivery.ts";
import type { Handled } from "#app/jobs/handlers.ts";
import type { Claimed } from "#app/jobs/outbox.ts";
import { invitationMail } from "#emails/invitation.tsx";
import { reminderMail } from "#emails/reminder.tsx";
import { type OpenModule, trainingMail, type TrainingPart } from "#emails/training.tsx";
import { publishedSurvey } from "#surveys/catalog.ts";

const payload: z.ZodType<DailyMail> = z.object({ personId: z.string(), day: z.string() });

/** What a person is told an answer takes; the pulse's median, and enough for the others. */
const MINUTES = 2;

/**
 * Sends a person the one mail of a day: every open wave that is still to be answered, each with the
 * write-only link, and the modules that are to be told of. To nobody when there is nothing. A mail that comes too late for its day gives way to
 * a later day's, and waits for a working day.
 */
export async function sendDailyMail(context: Context, work: Claimed): Promise<Handled> {
  const mail = payload.parse(work.payload);
  const { db, now } = context;
  const person = await personById(db, mail.personId);
  if (!person) return { outcome: "done" };
  const today = dayOf(now().toISOString(), person.timeZone);
  // Asked before anything about answers, so that a mail that waits tells nothing of them.
  if (today > mail.day) {
    if (await isOvertaken(db, mail, today)) return { outcome: "done" };
    if (isMailFree(today)) return { outcome: "postponed", until: nextMailDay(today, person).runAt };
  }
  return deliver(context, work.key, async () => {
    const waves = await wavesDue(db, { personId: person.id, day: today }, now());
    const { modules, isNews } = await modulesDue(db, person, { today, mailDay: mail.day });
    if (waves.length === 0 && !isNews) return null;
    const isFirst = today === mail.day && waves.some((wave) => isFirstDay(wave, person, today));
    const isQuiet = !isNews && !isFirst;
    // Nothing new to say to an address that takes no mail; the first mail of a wave tries it again.
    if (isQuiet && person.mailRefusedAt) return null;
    const training = await trainingPart(context, person, modules, today);
    return { ...letterOf(context, person, waves, training, modules), isQuiet };
  });
}

/** Whether everyone is told of a wave today, before anybody can be told from others by not answering. */
function isFirstDay(wave: DueWave, person: Person, today: string): boolean {
  return mailDays(wave, person)[0]?.day === today;
}

async function trainingPart(
  { db, env }: Context,
  { language }: Person,
  assignments: readonly Assignment[],
  today: string,
): Promise<TrainingPart> {
  const modules: OpenModule[] = [];
  for (const { module: id, mandatory, dueOn } of assignments) {
    const module = await latestModule(db, id);
    if (!module) continue;
    const { title, definition } = module;
    const link = `${env.origin}/modules/${id}`;
    modules.push({ title: title[language], minutes: definition.minutes, mandatory, dueOn, link });
  }
  return { language, today, modules };
}

function letterOf(
  { env, now }: Context,
  person: Person,
  due: readonly DueWave[],
  training: TrainingPart,
  told: readonly Assignment[],
) {
  const { id: personId, language, timeZone, email } = person;
  const linked = due.map((wave) => {
    const secret = invitationSecret(env.secrets, { waveId: wave.id, personId }, wave.linkHash);
    return { wave, secret };
  });
  const waves = linked.map(({ wave, secret }) => ({
    survey: publishedSurvey(wave.survey, wave.surveyVersion).title[language],
    period: wave.period,
    minutes: MINUTES,
    closesAt: wave.closesAt,
    closesToday: dayOf(wave.closesAt, timeZone) === dayOf(now().toISOString(), timeZone),
    link: `${env.origin}/invitations/${secret}`,
  }));
  const token = unsubscribeToken(env.secrets, { personId, list: "reminder" });
  const unsubscribe = `${env.origin}/unsubscribe/${token}`;
  const about = {
    language,
    timeZone,
    smallestGroup: Math.max(...due.map(({ smallestGroup }) => smallestGroup)),
    training,
    pauseLink: `${env.origin}/settings`,
    unsubscribeLink: unsubscribe,
  };
  const [first, ...others] = waves;
  const isFirst = others.length === 0 && due[0]?.linkHash === null;
  return {
    to: email,
    write: async () => ({
      unsubscribe,
      ...(await (!first
        ? trainingMail({ ...training, unsubscribeLink: unsubscribe })
        : isFirst
          ? invitationMail({ ...about, ...first })
          : reminderMail({ ...about, waves }))),
    }),
    alongside: async (trx: Parameters<typeof storeInvitation>[0]) => {
      const modules = told.map(({ module }) => module);
      await noteAnnounced(trx, { personId, modules }, training.today);
      for (const { wave, secret } of linked)
        await storeInvitation(trx, { waveId: wave.id, personId }, secret);
    },
  };
}
