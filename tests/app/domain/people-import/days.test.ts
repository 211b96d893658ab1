import { joined, overlap, without } from "#app/domain/people-import/days.ts";
import { describe, expect, test } from "vitest";

const days = (start: string, end: string | null = null) => ({ start, end });
const january = days("2026-01-01", "2026-02-01");
const february = days("2026-02-01", "2026-03-01");
const spring = days("2026-02-15", "2026-06-01");
const onwards = days("2026-05-01");

describe("stretches of days", () => {
  test("do not overlap where one ends on the day that the other starts", () => {
    expect(overlap(january, february)).toBe(false);
    expect(overlap(february, spring)).toBe(true);
    expect(overlap(spring, onwards)).toBe(true);
    expect(overlap(onwards, january)).toBe(false);
  });

  test("become one where they overlap or touch", () => {
    expect(joined([february, january])).toEqual([days("2026-01-01", "2026-03-01")]);
    expect(joined([january, spring])).toEqual([january, spring]);
    expect(joined([spring, onwards, january])).toEqual([january, days("2026-02-15")]);
    expect(joined([days("2026-01-01"), spring])).toEqual([days("2026-01-01")]);
    expect(joined([])).toEqual([]);
  });

  test("can be cut out of others", () => {
    expect(without([days("2026-01-01")], [spring])).toEqual([
      days("2026-01-01", "2026-02-15"),
      days("2026-06-01"),
    ]);
    expect(without([january], [days("2025-01-01")])).toEqual([]);
    expect(without([january, february], [days("2026-01-15", "2026-02-15")])).toEqual([
      days("2026-01-01", "2026-01-15"),
      days("2026-02-15", "2026-03-01"),
    ]);
    expect(without([january], [february])).toEqual([january]);
  });
});
