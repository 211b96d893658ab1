import { describe, expect, test } from "vitest";
import { promiseAnew } from "#app/domain/daily-mail/promises.ts";
import { importPeople } from "#app/domain/people-import/apply.ts";
import { chooseMails, chooseReading } from "#app/domain/settings.ts";
import { planModule } from "#app/domain/training/plans.ts";
import { openWave } from "#app/domain/waves.ts";
import { claim, markDone } from "#app/jobs/outbox.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { addSpecialist, nordlys } from "#tests/support/organisation.ts";
import { fileOf } from "#tests/app/domain/people-import/people-file.ts";

const tuesday = new Date("2027-03-02T07:00:00Z");
const afternoon = new Date("2027-03-02T13:00:00Z");
const march = { series: "monthly-pulse", period: "2027-03" };
/** As one person in four has it: a sign in it that patterns of SQL know. */
const liv = "a_Xk%9-liv";

describe.each(databases)("mails of the coming days on $name", ({ open }) => {
  async function organisation() {
    const db = await open();
    await nordlys(db);
    await addSpecialist(db, liv, "north");
    await addSpecialist(db, "abXk%9-liv", "north");
    return db;
  }

  /** Days and instants of what waits for a person. */
  async function waiting(db: Db, personId: string) {
    const rows = await db
      .selectFrom("outbox")
      .where("kind", "=", "send-daily-mail")
      .where("doneAt", "is", null)
      .orderBy("runAt")
      .select(["key", "runAt"])
      .execute();
    return rows
      .filter(({ key }) => key.startsWith(`daily:${personId}:`))
      .map(({ key, runAt }) => [key.slice(-10), runAt.slice(0, 16)]);
  }

  async function sendWhatIsDue(db: Db, at: Date) {
    await markDone(db, await claim(db, at, 100), at);
  }

  async function assign(db: Db, now: Date, personId: string) {
    const planning = await planModule(
      db,
      {
        module: "m14",
        scope: { kind: "person", id: personId },
        due: { kind: "none" },
        mandatory: false,
        actorId: "tor",
      },
      now.toISOString().slice(0, 10),
      now,
    );
    expect(planning.outcome).toBe("planned");
  }

  test("move with a person's hour, whatever signs the id holds, and with nobody else's", async () => {
    const db = await organisation();
    await openWave(db, march, tuesday);
    const others = await waiting(db, "abXk%9-liv");
    await chooseMails(
      db,
      { personId: liv, hour: 15, wants: {} },
      { now: tuesday, day: "2027-03-02" },
    );
    expect(await waiting(db, liv)).toEqual([
      ["2027-03-02", "2027-03-02T14:00"],
      ["2027-03-05", "2027-03-05T14:00"],
      ["2027-03-10", "2027-03-10T14:00"],
    ]);
    expect(await waiting(db, "abXk%9-liv")).toEqual(others);
  });

  test("that had moved to the next working day stay when settings are saved", async () => {
    const db = await organisation();
    await openWave(db, march, tuesday);
    await sendWhatIsDue(db, tuesday);
    await assign(db, afternoon, "solveig");
    const before = await waiting(db, "solveig");
    expect(before[0]).toEqual(["2027-03-03", "2027-03-03T07:00"]);
    await promiseAnew(db, "solveig", afternoon);
    expect(await waiting(db, "solveig")).toEqual(before);
    await chooseMails(
      db,
      { personId: "solveig", hour: 10, wants: {} },
      { now: afternoon, day: "2027-03-02" },
    );
    expect((await waiting(db, "solveig"))[0]).toEqual(["2027-03-03", "2027-03-03T09:00"]);
  });

  test("of a day are one where a zone is chosen in which it is another day", async () => {
    const db = await organisation();
    const late = new Date("2027-03-01T22:30:00Z");
    await assign(db, late, "solveig");
    expect((await waiting(db, "solveig")).map(([day]) => day)).toEqual(["2027-03-01"]);
    await chooseReading(db, { personId: "solveig", timeZone: "Asia/Tokyo" }, late);
    expect(await waiting(db, "solveig")).toHaveLength(1);
  });

  test("move with the zone that an import gives", async () => {
    const db = await organisation();
    const early = new Date("2027-03-02T06:00:00Z");
    await assign(db, early, "tor");
    expect(await waiting(db, "tor")).toEqual([["2027-03-02", "2027-03-02T07:00"]]);
    const file = fileOf("tor@nordlys.example,Tor,trainer,,,,,Asia/Tokyo,,");
    const imported = await importPeople(db, file, { now: early });
    expect(imported).toMatchObject({ outcome: "applied" });
    expect(await waiting(db, "tor")).toEqual([["2027-03-02", "2027-03-01T23:00"]]);
  });

  test("of an assignment stay on its day west of Greenwich", async () => {
    const db = await organisation();
    const newYork = { personId: "solveig", timeZone: "America/New_York" };
    await chooseReading(db, newYork, tuesday);
    await chooseMails(db, { ...newYork, hour: 18, wants: {} }, { now: tuesday, day: "2027-03-02" });
    const morning = new Date("2027-03-02T15:00:00Z");
    await assign(db, morning, "solveig");
    const before = await waiting(db, "solveig");
    expect(before).toEqual([["2027-03-02", "2027-03-02T23:00"]]);
    await promiseAnew(db, "solveig", new Date("2027-03-02T17:00:00Z"));
    expect(await waiting(db, "solveig")).toEqual(before);
  });
});
