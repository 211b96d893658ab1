import { importPeople } from "#app/domain/people-import/apply.ts";
import { planPeopleImport } from "#app/domain/people-import/plan.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { describe, expect, test } from "vitest";
import {
  astrid,
  bringIn,
  faultsIn,
  fileOf,
  header,
  kari,
  now,
  solveig,
  tor,
} from "./people-file.ts";

describe.each(databases)("a faulty file of people on $name", ({ open }) => {
  test("changes nothing, and names every fault with its line", async () => {
    const db = await open();
    await bringIn(db, astrid, kari, solveig);
    const before = await everything(db);
    const file = fileOf(
      "ida@nordlys.example,Ida Krog,specialist,Coast,North,,,,2026-02-30,",
      "jon,Jon Ask,boss,Coast,North,,,,2026-01-01,",
      "knut@nordlys.example,Knut Ås,specialist,,East,,,,2026-01-01,",
      "liv@nordlys.example,Liv Bø,specialist,Coast,North,nobody@nordlys.example,sv,Mars/Base,2026-01-01,",
      "mona@nordlys.example,Mona Li,specialist,Coast,North",
      kari,
      kari.replace("Kari Lie", "Kari Lie Berg"),
      kari,
    );
    const refused = await importPeople(db, file, { now });
    expect(refused.outcome === "faulty" && refused.faults.map((f) => [f.line, f.column])).toEqual([
      [2, "start"],
      [3, "email"],
      [3, "roles"],
      [4, "team"],
      [5, "supervisor"],
      [5, "language"],
      [5, "time_zone"],
      [6, undefined],
      [8, "email"],
      [8, "name"],
      [9, undefined],
    ]);
    expect(await everything(db)).toEqual(before);
  });

  test("does not give dates or a supervisor to somebody in no team", async () => {
    const db = await open();
    expect(
      await faultsIn(
        db,
        kari,
        "ida@nordlys.example,Ida,specialist,,,,,,2026-01-01,",
        "jon@nordlys.example,Jon,specialist,,,kari@nordlys.example,,,,",
      ),
    ).toEqual([
      "3 team: Dates belong to a team: name it, or leave them empty.",
      "4 team: A supervisor belongs to a team: name it.",
    ]);
  });

  test("names both lines of a person who is there twice", async () => {
    const db = await open();
    const again = solveig.replace("solveig@", "Solveig@");
    expect(await faultsIn(db, kari, solveig, again)).toEqual([
      "4 –: This is line 3 again: delete one of them.",
    ]);
    expect(
      await faultsIn(
        db,
        kari,
        `${solveig}2026-06-01`,
        "solveig@nordlys.example,Solveig D.,trainer,Inland,South,,en,Europe/London,2026-06-01,",
      ),
    ).toEqual([
      '4 name: "Solveig D." here and "Solveig Dahl" on line 3.',
      '4 roles: "trainer" here and "specialist" on line 3.',
      '4 language: "en" here and empty on line 3.',
      '4 time_zone: "Europe/London" here and empty on line 3.',
    ]);
    expect(
      await faultsIn(db, kari, solveig, "solveig@nordlys.example,Solveig Dahl,specialist,,,,,,,"),
    ).toEqual([
      '4 email: "solveig@nordlys.example" is on line 3 too, and one of them names no team.',
    ]);
  });

  test("names both lines where somebody would be in one team twice on a day", async () => {
    const db = await open();
    const fault =
      '4 start: The membership of "solveig@nordlys.example" in "North" overlaps line 3.';
    const later = solveig.replace("2026-01-01", "2026-05-31");
    expect(await faultsIn(db, kari, `${solveig}2026-06-01`, later)).toEqual([fault]);
    expect(await faultsIn(db, kari, solveig, solveig.replace("Coast", ""))).toEqual([fault]);
    const next = solveig.replace("2026-01-01", "2026-06-01");
    expect(await faultsIn(db, kari, `${solveig}2026-06-01`, next)).toEqual([]);
  });

  test("does not let a membership grow over a stored one that it does not name", async () => {
    const db = await open();
    const later = `${solveig.replace("2026-01-01", "2026-09-01")}2027-01-01`;
    await bringIn(db, kari, `${solveig}2026-06-01`, later);
    expect(await faultsIn(db, kari, solveig)).toEqual([
      '3 start: The membership of "solveig@nordlys.example" in "North" overlaps a stored one, ' +
        "2026-09-01 to 2027-01-01; name that too.",
    ]);
  });

  test("does not guess which of two teams is meant", async () => {
    const db = await open();
    await bringIn(
      db,
      kari,
      solveig,
      solveig.replace("solveig@", "ida@").replace("Coast", "Inland"),
    );
    const jon = "jon@nordlys.example,Jon,specialist,,North,,,,2026-01-01,";
    expect(await faultsIn(db, jon, jon.replace("jon@", "knut@").replace("North", "West"))).toEqual([
      '2 team: "North" is the name of several teams, in Coast, Inland: name the unit.',
      '3 team: Unknown team "West": name its unit and it is made.',
    ]);
  });

  test("never takes the role administrator from the last person who has it", async () => {
    const db = await open();
    await bringIn(db, astrid, tor);
    const fault =
      "2 roles: This would take the role administrator from the last person who has it.";
    const demoted = astrid.replace("administrator", "trainer");
    expect(await faultsIn(db, demoted)).toEqual([fault]);
    expect(await faultsIn(db, demoted, tor.replace("trainer", "administrator"))).toEqual([]);
    await db.updateTable("person").set({ disabled: 1 }).where("name", "=", "Tor Berg").execute();
    expect(await faultsIn(db, demoted, tor.replace("trainer", "administrator"))).toEqual([fault]);
  });

  test("does not take the role from a supervisor who still supervises somebody", async () => {
    const db = await open();
    await bringIn(db, kari, solveig);
    const retired = kari.replace("supervisor", "trainer");
    expect(await faultsIn(db, retired)).toEqual([
      '2 roles: "kari@nordlys.example" still supervises solveig@nordlys.example: ' +
        "name their new supervisor or the end in this file, or keep the role supervisor.",
    ]);
    expect(await faultsIn(db, retired, solveig.replace("kari@nordlys.example", ""))).toEqual([]);
  });

  test("is refused whole when its header or encoding is wrong", async () => {
    const db = await open();
    const wrong = fileOf(kari).replace("supervisor,language", "leader,language");
    expect(await planPeopleImport(db, wrong)).toEqual({
      outcome: "faulty",
      faults: [
        {
          line: 1,
          message: expect.stringContaining(
            `must name the columns ${header}; it has "email,name,roles,unit,team,leader,language`,
          ),
        },
      ],
    });
    const latin1 = Buffer.from(fileOf(kari.replace("Lie", "Bø")), "latin1");
    expect(await planPeopleImport(db, latin1)).toMatchObject({
      outcome: "faulty",
      faults: [{ line: 2, message: expect.stringContaining("Latin-1") }],
    });
  });
});
