import { describe, expect, test } from "vitest";
import { directoryPage } from "#app/domain/directory.ts";
import { storePeople } from "#app/domain/people.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";

const today = "2027-03-02";

describe.each(databases)("the list of people on $name", ({ open }) => {
  test("says who belongs where today", async () => {
    const db = await open();
    await nordlys(db);
    const { entries } = await directoryPage(db, { search: "solveig", page: 1 }, today);
    expect(entries).toEqual([
      {
        id: "solveig",
        name: "Solveig",
        email: "solveig@nordlys.example",
        disabled: false,
        roles: ["specialist"],
        teams: [{ unit: "Coast", team: "North" }],
        supervisors: ["Kari"],
      },
    ]);
    const before = await directoryPage(db, { search: "solveig", page: 1 }, "2025-12-31");
    expect(before.entries).toMatchObject([{ teams: [], supervisors: [] }]);
  });

  test("is searched by name, address, team and unit, in any case and with every word", async () => {
    const db = await open();
    await nordlys(db);
    await named(db, "Åse Øvergård");
    const find = async (search: string) =>
      (await directoryPage(db, { search, page: 1 }, today)).entries.map(({ name }) => name);
    expect(await find("åse")).toEqual(["Åse Øvergård"]);
    expect(await find("ØVERGÅRD åse")).toEqual(["Åse Øvergård"]);
    expect(await find("south")).toEqual(["Ida", "Jon", "Knut"]);
    expect(await find("inland jon")).toEqual(["Jon"]);
    expect(await find("tor@")).toEqual(["Tor"]);
    expect(await find("%")).toEqual([]);
    expect(await find("_")).toEqual([]);
  });

  test("stands in Norwegian order, on pages", async () => {
    const db = await open();
    await named(db, "Åse", "Ærlig", "Øystein", "Anne", "Zara");
    const { entries } = await directoryPage(db, { search: "", page: 1 }, today);
    expect(entries.map(({ name }) => name)).toEqual(["Anne", "Zara", "Ærlig", "Øystein", "Åse"]);
    await named(db, ...Array.from({ length: 100 }, (_, n) => `Berit ${n}`));
    const last = await directoryPage(db, { search: "", page: 99 }, today);
    expect(last).toMatchObject({ found: 105, page: 3, pages: 3 });
    expect(last.entries).toHaveLength(5);
  });

  async function named(db: Parameters<typeof directoryPage>[0], ...names: string[]) {
    const people = names.map((name) => ({
      email: `${Buffer.from(name).toString("hex")}@nordlys.example`,
      name,
      language: "nb" as const,
      timeZone: "Europe/Oslo",
    }));
    await storePeople(db, people);
  }

  test("of five thousand people comes within two seconds", async () => {
    const db = await open();
    await named(db, ...Array.from({ length: 5000 }, (_, n) => `Person ${n}`));
    const started = performance.now();
    const { found } = await directoryPage(db, { search: "person 4999", page: 1 }, today);
    expect(found).toBe(1);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
