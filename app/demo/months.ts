import { Temporal } from "temporal-polyfill";
import { dayOf } from "#app/domain/calendar.ts";

const july = 7;

/** The periods of the demo: the closed waves, oldest first, and the one that is open at `now`. */
export function demoMonths(now: Date, closed = 12): { past: string[]; current: string } {
  const current = Temporal.PlainYearMonth.from(dayOf(now.toISOString(), "Europe/Oslo").slice(0, 7));
  const past: string[] = [];
  // There is no wave in July.
  for (let month = current.subtract({ months: 1 }); past.length < closed;) {
    if (month.month !== july) past.unshift(month.toString());
    month = month.subtract({ months: 1 });
  }
  return { past, current: current.toString() };
}
