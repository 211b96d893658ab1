import { easterSunday, isRestDay, workingDayFrom } from "#app/domain/rhythm/holidays.ts";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";

const day = (text: string) => Temporal.PlainDate.from(text);

describe("days on which nobody is asked", () => {
  // Dates of the Church of Norway's calendar.
  test.each([
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2028-04-16",
    "2035-03-25",
    "2038-04-25",
    "2040-04-01",
  ])("Easter Sunday %s", (date) => {
    expect(easterSunday(day(date).year).toString()).toBe(date);
  });

  test("the public holidays of 2027, and the eves of Christmas and New Year", () => {
    const first = day("2027-01-01");
    const working = Array.from({ length: 365 }, (_, days) => first.add({ days }))
      .filter((date) => date.dayOfWeek < 6 && isRestDay(date))
      .map(String);
    expect(working).toEqual([
      "2027-01-01",
      "2027-03-25",
      "2027-03-26",
      "2027-03-29",
      "2027-05-06",
      "2027-05-17",
      "2027-12-24",
      "2027-12-31",
    ]);
  });

  test.each([
    ["2027-03-02", "2027-03-02"],
    ["2027-03-25", "2027-03-30"],
    ["2024-05-01", "2024-05-02"],
    ["2024-05-17", "2024-05-21"],
    ["2027-12-24", "2027-12-27"],
    ["2027-12-31", "2028-01-03"],
  ])("the working day from %s is %s", (from, working) => {
    expect(workingDayFrom(day(from)).toString()).toBe(working);
  });
});
