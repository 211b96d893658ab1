import { Temporal } from "temporal-polyfill";

/**
 * Whether nobody in Norway is asked anything on a day: Saturdays, Sundays, public holidays, and the
 * eves of Christmas and New Year, which are no working days here in practice.
 */
export function isRestDay(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek >= SATURDAY || isHoliday(day);
}

/** The day itself when it is a working day, else the first one after it. */
export function workingDayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  return isRestDay(day) ? workingDayFrom(day.add({ days: 1 })) : day;
}

const SATURDAY = 6;

/** New Year, May Day, Constitution Day, and from Christmas Eve to Boxing Day; `MM-DD`. */
const fixed = new Set(["01-01", "05-01", "05-17", "12-24", "12-25", "12-26", "12-31"]);

/** Days from Easter Sunday: Maundy Thursday to Easter Monday, Ascension, Whit Sunday and Monday. */
const movable = new Set([-3, -2, 0, 1, 39, 49, 50]);

function isHoliday(day: Temporal.PlainDate): boolean {
  if (fixed.has(day.toString().slice(5))) return true;
  return movable.has(day.since(easterSunday(day.year), { largestUnit: "day" }).days);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const marchDays = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({
    year,
    month: Math.floor(marchDays / 31),
    day: (marchDays % 31) + 1,
  });
}
