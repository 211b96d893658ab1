import { Temporal } from "temporal-polyfill";
import { isRestDay, workingDayFrom } from "#app/domain/rhythm/holidays.ts";
import { instantAt, wallClock } from "#app/domain/rhythm/wall-clock.ts";

/** By whose clock (IANA zone) a mail comes, and at which hour of it (0–23). */
export interface MailReader {
  timeZone: string;
  mailHour: number;
}

/** A day on the reader's calendar, `YYYY-MM-DD`, and when that day's mail is due (UTC ISO-8601). */
export interface MailDay {
  day: string;
  runAt: string;
}

/**
 * The days on which a person hears of a wave, in order and each once: at its opening, three days
 * later, and on the last day that is left to answer. Never on a rest day: the first two go to the
 * next working day, the last to the one before, and none is due at or after the close. Where the
 * reader's hour has passed when the wave opens, the first is due at once.
 */
export function mailDays(
  { opensAt, closesAt }: { opensAt: string; closesAt: string },
  reader: MailReader,
): MailDay[] {
  const first = openingDay(opensAt, reader);
  const third = onOrAfter(plus(first.day, REMINDER_AFTER), reader);
  const last = lastBefore(closesAt, reader);
  const days = new Map([first, third, last].map((one) => [one.day, one]));
  // The opening's own hour stands where several fall on its day.
  days.set(first.day, first);
  return [...days.values()]
    .filter(({ day, runAt }) => runAt < closesAt && day >= first.day && day <= last.day)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The days on which a person hears of an assignment, in order and each once: when it is made (at the
 * reader's next hour), and five days and one before it is due, and one and seven after. None on a rest
 * day: those before go to the working day before, those after to the next. Days before the first are
 * left out.
 */
export function trainingDays(
  { assignedAt, dueOn }: { assignedAt: string; dueOn: string | null },
  reader: MailReader,
): MailDay[] {
  const first = openingDay(assignedAt, reader);
  const reminders = dueOn === null ? [] : remindersOf(dueOn, reader);
  const later = reminders.filter(({ day }) => day > first.day);
  const days = new Map([first, ...later].map((one) => [one.day, one]));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Whether a person is reminded on `day` of what is due on `dueOn`; both `YYYY-MM-DD`. */
export function isReminderDay(day: string, dueOn: string | null, reader: MailReader): boolean {
  return dueOn !== null && remindersOf(dueOn, reader).some((one) => one.day === day);
}

/** The first working day after `day`, at the reader's hour. */
export function nextMailDay(day: string, reader: MailReader): MailDay {
  return onOrAfter(plus(day, 1), reader);
}

/** When the mail of a day, `YYYY-MM-DD`, is due, whatever day that is. */
export function mailDayOn(day: string, reader: MailReader): MailDay {
  return at(Temporal.PlainDate.from(day), reader);
}

/** When a day, `YYYY-MM-DD`, begins for the reader (UTC ISO-8601). */
export function startOf(day: string, { timeZone }: MailReader): string {
  return instantAt(Temporal.PlainDate.from(day), 0, timeZone);
}

/** Whether nobody is sent a mail on a day, `YYYY-MM-DD`. */
export function isMailFree(day: string): boolean {
  return isRestDay(Temporal.PlainDate.from(day));
}

const REMINDER_AFTER = 3;

/** Days before and after the one on which an assignment is due. */
const BEFORE_DUE = [5, 1];
const AFTER_DUE = [1, 7];

function remindersOf(dueOn: string, reader: MailReader): MailDay[] {
  return [
    ...BEFORE_DUE.map((days) => onOrBefore(plus(dueOn, -days), reader)),
    ...AFTER_DUE.map((days) => onOrAfter(plus(dueOn, days), reader)),
  ];
}

function openingDay(opensAt: string, reader: MailReader): MailDay {
  const opened = wallClock(opensAt, reader.timeZone).toPlainDate();
  const due = onOrAfter(opened, reader);
  return { ...due, runAt: due.runAt < opensAt ? opensAt : due.runAt };
}

function lastBefore(closesAt: string, reader: MailReader): MailDay {
  let day = wallClock(closesAt, reader.timeZone).toPlainDate();
  while (isRestDay(day) || instantAt(day, reader.mailHour, reader.timeZone) >= closesAt)
    day = day.subtract({ days: 1 });
  return at(day, reader);
}

function onOrBefore(day: Temporal.PlainDate, reader: MailReader): MailDay {
  let working = day;
  while (isRestDay(working)) working = working.subtract({ days: 1 });
  return at(working, reader);
}

function onOrAfter(day: Temporal.PlainDate, reader: MailReader): MailDay {
  return at(workingDayFrom(day), reader);
}

function at(day: Temporal.PlainDate, { mailHour, timeZone }: MailReader): MailDay {
  return { day: day.toString(), runAt: instantAt(day, mailHour, timeZone) };
}

function plus(day: string, days: number): Temporal.PlainDate {
  return Temporal.PlainDate.from(day).add({ days });
}
