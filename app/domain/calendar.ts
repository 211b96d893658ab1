import { Temporal } from "temporal-polyfill";

const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Whether `text` names a period, `YYYY-MM`. */
export function isPeriod(text: string): boolean {
  return PERIOD.test(text);
}

/** The month after, whether or not a wave opens in it. */
export function periodAfter(period: string): string {
  return Temporal.PlainYearMonth.from(period).add({ months: 1 }).toString();
}

/** The quarter a period lies in, such as `2027-Q1`; a division into cells lives that long. */
export function quarterOf(period: string): string {
  const { year, month } = Temporal.PlainYearMonth.from(period);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** The day an instant (UTC ISO-8601) falls on in a zone, `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The day that comes so many days after `day`, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** When a wave of `period` opens by the rule: the first Tuesday of the month, 08:00 in the zone. */
export function openingOf(period: string, timeZone: string): string {
  const first = Temporal.PlainYearMonth.from(period).toPlainDate({ day: 1 });
  const tuesday = first.add({ days: (TUESDAY - first.dayOfWeek + 7) % 7 });
  return instantAt(tuesday, 8, timeZone);
}

/** When a wave that opens at `opensAt` closes: the Wednesday after next, 20:00 in the zone. */
export function closingOf(opensAt: string, timeZone: string): string {
  const opened = Temporal.PlainDate.from(dayOf(opensAt, timeZone));
  const untilWednesday = (WEDNESDAY - opened.dayOfWeek + 7) % 7 || 7;
  return instantAt(opened.add({ days: untilWednesday + 7 }), 20, timeZone);
}

/** Which digests come when; weekday 1 = Monday … 5 = Friday, hour 0–23 on the receiver's clock. */
export type DigestTiming =
  | { timing: "at-once" }
  | { timing: "second-working-day"; hour: number }
  | { timing: "weekday"; weekday: number; hour: number };

/** When the digest of a wave closed at `closedAt` is due, as a UTC instant. */
export function digestDue(closedAt: string, timing: DigestTiming, timeZone: string): string {
  if (timing.timing === "at-once") return closedAt;
  const closed = Temporal.PlainDate.from(dayOf(closedAt, timeZone));
  if (timing.timing === "weekday") {
    const days = (timing.weekday - closed.dayOfWeek + 7) % 7 || 7;
    return instantAt(closed.add({ days }), timing.hour, timeZone);
  }
  return instantAt(nextWorkingDay(nextWorkingDay(closed)), timing.hour, timeZone);
}

const TUESDAY = 2;
const WEDNESDAY = 3;
const SATURDAY = 6;

function nextWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  const next = day.add({ days: 1 });
  return next.dayOfWeek >= SATURDAY ? nextWorkingDay(next) : next;
}

/**
 * An hour that the clock skips is taken as the one after it. Written like `Date.toISOString` does:
 * stored instants are compared as text.
 */
function instantAt(day: Temporal.PlainDate, hour: number, timeZone: string): string {
  return day
    .toZonedDateTime({ timeZone, plainTime: { hour } })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
