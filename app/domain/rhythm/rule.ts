import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { isRestDay, workingDayFrom } from "./holidays.ts";
import { instantAt, wallClock } from "./wall-clock.ts";

/** When the waves of a series open and close, year after year. */
export const planSchema = z.strictObject({
  /** Months of the year with a wave, 1–12. */
  months: z.array(z.int().min(1).max(12)).min(1).max(12),
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
});
export type Plan = z.infer<typeof planSchema>;

/** A plan as a series keeps it: from its first period, `YYYY-MM`, on. */
export const ruleSchema = planSchema.extend({
  anchor: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
});
export type Rule = z.infer<typeof ruleSchema>;

/** First Tuesday at eight to the Wednesday of the week after at eight in the evening, not in July. */
export const monthly: Plan = {
  months: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12],
  week: 1,
  weekday: 2,
  opens: 8,
  openDays: 8,
  closes: 20,
};

/** Two weeks after the monthly one, so that nobody gets two in one week. */
export const quarterly: Plan = { ...monthly, months: [2, 5, 8, 11], week: 3 };

/** A wave that is to come; instants in UTC, ISO-8601. */
export interface Planned {
  period: string;
  opensAt: string;
  closesAt: string;
}

/** The next `count` waves that close after `now`, the one that is open by the plan among them. */
export function plannedWaves(rule: Rule, timeZone: string, now: Date, count: number): Planned[] {
  const planned: Planned[] = [];
  // A wave is open for five weeks at most, so what opened two months ago is over.
  let month = later(Temporal.PlainYearMonth.from(rule.anchor), wallClock(now, timeZone));
  while (planned.length < count) {
    const wave = plannedWave(rule, month.toString(), timeZone);
    if (wave && wave.closesAt > now.toISOString()) planned.push(wave);
    month = month.add({ months: 1 });
  }
  return planned;
}

/** The waves by the plan that opened after `since` and were over at `now`, oldest first. */
export function pastWaves(rule: Rule, timeZone: string, since: Date, now: Date): Planned[] {
  const past: Planned[] = [];
  const today = wallClock(now, timeZone).toPlainDate().toPlainYearMonth();
  let month = later(Temporal.PlainYearMonth.from(rule.anchor), wallClock(since, timeZone));
  for (; Temporal.PlainYearMonth.compare(month, today) <= 0; month = month.add({ months: 1 })) {
    const wave = plannedWave(rule, month.toString(), timeZone);
    if (wave && wave.opensAt > since.toISOString() && wave.closesAt <= now.toISOString())
      past.push(wave);
  }
  return past;
}

/** The wave of a period by the plan; null in a month without one. Holidays and weekends are passed over. */
export function plannedWave(rule: Rule, period: string, timeZone: string): Planned | null {
  const month = Temporal.PlainYearMonth.from(period);
  return period < rule.anchor || !rule.months.includes(month.month)
    ? null
    : waveIn(rule, month, timeZone);
}

/** The wave of any period, July too, by the monthly plan: for waves that were before there was a plan. */
export function usualWave(period: string, timeZone: string): Planned {
  return waveIn(monthly, Temporal.PlainYearMonth.from(period), timeZone);
}

/** The plan from the first wave on that opens after `now`: nothing begins in the middle. */
export function beginning(plan: Plan, timeZone: string, now: Date): Rule {
  const today = wallClock(now, timeZone).toPlainDate().toPlainYearMonth();
  const rule = { ...plan, anchor: today.toString() };
  const first = plannedWaves(rule, timeZone, now, 2).find(
    ({ opensAt }) => opensAt > now.toISOString(),
  );
  return { ...rule, anchor: first?.period ?? rule.anchor };
}

/**
 * The wave that should be open at `now` by the plan, if now is a time for opening it: on a working
 * day, not before the hour of the plan and not in the evening, which matters to one that comes late.
 * It is too late for one of which less than two days (or half of its time) are left. Null when no
 * wave should be open, or it is not the time.
 */
export function dueWave(
  rule: Rule,
  timeZone: string,
  now: Date,
): { wave: Planned; isTooLate: boolean } | null {
  const [wave] = plannedWaves(rule, timeZone, now, 1);
  if (!wave || wave.opensAt > now.toISOString()) return null;
  const left = Date.parse(wave.closesAt) - now.getTime();
  const length = Date.parse(wave.closesAt) - Date.parse(wave.opensAt);
  const isTooLate = left < Math.min(SHORTEST_MS, length / 2);
  return isTooLate || isTimeToOpen(rule, timeZone, now) ? { wave, isTooLate } : null;
}

/**
 * Two waves of the next ten years that would open less than seven days apart, each on its own
 * calendar; null where there are none. Holidays can bring it about in a single year.
 */
export function collision(
  one: { rule: Rule; timeZone: string },
  other: { rule: Rule; timeZone: string },
  now: Date,
): [Planned, Planned] | null {
  const [ones, others] = [one, other].map(({ rule, timeZone }) =>
    plannedWavesFrom(rule, timeZone, now, YEARS_AHEAD * 12).map((wave) => ({
      wave,
      day: wallClock(wave.opensAt, timeZone).toPlainDate(),
    })),
  );
  for (const first of ones ?? [])
    for (const second of others ?? [])
      if (Math.abs(first.day.until(second.day, { largestUnit: "day" }).days) < DAYS_APART)
        return [first.wave, second.wave];
  return null;
}

/** A wave of the next ten years that would close before it opens, which holidays can bring about. */
export function closingFirst(rule: Rule, timeZone: string, now: Date): Planned | null {
  const planned = plannedWavesFrom(rule, timeZone, now, YEARS_AHEAD * 12);
  return planned.find(({ opensAt, closesAt }) => closesAt <= opensAt) ?? null;
}

/** Days from the opening of one survey to that of another: nobody gets two in a week. */
export const DAYS_APART = 7;

/** How far a plan is looked through for what holidays do to it. */
const YEARS_AHEAD = 10;

const SHORTEST_MS = 2 * 86_400_000;

/** Nobody is invited to something new at night because a server was mended then. */
const EVENING = 20;

function isTimeToOpen({ opens }: Rule, timeZone: string, now: Date): boolean {
  const local = wallClock(now, timeZone);
  const isInHours = local.hour >= opens && local.hour < Math.max(EVENING, opens + 1);
  return isInHours && !isRestDay(local.toPlainDate());
}

function waveIn(plan: Plan, month: Temporal.PlainYearMonth, timeZone: string): Planned {
  const first = month.toPlainDate({ day: 1 });
  const toWeekday = (plan.weekday - first.dayOfWeek + 7) % 7;
  const day = first.add({ days: toWeekday + 7 * (plan.week - 1) });
  return {
    period: month.toString(),
    opensAt: instantAt(workingDayFrom(day), plan.opens, timeZone),
    closesAt: instantAt(workingDayFrom(day.add({ days: plan.openDays })), plan.closes, timeZone),
  };
}

/** Every wave by the plan of so many months, whether or not it closes before it opens. */
function plannedWavesFrom(rule: Rule, timeZone: string, now: Date, months: number): Planned[] {
  const first = later(Temporal.PlainYearMonth.from(rule.anchor), wallClock(now, timeZone));
  return Array.from({ length: months }, (_, index) =>
    plannedWave(rule, first.add({ months: index }).toString(), timeZone),
  ).filter((wave) => wave !== null);
}

function later(anchor: Temporal.PlainYearMonth, today: Temporal.ZonedDateTime) {
  const recent = today.toPlainDate().toPlainYearMonth().subtract({ months: 2 });
  return Temporal.PlainYearMonth.compare(anchor, recent) > 0 ? anchor : recent;
}
