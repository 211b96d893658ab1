import { Temporal } from "temporal-polyfill";

/**
 * The instant at which a zone's clock shows `hour` (0–23) on a day; an hour that the clock skips is
 * taken as the one after it. Written like `Date.toISOString` does: stored instants are compared as
 * text.
 */
export function instantAt(day: Temporal.PlainDate, hour: number, timeZone: string): string {
  return day
    .toZonedDateTime({ timeZone, plainTime: { hour } })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}

/** What a zone's clock and calendar show at an instant, a `Date` or UTC ISO-8601. */
export function wallClock(at: Date | string, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Number(new Date(at))).toZonedDateTimeISO(timeZone);
}
