import { applyPeopleImport } from "#app/domain/people-import/apply.ts";
import { isNothing } from "#app/domain/people-import/changes.ts";
import { planPeopleImport } from "#app/domain/people-import/plan.ts";
import { membersOn, personByEmail, rolesOf, supervisorsOf } from "#app/domain/people.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { describe, expect, test } from "vitest";
import { astrid, bringIn, fileOf, kari, now, planned, solveig, tor } from "./people-file.ts";

const per = "per@nordlys.example,Per Vik,supervisor,,,,,,,";

describe.each(databases)("importing people on $name", ({ open }) => {
  test("makes people, units, teams, memberships and supervision, and says so", async () => {
    const db = await open();
    const changes = await bringIn(db, astrid, kari, tor, solveig);

    expect(changes).toMatchObject({
      newUnits: ["Coast"],
      newTeams: [{ unit: "Coast", team: "North" }],
      memberships: [
        {
          person: { name: "Solveig Dahl" },
          unit: "Coast",
          team: "North",
          before: null,
          after: { start: "2026-01-01", end: null },
        },
      ],
      supervisions: [{ supervisor: { name: "Kari Lie" }, specialist: { name: "Solveig Dahl" } }],
      changedPeople: [],
      changedRoles: [],
    });
    expect(changes.newPeople.map(({ name, roles }) => [name, roles])).toEqual([
      ["Astrid Moe", ["administrator"]],
      ["Kari Lie", ["supervisor"]],
      ["Tor Berg", ["trainer"]],
      ["Solveig Dahl", ["specialist"]],
    ]);
    expect(await personByEmail(db, "Solveig@Nordlys.example")).toMatchObject({
      email: "solveig@nordlys.example",
      language: "nb",
      timeZone: "Europe/Oslo",
    });
    expect(await personByEmail(db, "tor@nordlys.example")).toMatchObject({ language: "en" });
    expect(await supervisorNames(db, "solveig", "2027-03-01")).toEqual(["Kari Lie"]);
  });

  test("the same file again changes nothing, in whatever order and case", async () => {
    const db = await open();
    await bringIn(db, kari, solveig, tor);
    const before = await everything(db);

    const changes = await bringIn(db, tor, solveig.replace("solveig@", "SOLVEIG@"), kari);
    expect(isNothing(changes)).toBe(true);
    expect(await everything(db)).toEqual(before);
  });

  test("planning writes nothing", async () => {
    const db = await open();
    const before = await everything(db);
    await planned(db, kari, solveig);
    expect(await everything(db)).toEqual(before);
  });

  test("a person can be in several teams at once and one after the other", async () => {
    const db = await open();
    const row = (team: string, days: string) =>
      `ida@nordlys.example,Ida Krog,specialist,Coast,${team},,,,${days}`;
    await bringIn(
      db,
      row("North", "2026-01-01,2026-06-01"),
      row("South", "2026-01-01,"),
      row("North", "2026-06-01,2027-01-01"),
    );
    const teams = async (day: string) => (await membersOn(db, day)).map(({ team }) => team);
    expect(await teams("2025-12-31")).toEqual([]);
    expect(await teams("2026-01-01")).toEqual(["North", "South"]);
    expect(await teams("2026-12-31")).toEqual(["North", "South"]);
    expect(await teams("2027-01-01")).toEqual(["South"]);
  });

  test("an end date ends the membership and its supervision, and taking it away resumes both", async () => {
    const db = await open();
    await bringIn(db, kari, solveig);

    const ended = await bringIn(db, kari, `${solveig}2027-03-01`);
    expect(ended.memberships).toMatchObject([
      { before: { end: null }, after: { start: "2026-01-01", end: "2027-03-01" } },
    ]);
    expect(ended.supervisions).toMatchObject([{ after: { end: "2027-03-01" } }]);
    expect(await membersOn(db, "2027-02-28")).toHaveLength(1);
    expect(await membersOn(db, "2027-03-01")).toEqual([]);
    expect(await supervisorNames(db, "solveig", "2027-02-28")).toEqual(["Kari Lie"]);
    expect(await supervisorNames(db, "solveig", "2027-03-01")).toEqual([]);

    await bringIn(db, kari, solveig);
    expect(await membersOn(db, "2027-03-01")).toHaveLength(1);
    expect(await supervisorNames(db, "solveig", "2027-03-01")).toEqual(["Kari Lie"]);
  });

  test("a start date that is put right moves the membership and makes no second one", async () => {
    const db = await open();
    await bringIn(db, kari, solveig);
    await bringIn(db, kari, solveig.replace("2026-01-01", "2026-02-01"));
    expect(await membersOn(db, "2026-01-31")).toEqual([]);
    expect(await membersOn(db, "2026-02-01")).toHaveLength(1);
    expect(await supervisorNames(db, "solveig", "2026-01-31")).toEqual([]);
    expect(await supervisorNames(db, "solveig", "2026-02-01")).toEqual(["Kari Lie"]);
  });

  test("moving to another team and supervisor keeps who supervised before", async () => {
    const db = await open();
    await bringIn(db, kari, per, solveig);
    const moved = solveig.replace("Coast,North,kari@", "Inland,South,per@");
    await bringIn(db, kari, per, `${solveig}2027-03-01`, moved.replace("2026-01-01", "2027-03-01"));
    expect(await supervisorNames(db, "solveig", "2027-02-28")).toEqual(["Kari Lie"]);
    expect(await supervisorNames(db, "solveig", "2027-03-01")).toEqual(["Per Vik"]);
    expect((await membersOn(db, "2027-03-01")).map(({ team }) => team)).toEqual(["South"]);
  });

  test("another supervisor in the same row replaces the one before, and an empty one ends it", async () => {
    const db = await open();
    await bringIn(db, kari, per, solveig);
    const changes = await bringIn(db, kari, per, solveig.replace("kari@", "per@"));
    expect(changes.supervisions).toMatchObject([
      { supervisor: { name: "Per Vik" }, before: null, after: { start: "2026-01-01", end: null } },
      { supervisor: { name: "Kari Lie" }, before: { start: "2026-01-01" }, after: null },
    ]);
    expect(await supervisorNames(db, "solveig", "2027-03-01")).toEqual(["Per Vik"]);

    await bringIn(db, solveig.replace("kari@nordlys.example", ""));
    expect(await supervisorNames(db, "solveig", "2027-03-01")).toEqual([]);
  });

  test("one supervision spans a change of team, and a row alone does not shorten it", async () => {
    const db = await open();
    const later = solveig
      .replace("Coast,North", "Inland,South")
      .replace("2026-01-01", "2026-09-01");
    const changes = await bringIn(db, kari, `${solveig}2026-09-01`, later);
    expect(changes.supervisions).toHaveLength(1);
    expect(isNothing(await planned(db, later))).toBe(true);
  });

  test("people and memberships that the file does not name are left alone, and said to be", async () => {
    const db = await open();
    await bringIn(db, kari, tor, solveig);
    const other = solveig.replace("Coast,North", "Inland,South");
    const { notes } = await bringIn(db, other.replace("2026-01-01", "2027-03-01"));
    expect(notes).toMatchObject({
      leftAlone: 2,
      unnamed: [{ person: { name: "Solveig Dahl" }, unit: "Coast", team: "North" }],
    });
    const teams = (await membersOn(db, "2027-03-01")).map(({ team }) => team);
    expect(teams).toEqual(["North", "South"]);
    expect(await supervisorNames(db, "solveig", "2026-06-01")).toEqual(["Kari Lie"]);
  });

  test("a supervisor stays for days on which the person is also in a team that is not named", async () => {
    const db = await open();
    await bringIn(db, kari, per, solveig);
    const other = solveig.replace("Coast,North,kari@", "Inland,South,per@");
    await bringIn(db, per, other.replace("2026-01-01", "2026-09-01"));
    expect(await supervisorNames(db, "solveig", "2026-08-31")).toEqual(["Kari Lie"]);
    expect(await supervisorNames(db, "solveig", "2026-09-01")).toEqual(["Kari Lie", "Per Vik"]);
  });

  test("two imports at once are one after the other", async () => {
    const db = await open();
    const both = await Promise.all([bringIn(db, kari, solveig), bringIn(db, kari, solveig)]);
    expect(both.map(isNothing).sort()).toEqual([false, true]);
  });

  test("details change, and an empty language keeps what the person chose", async () => {
    const db = await open();
    await bringIn(db, tor);
    const changes = await bringIn(
      db,
      "tor@nordlys.example,Tor A. Berg,trainer,,,,,Europe/London,,",
    );
    expect(changes.changedPeople).toEqual([
      {
        before: {
          email: "tor@nordlys.example",
          name: "Tor Berg",
          language: "en",
          timeZone: "Europe/Oslo",
        },
        after: {
          email: "tor@nordlys.example",
          name: "Tor A. Berg",
          language: "en",
          timeZone: "Europe/London",
        },
      },
    ]);
    expect(await personByEmail(db, "tor@nordlys.example")).toMatchObject({
      name: "Tor A. Berg",
      language: "en",
      timeZone: "Europe/London",
    });
  });

  test("roles are given and taken, written to the audit log, and end the person's sessions", async () => {
    const db = await open();
    await bringIn(db, astrid, tor);
    const { id } = (await personByEmail(db, "tor@nordlys.example")) ?? { id: "" };
    await signIn(db, id);
    await bringIn(db, tor.replace("trainer", "Supervisor; administrator"));

    expect(await rolesOf(db, id)).toEqual(["supervisor", "administrator"]);
    const audit = await db
      .selectFrom("audit")
      .where("subjectId", "=", id)
      .select(["act", "at", "detail"])
      .execute();
    expect(audit).toContainEqual({
      act: "roles-changed",
      at: now.toISOString(),
      detail: "+supervisor +administrator -trainer",
    });
    expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
  });

  test("an unchanged role leaves sessions and audit log as they are", async () => {
    const db = await open();
    await bringIn(db, astrid, tor);
    await signIn(db, (await personByEmail(db, "tor@nordlys.example"))?.id ?? "");
    await bringIn(db, astrid, tor.replace("Tor Berg", "Tor A. Berg"));
    expect(await db.selectFrom("session").selectAll().execute()).toHaveLength(1);
    const audit = await db.selectFrom("audit").select("act").orderBy("act").execute();
    expect(audit.map(({ act }) => act)).toEqual([
      "people-imported",
      "people-imported",
      "roles-changed",
      "roles-changed",
    ]);
  });

  test("names are kept as they are: long ones, foreign ones, and those that look like code", async () => {
    const db = await open();
    const names = [
      "x".repeat(200),
      "👩🏽‍🦱".repeat(40),
      "Åse Ærlig-Øvrebø",
      "<script>alert(1)</script>",
      "=HYPERLINK(A1)",
      "Robert'); drop table person;--",
      'Per ""Pelle"" Dahl',
      "نرگس نازی‌پور",
    ];
    await bringIn(db, ...names.map((name, i) => `p${i}@nordlys.example,"${name}",trainer,,,,,,,`));
    const stored = await db.selectFrom("person").select("name").orderBy("email").execute();
    expect(stored.map(({ name }) => name)).toEqual(
      names.map((name) => name.replaceAll('""', '"').normalize("NFC")),
    );
  });

  test("a team without its unit is found where there is only one of the name", async () => {
    const db = await open();
    await bringIn(db, kari, solveig);
    const ida = "ida@nordlys.example,Ida Krog,specialist,,North,,,,2026-01-01,";
    expect(await planned(db, ida)).toMatchObject({
      newTeams: [],
      memberships: [{ unit: "Coast" }],
    });
    const jon = "jon@nordlys.example,Jon Ask,specialist,Inland,West,,,,2026-01-01,";
    expect(await planned(db, ida.replace("North", "West"), jon)).toMatchObject({
      memberships: [{ unit: "Inland" }, { unit: "Inland" }],
    });
  });

  test("a specialist without a team and somebody disabled are pointed out", async () => {
    const db = await open();
    await bringIn(db, tor);
    await db.updateTable("person").set({ disabled: 1 }).execute();
    const ida = "ida@nordlys.example,Ida Krog,specialist,,,,,,,";
    expect((await planned(db, tor, ida)).notes).toMatchObject({
      withoutTeam: [{ name: "Ida Krog" }],
      disabled: [{ name: "Tor Berg" }],
    });
  });

  test("a plan that has become untrue is not carried out", async () => {
    const db = await open();
    const plan = await planPeopleImport(db, fileOf(kari, solveig));
    if (plan.outcome === "faulty") throw new Error("the file is right");
    await bringIn(db, kari);
    const before = await everything(db);
    expect(await applyPeopleImport(db, plan, { now })).toEqual({ outcome: "out-of-date" });
    expect(await everything(db)).toEqual(before);
  });

  test("what fails halfway leaves nothing behind", async () => {
    const db = await open();
    const before = await everything(db);
    const plan = await planPeopleImport(db, fileOf(kari, solveig));
    if (plan.outcome === "faulty") throw new Error("the file is right");
    const failing = applyPeopleImport(db, plan, {
      now,
      onProgress: (done, of) => {
        if (done === of) throw new Error("power cut");
      },
    });
    await expect(failing).rejects.toThrow("power cut");
    expect(await everything(db)).toEqual(before);
  });

  test("five thousand people come in, again change nothing, and can all be ended", async () => {
    const db = await open();
    const supervisors = Array.from(
      { length: 250 },
      (_, i) => `leader${i}@nordlys.example,Leader ${i},supervisor,,,,,,,`,
    );
    const specialists = Array.from(
      { length: 4_750 },
      (_, i) =>
        `p${i}@nordlys.example,Person ${i},specialist,Unit ${i % 25},Team ${i % 1_000},` +
        `leader${i % 250}@nordlys.example,,,2026-01-01,`,
    );
    await bringIn(db, ...supervisors, ...specialists);
    expect(await membersOn(db, "2027-03-01")).toHaveLength(4_750);
    expect(isNothing(await planned(db, ...supervisors, ...specialists))).toBe(true);
    await bringIn(db, ...supervisors, ...specialists.map((row) => `${row}2027-03-01`));
    expect(await membersOn(db, "2027-03-01")).toEqual([]);
  });
});

async function supervisorNames(db: Db, name: string, day: string) {
  const person = await personByEmail(db, `${name}@nordlys.example`);
  const supervisors = await supervisorsOf(db, person?.id ?? "", day);
  return supervisors.map((supervisor) => supervisor.name);
}

async function signIn(db: Db, personId: string) {
  const at = now.toISOString();
  await db
    .insertInto("session")
    .values({
      idHash: "x",
      personId,
      createdAt: at,
      expiresAt: at,
      lastUsedAt: at,
      device: "Firefox, Android",
    })
    .execute();
}
