import { describe, expect, test } from "vitest";
import {
  formatDate,
  formatDay,
  formatHour,
  formatMoment,
  formatPeriod,
  type Reader,
} from "#app/i18n/dates.ts";

const solveig: Reader = { language: "nb", timeZone: "Europe/Oslo" };
const kari: Reader = { language: "en", timeZone: "Europe/Oslo" };
const closesAt = "2027-03-17T19:00:00Z";

describe("a date is told in a person's language and on that person's clock", () => {
  test("a period is a month and a year", () => {
    expect(formatPeriod("2027-03", "en")).toBe("March 2027");
    expect(formatPeriod("2027-03", "nb")).toBe("mars 2027");
    expect(formatPeriod("2026-12", "nb")).toBe("desember 2026");
  });

  test("the close of a wave is told with weekday, date and hour", () => {
    expect(formatMoment(closesAt, solveig)).toBe("onsdag 17. mars kl. 20:00");
    expect(formatMoment(new Date(closesAt), kari)).toBe("Wednesday 17 March at 20:00");
  });

  test("a date stands with its year", () => {
    expect(formatDate(closesAt, solveig)).toBe("17. mars 2027");
    expect(formatDate(closesAt, kari)).toBe("17 March 2027");
  });

  test("the same instant is another day and hour in another zone", () => {
    const at = "2027-03-17T23:30:00Z";
    expect(formatDay(at, solveig)).toBe("torsdag 18. mars");
    expect(formatHour(at, solveig)).toBe("00:30");
    expect(formatDay(at, { ...kari, timeZone: "Atlantic/Reykjavik" })).toBe("Wednesday 17 March");
    expect(formatHour(at, { ...kari, timeZone: "America/New_York" })).toBe("19:30");
  });

  test("summer time is kept", () => {
    expect(formatHour("2027-03-28T00:30:00Z", solveig)).toBe("01:30");
    expect(formatHour("2027-03-28T01:30:00Z", solveig)).toBe("03:30");
  });

  test("what is no date or no zone is a fault, not a text", () => {
    expect(() => formatDate("soon", kari)).toThrow(RangeError);
    expect(() => formatDate(closesAt, { ...kari, timeZone: "Oslo" })).toThrow(RangeError);
  });
});
