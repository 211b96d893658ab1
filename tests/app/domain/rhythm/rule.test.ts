import {
  collision,
  monthly,
  plannedWave,
  plannedWaves,
  quarterly,
  type Rule,
  ruleSchema,
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

  test("counts quarters from the first period", () => {
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

  test.each([
    ["a month that does not exist", { anchor: "2027-13" }],
    ["a fifth Tuesday", { week: 5 }],
    ["a Saturday", { weekday: 6 }],
    ["a close on the day it opens", { openDays: 0 }],
    ["an hour that no clock has", { opens: 24 }],
    ["no month at all", { everyMonths: 3, without: [1, 4, 7, 10] }],
  ])("is refused: %s", (_, wrong) => {
    expect(ruleSchema.safeParse({ ...pulse, ...wrong }).success).toBe(false);
  });
});
