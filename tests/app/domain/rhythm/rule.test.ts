import {
  beginning,
  closingFirst,
  collision,
  dueWave,
  monthly,
  plannedWave,
  plannedWaves,
  quarterly,
  type Rule,
  ruleSchema,
  usualWave,
} from "#app/domain/rhythm/rule.ts";
import { isRestDay } from "#app/domain/rhythm/holidays.ts";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";

const pulse: Rule = { ...monthly, anchor: "2024-01" };
const oslo = "Europe/Oslo";

describe("the plan of a series", () => {
  test("the monthly pulse opens on the first Tuesday and closes on the Wednesday after next", () => {
    expect(plannedWave(pulse, "2027-03", oslo)).toEqual({
      period: "2027-03",
      opensAt: "2027-03-02T07:00:00.000Z",
      closesAt: "2027-03-10T19:00:00.000Z",
    });
  });

  test("eleven times a year: not in July", () => {
    const year = plannedWaves(pulse, oslo, new Date("2027-01-01T00:00:00Z"), 11);
    expect(year.map(({ period }) => Number(period.slice(5)))).toEqual([
      1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12,
    ]);
    expect(plannedWave(pulse, "2027-07", oslo)).toBeNull();
  });

  test.each([
    // The first Tuesday of May 2029 is May Day, and the first Monday of April 2029 Easter Monday.
    ["May Day", pulse, "2029-05", "2029-05-02T06:00:00.000Z"],
    ["Easter Monday", { ...pulse, weekday: 1 }, "2029-04", "2029-04-03T06:00:00.000Z"],
    ["New Year", { ...pulse, weekday: 5 }, "2027-01", "2027-01-04T07:00:00.000Z"],
  ])("does not open on %s but on the next working day", (_, rule, period, opens) => {
    expect(plannedWave(rule, period, oslo)?.opensAt).toBe(opens);
  });

  test("does not close on Ascension Day", () => {
    // Thursday 9 May 2024.
    const rule = { ...pulse, openDays: 2 };
    expect(plannedWave(rule, "2024-05", oslo)?.closesAt).toBe("2024-05-10T18:00:00.000Z");
  });

  test.each([
    "Europe/Oslo",
    "Europe/London",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Australia/Lord_Howe",
  ])("one wave for each period from 2024 to 2040 in %s, at eight on a working day", (timeZone) => {
    const waves = plannedWaves(pulse, timeZone, new Date("2024-01-01T00:00:00Z"), 17 * 11);
    expect(new Set(waves.map(({ period }) => period)).size).toBe(17 * 11);
    expect(waves.at(-1)?.period).toBe("2040-12");
    for (const [index, { period, opensAt, closesAt }] of waves.entries()) {
      const opened = Temporal.Instant.from(opensAt).toZonedDateTimeISO(timeZone);
      expect([opened.hour, opened.toString().slice(0, 7)], period).toEqual([8, period]);
      expect(isRestDay(opened.toPlainDate()), period).toBe(false);
      expect(closesAt > opensAt && closesAt < (waves[index + 1]?.opensAt ?? "9"), period).toBe(
        true,
      );
    }
  });

  test("is for the months that are named, from the first period on", () => {
    const alliance: Rule = { ...quarterly, anchor: "2027-02" };
    const next = plannedWaves(alliance, oslo, new Date("2027-03-20T00:00:00Z"), 3);
    expect(next.map(({ period }) => period)).toEqual(["2027-05", "2027-08", "2027-11"]);
    expect(plannedWave(alliance, "2026-11", oslo)).toBeNull();
  });

  test("a wave that is open by the plan is still to be had", () => {
    const during = plannedWaves(pulse, oslo, new Date("2027-03-10T18:59:59Z"), 1);
    const after = plannedWaves(pulse, oslo, new Date("2027-03-10T19:00:00Z"), 1);
    expect([during[0]?.period, after[0]?.period]).toEqual(["2027-03", "2027-04"]);
  });

  test("nobody gets the pulse and the alliance survey in one week; other plans are told to collide", () => {
    const now = new Date("2027-01-01T00:00:00Z");
    const one = { rule: pulse, timeZone: oslo };
    const alliance: Rule = { ...quarterly, anchor: "2027-02" };
    expect(collision(one, { rule: alliance, timeZone: oslo }, now)).toBeNull();
    const early = { rule: { ...alliance, week: 1, weekday: 4 }, timeZone: oslo };
    expect(collision(one, early, now)?.map(({ period }) => period)).toEqual(["2027-02", "2027-02"]);
  });

  test.each(["Europe/Oslo", "Asia/Kathmandu", "Australia/Lord_Howe"])(
    "from 2024 to 2040 in %s nobody gets both in one week, though a server that was away opens one late",
    (timeZone) => {
      const start = new Date("2024-01-01T00:00:00Z");
      const days = (rule: Rule, count: number) =>
        plannedWaves(rule, timeZone, start, count).map(({ period, opensAt, closesAt }) => ({
          period,
          first: dayOf(Date.parse(opensAt)),
          last: dayOf(Date.parse(closesAt) - 48 * 3_600_000),
        }));
      const dayOf = (at: number) =>
        Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
      const alliances = days({ ...quarterly, anchor: "2024-01" }, 17 * 4);
      expect(alliances.at(-1)?.period).toBe("2040-11");
      for (const pulseDays of days(pulse, 17 * 11))
        for (const other of alliances) {
          const isBefore = Temporal.PlainDate.compare(pulseDays.first, other.first) < 0;
          const [one, next] = isBefore ? [pulseDays, other] : [other, pulseDays];
          expect(one.last.until(next.first).days, next.period).toBeGreaterThanOrEqual(7);
        }
    },
  );

  test("a week apart is apart though clocks go forward between, and a holiday years ahead counts", () => {
    const now = new Date("2027-01-01T00:00:00Z");
    const inMonth = (month: number, week: number) => ({
      rule: { ...pulse, anchor: "2031-01", months: [month], week },
      timeZone: oslo,
    });
    // In 2032 Tuesday 23 and Wednesday 31 March, for Easter; in 2033 22 and 29, with other clocks.
    expect(collision(inMonth(3, 4), inMonth(4, 1), now)).toBeNull();
    // The first Tuesday of May 2029 is May Day, so the second is six days after the wave.
    const second = { rule: { ...pulse, months: [5], week: 2 }, timeZone: oslo };
    const met = collision({ rule: pulse, timeZone: oslo }, second, now);
    expect(met?.map(({ opensAt }) => opensAt.slice(0, 10))).toEqual(["2029-05-02", "2029-05-08"]);
  });

  test.each([
    ["a month that does not exist", { anchor: "2027-13" }],
    ["a fifth Tuesday", { week: 5 }],
    ["a Saturday", { weekday: 6 }],
    ["a close on the day it opens", { openDays: 0 }],
    ["an hour that no clock has", { opens: 24 }],
    ["no month at all", { months: [] }],
    ["a thirteenth month", { months: [1, 13] }],
  ])("is refused: %s", (_, wrong) => {
    expect(ruleSchema.safeParse({ ...pulse, ...wrong }).success).toBe(false);
  });

  test.each([
    ["2027-03", "2027-03-02T07:00:00.000Z"],
    ["2027-07", "2027-07-06T06:00:00.000Z"],
    ["2030-01", "2030-01-02T07:00:00.000Z"],
  ])("an earlier wave of %s is taken to have opened at %s, July too", (period, opens) => {
    expect(usualWave(period, oslo).opensAt).toBe(opens);
  });

  test("begins with the first wave that is not open already", () => {
    const from = (now: string) => beginning(monthly, oslo, new Date(now)).anchor;
    expect(from("2027-03-02T06:59:59Z")).toBe("2027-03");
    expect(from("2027-03-02T07:00:00Z")).toBe("2027-04");
    expect(from("2027-06-15T07:00:00Z"), "July is off").toBe("2027-08");
  });

  test("says which wave would close before it opens", () => {
    // Maundy Thursday is put off to the Tuesday after Easter, and so is the Friday of its close.
    const rule = { ...pulse, months: [3], week: 4, weekday: 4, openDays: 1, opens: 10, closes: 9 };
    const now = new Date("2027-01-01T00:00:00Z");
    expect(closingFirst(rule, oslo, now)).toEqual({
      period: "2027-03",
      opensAt: "2027-03-30T08:00:00.000Z",
      closesAt: "2027-03-30T07:00:00.000Z",
    });
    expect(closingFirst(pulse, oslo, now)).toBeNull();
  });
});

describe("a wave is due", () => {
  const due = (now: string, rule = pulse) => {
    const found = dueWave(rule, oslo, new Date(now));
    return found && `${found.wave.period}${found.isTooLate ? " too late" : ""}`;
  };

  test.each([
    ["a second before it opens", "2027-03-02T06:59:59Z", null],
    ["when it opens", "2027-03-02T07:00:00Z", "2027-03"],
    ["in the evening of the day", "2027-03-02T18:59:00Z", "2027-03"],
    ["at night", "2027-03-02T19:00:00Z", null],
    ["early next morning", "2027-03-03T06:59:00Z", null],
    ["in the morning", "2027-03-03T07:00:00Z", "2027-03"],
    ["on the Saturday", "2027-03-06T12:00:00Z", null],
    ["two days before its close", "2027-03-08T18:59:00Z", "2027-03"],
    ["later than that", "2027-03-08T19:00:01Z", "2027-03 too late"],
    ["after its close", "2027-03-10T19:00:00Z", null],
    ["in July", "2027-07-07T10:00:00Z", null],
  ])("%s", (_, now, period) => expect(due(now)).toBe(period));

  test("though it is a short one", () => {
    const short = { ...pulse, openDays: 1 };
    expect(due("2027-03-02T07:00:00Z", short)).toBe("2027-03");
    expect(due("2027-03-03T08:00:00Z", short)).toBe("2027-03 too late");
  });

  test("in the evening, where the plan says so", () => {
    const evening = { ...pulse, opens: 21 };
    expect([due("2027-03-02T20:30:00Z", evening), due("2027-03-02T21:00:00Z", evening)]).toEqual([
      "2027-03",
      null,
    ]);
  });
});
