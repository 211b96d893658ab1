import { closingOf, digestDue, isPeriod, quarterOf } from "#app/domain/calendar.ts";
import { describe, expect, test } from "vitest";

describe("a wave's calendar", () => {
  test.each([
    ["a Tuesday", "2027-03-02T07:00:00.000Z", "2027-03-10T19:00:00.000Z"],
    ["a Wednesday", "2027-03-03T07:00:00.000Z", "2027-03-17T19:00:00.000Z"],
    ["a Sunday", "2026-11-22T15:00:00.000Z", "2026-12-02T19:00:00.000Z"],
    [
      "the week in which the clock is put forward",
      "2027-03-23T07:00:00.000Z",
      "2027-03-31T18:00:00.000Z",
    ],
    ["a Thursday thirteen days before May Day", "2024-04-18T06:00:00Z", "2024-05-02T18:00:00.000Z"],
  ])("a wave that opens on %s closes the Wednesday after next at 20:00", (_, opens, closes) => {
    expect(closingOf(opens, "Europe/Oslo")).toBe(closes);
  });

  test.each(["2027-13", "2027-00", "2027-3", "27-03", "2027-03-01", "", "2027-03\n"])(
    "%j is not a period",
    (text) => expect(isPeriod(text)).toBe(false),
  );

  test("quarters", () => {
    expect(["2027-01", "2027-03", "2027-04", "2027-12"].map(quarterOf)).toEqual([
      "2027-Q1",
      "2027-Q1",
      "2027-Q2",
      "2027-Q4",
    ]);
  });
});

describe("a digest is due", () => {
  const wednesdayEvening = "2027-03-10T19:00:00.000Z";

  test("at once, if the supervisor wants it so", () => {
    expect(digestDue(wednesdayEvening, { timing: "at-once" }, "Europe/Oslo")).toBe(
      wednesdayEvening,
    );
  });

  test("on the second working day at the hour chosen, on the supervisor's own clock", () => {
    const timing = { timing: "second-working-day", hour: 8 } as const;
    expect(digestDue(wednesdayEvening, timing, "Europe/Oslo")).toBe("2027-03-12T07:00:00.000Z");
    expect(digestDue("2027-03-11T19:00:00.000Z", timing, "Europe/Oslo")).toBe(
      "2027-03-15T07:00:00.000Z",
    );
    expect(digestDue(wednesdayEvening, timing, "America/New_York")).toBe(
      "2027-03-12T13:00:00.000Z",
    );
  });

  test("on the weekday chosen, never on the day of the close itself", () => {
    const timing = { timing: "weekday", weekday: 3, hour: 9 } as const;
    expect(digestDue(wednesdayEvening, timing, "Europe/Oslo")).toBe("2027-03-17T08:00:00.000Z");
    expect(digestDue(wednesdayEvening, { ...timing, weekday: 5 }, "Europe/Oslo")).toBe(
      "2027-03-12T08:00:00.000Z",
    );
  });

  test("never at Easter or on another day when nobody works", () => {
    const second = { timing: "second-working-day", hour: 8 } as const;
    // Wednesday before Maundy Thursday: Tuesday after Easter is the first working day.
    expect(digestDue("2027-03-24T19:00:00.000Z", second, "Europe/Oslo")).toBe(
      "2027-03-31T06:00:00.000Z",
    );
    const thursday = { timing: "weekday", weekday: 4, hour: 8 } as const;
    expect(digestDue("2027-03-24T19:00:00.000Z", thursday, "Europe/Oslo")).toBe(
      "2027-03-30T06:00:00.000Z",
    );
  });
});
