import { titleOf } from "#surveys/catalog.ts";
import type { Plan, Planned } from "./domain/rhythm/rule.ts";
import type { Unfit } from "./domain/rhythm/series.ts";
import { formatDate, formatHour, formatMoment, formatPeriod } from "./i18n/dates.ts";
import { type Language, messagesFor } from "./i18n/messages.ts";

/** A plan as one says it: which day, how long, which months. */
export function planInWords(plan: Plan, language: Language): string {
  const { series } = messagesFor(language);
  const day = series.inWords(
    series.weeks[plan.week - 1] ?? "",
    series.weekdays[plan.weekday - 1] ?? "",
    clock(plan.opens),
    plan.openDays,
    clock(plan.closes),
  );
  const named = (months: number[]) => months.map((month) => series.months[month - 1] ?? "");
  const without = series.months
    .map((_, index) => index + 1)
    .filter((m) => !plan.months.includes(m));
  if (without.length === 0) return `${day} ${series.everyMonth}`;
  return without.length <= 3
    ? `${day} ${series.everyMonthBut(named(without))}`
    : `${day} ${series.inMonths(named([...plan.months].sort((a, b) => a - b)))}`;
}

/** Waves to come, by the clock of their series. */
export function datesInWords(
  waves: readonly Planned[],
  { language, timeZone }: { language: Language; timeZone: string },
): { period: string; opens: string; closes: string }[] {
  return waves.map(({ period, opensAt, closesAt }) => ({
    period: formatPeriod(period, language),
    opens: formatMoment(opensAt, { language, timeZone }),
    closes: formatMoment(closesAt, { language, timeZone }),
  }));
}

/** Which part of a plan keeps it from being, and why; null for the plan as a whole. */
export interface Problem {
  part: keyof Plan | "timeZone" | null;
  sentence: string;
}

/** Why a plan cannot be, what to do, and at which of its parts that stands. */
export function problemsOf(
  unfit: Unfit,
  reader: { language: Language; timeZone: string },
): Problem[] {
  const { unfit: words } = messagesFor(reader.language).series;
  // With the year: it may be years away.
  const at = (instant: string) => `${formatDate(instant, reader)}, ${formatHour(instant, reader)}`;
  switch (unfit.outcome) {
    case "unknown-survey":
      return [{ part: null, sentence: words.unknownSurvey(unfit.known) }];
    case "unknown-zone":
      return [{ part: "timeZone", sentence: words.unknownZone }];
    case "no-month":
      return [{ part: "months", sentence: words.noMonth }];
    case "no-such-month":
      return [{ part: "months", sentence: words.noSuchMonth(unfit.month) }];
    case "out-of-bounds":
      return unfit.parts.map((part) => ({ part, sentence: words.bounds[part] }));
    case "closes-first":
      return [
        {
          part: "openDays",
          sentence: words.closesFirst(at(unfit.wave.opensAt), at(unfit.wave.closesAt)),
        },
      ];
    case "collides":
      return [
        {
          part: null,
          sentence: words.collides(
            at(unfit.wave.opensAt),
            at(unfit.other.wave.opensAt),
            titleOf(unfit.other.series, reader.language),
          ),
        },
      ];
    case "follows-too-soon":
      return [
        {
          part: null,
          sentence: words.followsTooSoon(
            at(unfit.wave.opensAt),
            at(unfit.other.opensAt),
            titleOf(unfit.other.series, reader.language),
          ),
        },
      ];
  }
}

/** "08:00" */
export function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
