import { describe, expect, test } from "vitest";
import {
  chooseDigest,
  chooseReading,
  digestChoiceOf,
  nameOrganisation,
  organisationName,
  usualDigest,
} from "#app/domain/settings.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const noon = new Date("2027-03-10T12:00:00Z");

describe.each(databases)("settings on $name", ({ open }) => {
  test("the organisation has the name it was given last", async () => {
    const db = await open();
    expect(await organisationName(db)).toBeNull();
    await nameOrganisation(db, "Nordlys");
    await nameOrganisation(db, "Nordlys IPS");
    expect(await organisationName(db)).toBe("Nordlys IPS");
  });

  test("Kari's digest comes when she chose, the second working day until then", async () => {
    const db = await open();
    await nordlys(db);
    expect(await digestChoiceOf(db, "kari")).toEqual(usualDigest);
    const friday = { timing: "weekday" as const, weekday: 5, hour: 14, content: "link" as const };
    await chooseDigest(db, "kari", friday);
    expect(await digestChoiceOf(db, "kari")).toEqual(friday);
    await chooseDigest(db, "kari", { ...friday, timing: "at-once" });
    expect(await digestChoiceOf(db, "kari")).toEqual({ ...friday, timing: "at-once" });
    expect(await digestChoiceOf(db, "per")).toEqual(usualDigest);
  });

  test("a person's language and time zone change one by one, and nobody else's", async () => {
    const db = await open();
    await nordlys(db);
    await chooseReading(db, { personId: "kari", language: "nb" }, noon);
    await chooseReading(db, { personId: "kari", timeZone: "Europe/Helsinki" }, noon);
    const people = await db
      .selectFrom("person")
      .where("id", "in", ["kari", "per"])
      .orderBy("id")
      .select(["language", "timeZone"])
      .execute();
    expect(people).toEqual([
      { language: "nb", timeZone: "Europe/Helsinki" },
      { language: "en", timeZone: "Europe/Oslo" },
    ]);
  });
});
