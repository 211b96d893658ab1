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
    const friday = { timing: "weekday" as const, weekday: 5, hour: 14 };
    await chooseDigest(db, "kari", friday);
    expect(await digestChoiceOf(db, "kari")).toEqual(friday);
    await chooseDigest(db, "kari", { ...friday, timing: "at-once" });
    expect(await digestChoiceOf(db, "kari")).toEqual({ ...friday, timing: "at-once" });
    expect(await digestChoiceOf(db, "per")).toEqual(usualDigest);
  });

  test("a person's language and time zone change one by one, and nobody else's", async () => {
    const db = await open();
    await nordlys(db);
    await chooseReading(db, { personId: "kari", language: "nb" });
    await chooseReading(db, { personId: "kari", timeZone: "Europe/Helsinki" });
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
