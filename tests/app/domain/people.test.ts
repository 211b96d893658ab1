import {
  changeRoles,
  isTimeZone,
  membersOn,
  personByEmail,
  personById,
  rolesOf,
  storePeople,
  supervisorsOf,
} from "#app/domain/people.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const now = new Date("2027-03-01T08:00:00Z");

describe.each(databases)("people on $name", ({ open }) => {
  test("are found by e-mail in any case, and by id", async () => {
    const db = await open();
    await nordlys(db);
    const solveig = await personByEmail(db, " Solveig@NORDLYS.example");
    expect(solveig).toMatchObject({ id: "solveig", name: "Solveig" });
    expect(await personById(db, "solveig")).toEqual(solveig);
    expect(await personByEmail(db, "nobody@nordlys.example")).toBeUndefined();
  });

  test("belong to a team from the start day up to the day before the end", async () => {
    const db = await open();
    await nordlys(db);
    await db
      .updateTable("membership")
      .set({ endDate: "2026-06-01" })
      .where("personId", "=", "ida")
      .execute();
    const members = async (day: string) => (await membersOn(db, day)).map(({ name }) => name);

    expect(await members("2025-12-31")).toEqual([]);
    expect(await members("2026-01-01")).toHaveLength(11);
    expect(await members("2026-05-31")).toContain("Ida");
    expect(await members("2026-06-01")).not.toContain("Ida");
    expect((await membersOn(db, "2026-06-01")).at(-1)).toEqual({
      personId: "knut",
      email: "knut@nordlys.example",
      name: "Knut",
      unitId: "inland",
      unit: "Inland",
      teamId: "south",
      team: "South",
      startDate: "2026-01-01",
    });
  });

  test("count as members only while they are specialists and not disabled", async () => {
    const db = await open();
    await nordlys(db);
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "solveig").execute();
    await db.deleteFrom("personRole").where("personId", "=", "ida").execute();
    const members = (await membersOn(db, "2027-03-01")).map(({ name }) => name);
    expect(members).toHaveLength(9);
    expect(members).not.toContain("Solveig");
    expect(members).not.toContain("Ida");
  });

  test("have the supervisor of the day, who loses access when the day of the end begins", async () => {
    const db = await open();
    await nordlys(db);
    await db
      .updateTable("supervision")
      .set({ endDate: "2027-03-01" })
      .where("specialistId", "=", "solveig")
      .execute();
    await db
      .insertInto("supervision")
      .values({
        id: "per-solveig",
        supervisorId: "per",
        specialistId: "solveig",
        startDate: "2027-03-01",
        endDate: null,
      })
      .execute();
    const names = (people: { name: string }[]) => people.map(({ name }) => name);

    expect(names(await supervisorsOf(db, "solveig", "2027-02-28"))).toEqual(["Kari"]);
    expect(names(await supervisorsOf(db, "solveig", "2027-03-01"))).toEqual(["Per"]);
  });

  test("lose their roles while they are disabled, and supervise nobody without the role", async () => {
    const db = await open();
    await nordlys(db);
    expect(await rolesOf(db, "kari")).toEqual(["supervisor"]);
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "kari").execute();
    expect(await rolesOf(db, "kari")).toEqual([]);
    expect(await supervisorsOf(db, "solveig", "2027-03-01")).toEqual([]);
    await db.updateTable("person").set({ disabled: 0 }).execute();
    await changeRoles(db, [{ personId: "kari", added: ["trainer"], removed: ["supervisor"] }], {
      actorId: "astrid",
      now,
    });
    expect(await supervisorsOf(db, "solveig", "2027-03-01")).toEqual([]);
    expect(await db.selectFrom("audit").selectAll().execute()).toMatchObject([
      {
        act: "roles-changed",
        actorId: "astrid",
        subjectId: "kari",
        at: now.toISOString(),
        detail: "+trainer -supervisor",
      },
    ]);
  });

  test("are entered once, however often", async () => {
    const db = await open();
    const tor = {
      email: "Tor@nordlys.example",
      name: "Tor",
      language: "nb",
      timeZone: "Europe/Oslo",
    } as const;
    const first = await storePeople(db, [tor]);
    const second = await storePeople(db, [{ ...tor, name: "Tor Berg" }]);
    expect(second).toEqual(first);
    expect(await personByEmail(db, "tor@nordlys.example")).toMatchObject({ name: "Tor Berg" });
  });
});

test("a time zone is one of the IANA database", () => {
  expect(["Europe/Oslo", "Arctic/Longyearbyen", "UTC"].map(isTimeZone)).toEqual([true, true, true]);
  expect(["", "Oslo", "+01:00", "Europe/Nowhere"].map(isTimeZone)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});
