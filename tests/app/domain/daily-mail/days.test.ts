import { describe, expect, test } from "vitest";
import { mailDays, nextMailDay } from "#app/domain/daily-mail/days.ts";

const oslo = { timeZone: "Europe/Oslo", mailHour: 8 };
/** A Tuesday at eight to the Wednesday of the week after at eight in the evening, in Oslo. */
const march = { opensAt: "2027-03-02T07:00:00.000Z", closesAt: "2027-03-10T19:00:00.000Z" };

describe("the days on which one hears of a wave", () => {
  test("are its opening, three days later, and its last", () => {
    expect(mailDays(march, oslo)).toEqual([
      { day: "2027-03-02", runAt: "2027-03-02T07:00:00.000Z" },
      { day: "2027-03-05", runAt: "2027-03-05T07:00:00.000Z" },
      { day: "2027-03-10", runAt: "2027-03-10T07:00:00.000Z" },
    ]);
  });

  test("come at the person's own hour; on the opening day at once where it has passed", () => {
    const late = mailDays(march, { ...oslo, mailHour: 14 });
    expect(late.map(({ runAt }) => runAt.slice(11, 16))).toEqual(["13:00", "13:00", "13:00"]);
    const early = mailDays(march, { ...oslo, mailHour: 6 });
    expect(early.map(({ runAt }) => runAt.slice(11, 16))).toEqual(["07:00", "05:00", "05:00"]);
  });

  test.each([
    ["America/New_York", "2027-03-02T13:00:00.000Z"],
    ["Asia/Tokyo", "2027-03-02T07:00:00.000Z"],
    ["Pacific/Auckland", "2027-03-02T07:00:00.000Z"],
  ])("follow the clock of %s", (timeZone, opening) => {
    const days = mailDays(march, { timeZone, mailHour: 8 });
    expect(days[0]?.runAt).toBe(opening);
    for (const { runAt } of days) expect(runAt < march.closesAt).toBe(true);
  });

  test("are never a weekend or a holiday: the first goes on, the last goes back", () => {
    // Opened by hand on the Saturday before Easter week, closing on Constitution Day.
    const opened = { opensAt: "2027-03-20T10:00:00.000Z", closesAt: "2027-03-31T18:00:00.000Z" };
    expect(mailDays(opened, oslo).map(({ day }) => day)).toEqual([
      "2027-03-22",
      "2027-03-30",
      "2027-03-31",
    ]);
    const may = { opensAt: "2027-05-04T06:00:00.000Z", closesAt: "2027-05-17T18:00:00.000Z" };
    expect(mailDays(may, oslo).map(({ day }) => day)).toEqual([
      "2027-05-04",
      "2027-05-07",
      "2027-05-14",
    ]);
  });

  test("are never at or after the close, and each is one day", () => {
    const short = { opensAt: "2027-03-02T07:00:00.000Z", closesAt: "2027-03-03T19:00:00.000Z" };
    expect(mailDays(short, oslo).map(({ day }) => day)).toEqual(["2027-03-02", "2027-03-03"]);
    const evening = mailDays(march, { ...oslo, mailHour: 20 });
    expect(evening.map(({ day }) => day)).toEqual(["2027-03-02", "2027-03-05", "2027-03-09"]);
    const weekend = { opensAt: "2027-03-06T07:00:00.000Z", closesAt: "2027-03-07T19:00:00.000Z" };
    expect(mailDays(weekend, oslo)).toEqual([]);
  });

  test("the next one after a Friday is Monday", () => {
    expect(nextMailDay("2027-03-05", oslo).day).toBe("2027-03-08");
  });
});
