import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { workingDayFrom } from "./holidays.ts";

/** The plan of a series: in which months, on which weekday, and for how long a wave is open. */
export const ruleSchema = z
  .strictObject({
    /** The first period, `YYYY-MM`; later ones are counted from it. */
    anchor: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
    everyMonths: z.union([z.literal(1), z.literal(3)]),
    /** Months of the year without a wave, 1–12. */
    without: z.array(z.int().min(1).max(12)).max(11),
    /** Which one in the month: 1 = the first … 4 = the fourth. A fifth is not in every month. */
    week: z.int().min(1).max(4),
    /** 1 = Monday … 5 = Friday. */
    weekday: z.int().min(1).max(5),
    /** Local hour at which it opens. */
    opens: z.int().min(0).max(23),
    /** Days from that weekday to the day on which it closes. */
    openDays: z.int().min(1).max(27),
    /** Local hour at which it closes. */
    closes: z.int().min(0).max(23),
  })
  .refine(hasMonths, { path: ["without"], error: "no month is left" });
export type Rule = z.infer<typeof ruleSchema>;

/** First Tuesday at eight to the Wednesday of the week after at eight in the evening, not in July. */
export const monthly = {
  everyMonths: 1,
  without: [7],
  week: 1,
  weekday: 2,
  opens: 8,
  openDays: 8,
  closes: 20,
} satisfies Omit<Rule, "anchor">;

/** Two weeks after the monthly one, so that nobody gets two in one week. */
export const quarterly = { ...monthly, everyMonths: 3, without: [], week: 3 } satisfies Omit<
  Rule,
  "anchor"
>;

/** A wave that is to come; instants in UTC, ISO-8601. */
export interface Planned {
  period: string;
  opensAt: string;
  closesAt: string;
}

/** The next `count` waves that close after `now`, the one that is open by the plan among them. */
export function plannedWaves(rule: Rule, timeZone: string, now: Date, count: number): Planned[] {
  const planned: Planned[] = [];
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  // A wave is open for four weeks at most, so what opened two months ago is over.
  let month = later(Temporal.PlainYearMonth.from(rule.anchor), today.toPlainDate());
  while (planned.length < count) {
    const wave = plannedWave(rule, month.toString(), timeZone);
    if (wave && wave.closesAt > now.toISOString()) planned.push(wave);
    month = month.add({ months: 1 });
  }
  return planned;
}

/** The wave of a period by the plan; null in a month without one. Holidays and weekends are passed over. */
export function plannedWave(rule: Rule, period: string, timeZone: string): Planned | null {
  const month = Temporal.PlainYearMonth.from(period);
  const since = month.since(Temporal.PlainYearMonth.from(rule.anchor), { largestUnit: "month" });
  if (since.months < 0 || since.months % rule.everyMonths !== 0) return null;
  if (rule.without.includes(month.month)) return null;

  const first = month.toPlainDate({ day: 1 });
  const toWeekday = (rule.weekday - first.dayOfWeek + 7) % 7;
  const day = first.add({ days: toWeekday + 7 * (rule.week - 1) });
  return {
    period,
    opensAt: instantAt(workingDayFrom(day), rule.opens, timeZone),
    closesAt: instantAt(workingDayFrom(day.add({ days: rule.openDays })), rule.closes, timeZone),
  };
}

/** Two waves of the next two years that would open less than a week apart; null where there are none. */
export function collision(
  one: { rule: Rule; timeZone: string },
  other: { rule: Rule; timeZone: string },
  now: Date,
): [Planned, Planned] | null {
  const [ones, others] = [one, other].map(({ rule, timeZone }) =>
    plannedWaves(rule, timeZone, now, rule.everyMonths === 1 ? 24 : 8),
  );
  for (const first of ones ?? [])
    for (const second of others ?? [])
      if (Math.abs(Date.parse(first.opensAt) - Date.parse(second.opensAt)) < WEEK_MS)
        return [first, second];
  return null;
}

function hasMonths(rule: { anchor: string; everyMonths: number; without: number[] }): boolean {
  const first = Number(rule.anchor.slice(5));
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return months.some(
    (month) => (month - first + 12) % rule.everyMonths === 0 && !rule.without.includes(month),
  );
}

const WEEK_MS = 7 * 86_400_000;

function later(anchor: Temporal.PlainYearMonth, today: Temporal.PlainDate) {
  const recent = today.toPlainYearMonth().subtract({ months: 2 });
  return Temporal.PlainYearMonth.compare(anchor, recent) > 0 ? anchor : recent;
}

/** An hour that the clock skips is taken as the one after it. */
function instantAt(day: Temporal.PlainDate, hour: number, timeZone: string): string {
  return day
    .toZonedDateTime({ timeZone, plainTime: { hour } })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
