import { Temporal } from "temporal-polyfill";
import { workingDayFrom } from "./rhythm/holidays.ts";
import { monthly } from "./rhythm/rule.ts";
import { instantAt, wallClock } from "./rhythm/wall-clock.ts";

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
  return wallClock(instant, timeZone).toPlainDate().toString();
}

/** The day that comes so many days after `day`, both `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** When a wave that opens by hand at `opensAt` closes: the Wednesday after next, 20:00 in the zone. */
export function closingOf(opensAt: string, timeZone: string): string {
  const opened = wallClock(opensAt, timeZone).toPlainDate();
  const untilWednesday = (WEDNESDAY - opened.dayOfWeek + 7) % 7 || 7;
  const day = workingDayFrom(opened.add({ days: untilWednesday + 7 }));
  return instantAt(day, monthly.closes, timeZone);
}

/** Which digests come when; weekday 1 = Monday … 5 = Friday, hour 0–23 on the receiver's clock. */
export type DigestTiming =
  | { timing: "at-once" }
  | { timing: "second-working-day"; hour: number }
  | { timing: "weekday"; weekday: number; hour: number };

/**
 * When the digest of a wave closed at `closedAt` is due, as a UTC instant. Weekends and Norwegian
 * holidays are passed over, but for one that is wanted at once.
 */
export function digestDue(closedAt: string, timing: DigestTiming, timeZone: string): string {
  if (timing.timing === "at-once") return closedAt;
  const closed = wallClock(closedAt, timeZone).toPlainDate();
  if (timing.timing === "weekday") {
    const days = (timing.weekday - closed.dayOfWeek + 7) % 7 || 7;
    return instantAt(workingDayFrom(closed.add({ days })), timing.hour, timeZone);
  }
  return instantAt(nextWorkingDay(nextWorkingDay(closed)), timing.hour, timeZone);
}

const WEDNESDAY = 3;

function nextWorkingDay(day: Temporal.PlainDate): Temporal.PlainDate {
  return workingDayFrom(day.add({ days: 1 }));
}
