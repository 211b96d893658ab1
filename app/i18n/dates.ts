import type { Language } from "./messages.ts";

/** An instant: a `Date`, or UTC ISO-8601 as it is stored. */
export type Instant = Date | string;

/** On whose calendar, by whose clock (IANA zone) and in which language. */
export interface Reader {
  language: Language;
  timeZone: string;
}

/** A period `YYYY-MM` as "March 2027" or "mars 2027". */
export function formatPeriod(period: string, language: Language): string {
  const format = formatFor(language, "UTC", { month: "long", year: "numeric" });
  return format.format(new Date(`${period}-01T00:00:00Z`));
}

/** A period `YYYY-MM` as "Mar 27" or "mars 27", for the axis of a chart. */
export function formatShortPeriod(period: string, language: Language): string {
  const format = formatFor(language, "UTC", { month: "short", year: "2-digit" });
  return format.format(new Date(`${period}-01T00:00:00Z`));
}

/** "17 March 2027" or "17. mars 2027". */
export function formatDate(at: Instant, { language, timeZone }: Reader): string {
  const parts = { day: "numeric", month: "long", year: "numeric" } as const;
  return formatFor(language, timeZone, parts).format(new Date(at));
}

/** A day `YYYY-MM-DD`, which is the same in every zone: "17 March 2027" or "17. mars 2027". */
export function formatStoredDay(day: string, language: Language): string {
  return formatDate(`${day}T00:00:00Z`, { language, timeZone: "UTC" });
}

/** "Wednesday 17 March" or "onsdag 17. mars". */
export function formatDay(at: Instant, { language, timeZone }: Reader): string {
  const parts = { weekday: "long", day: "numeric", month: "long" } as const;
  return formatFor(language, timeZone, parts).format(new Date(at)).replace(",", "");
}

/** "20:00", on a clock of 24 hours in both languages. */
export function formatHour(at: Instant, { language, timeZone }: Reader): string {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return formatFor(language, timeZone, parts).format(new Date(at));
}

/** "Wednesday 17 March at 20:00" or "onsdag 17. mars kl. 20:00". */
export function formatMoment(at: Instant, reader: Reader): string {
  const between = reader.language === "nb" ? "kl." : "at";
  return `${formatDay(at, reader)} ${between} ${formatHour(at, reader)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, because making one costs a hundred times as much as using it. */
function formatFor(language: Language, timeZone: string, parts: Intl.DateTimeFormatOptions) {
  const key = `${language} ${timeZone} ${JSON.stringify(parts)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone });
  formats.set(key, made);
  return made;
}

const LOCALES: Record<Language, string> = { en: "en-GB", nb: "nb-NO" };
