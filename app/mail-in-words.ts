import { dayOf } from "./domain/calendar.ts";
import { formatDate, formatDay, formatMoment, formatStoredDay, type Reader } from "./i18n/dates.ts";
import { messagesFor } from "./i18n/messages.ts";
import type { MailQueue } from "./jobs/mail-queue.ts";
import { letterAdvice, outageAdvice } from "./mail-advice.ts";

/** What else is known of the mail; instants are UTC ISO-8601. */
export interface MailSigns {
  lastSent: string | null;
  nextSurveyMails: string | null;
}

/** A queue that stands this long, with nothing gone out since, is nobody's back-off any more. */
const STUCK_MINUTES = 15;

/** The queue as an administrator reads it, by the own calendar and in the own language. */
export function mailInWords(
  queue: MailQueue,
  { lastSent, nextSurveyMails }: MailSigns,
  reader: Reader,
  now: Date,
) {
  const { mail, mailQueue: words } = messagesFor(reader.language);
  const { outage, oldestDueAt, waiting } = queue;
  const isStuck = !outage && stands(oldestDueAt, lastSent, now);
  return {
    state: words.state[stateOf(queue, isStuck, lastSent)],
    outage: outage && {
      since: formatMoment(outage.since, reader),
      next:
        outage.tryAt <= now.toISOString() ? words.outage.soon : formatMoment(outage.tryAt, reader),
      reply: outage.reason,
      ...words.outage.causes[outageAdvice(outage.cause, outage.reason)],
    },
    waiting: oldestDueAt
      ? words.now.count(waiting, formatMoment(oldestDueAt, reader))
      : words.now.none,
    isStuck,
    last: lastInWords(lastSent, reader, now),
    surveys: nextSurveyMails ? formatDay(nextSurveyMails, reader) : words.now.noSurveys,
    givenUp: queue.givenUp.map(({ kind, count, letters }) => ({
      name: mail.pages.kinds[kind] ?? mail.pages.other,
      count: words.givenUp.count(count),
      more: letters.length > 0 ? count - letters.length : 0,
      letters: letters.map(({ key, to, reason, since }) => ({
        key,
        to: to ?? words.givenUp.unwritten,
        since: formatMoment(since, reader),
        reply: reason,
        todo: words.givenUp.advice[letterAdvice(reason)],
      })),
    })),
    refused: queue.refused.map(({ since, reason, ...person }) => ({
      ...person,
      since: formatStoredDay(since, reader.language),
      reply: reason,
    })),
  };
}

export type MailInWords = ReturnType<typeof mailInWords>;

function stateOf({ outage, givenUp, refused }: MailQueue, isStuck: boolean, last: string | null) {
  if (outage) return "away";
  if (isStuck) return "stuck";
  if (givenUp.length > 0 || refused.length > 0) return "todo";
  return last ? "fine" : "unknown";
}

function stands(oldestDueAt: string | null, lastSent: string | null, now: Date): boolean {
  if (!oldestDueAt || (lastSent && lastSent > oldestDueAt)) return false;
  return now.getTime() - Date.parse(oldestDueAt) > STUCK_MINUTES * 60_000;
}

/** No closer than an hour: the minute could tell when somebody asked to sign in. */
function lastInWords(lastSent: string | null, reader: Reader, now: Date): string {
  const words = messagesFor(reader.language).mailQueue.now;
  if (!lastSent) return words.never;
  if (now.getTime() - Date.parse(lastSent) < 3_600_000) return words.lastHour;
  const isToday = dayOf(lastSent, reader.timeZone) === dayOf(now.toISOString(), reader.timeZone);
  return isToday ? words.today : formatDate(lastSent, reader);
}
