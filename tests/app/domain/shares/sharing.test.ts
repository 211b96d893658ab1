import { randomUUID } from "node:crypto";
import { accessReceipts } from "#app/domain/access-receipts.ts";
import { closeWave } from "#app/domain/closing.ts";
import { digestFor, digestsOf } from "#app/domain/digest.ts";
import { sharesReadBy } from "#app/domain/disclosure/shared-answers.ts";
import { submitResponse, withdrawResponse } from "#app/domain/responses.ts";
import { ownShares, withdrawShare } from "#app/domain/shares/own-shares.ts";
import { openShare } from "#app/domain/shares/received-shares.ts";
import { type GivenShare, shareable, shareAnswers } from "#app/domain/shares/sharing.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import type { Answers } from "#surveys/scoring.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { addPerson, everyoneAnswers, nordlys, north, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const opening = new Date("2027-03-02T07:00:00Z");
const during = new Date("2027-03-04T12:00:00Z");
const after = new Date("2027-03-10T19:00:00Z");
const later = new Date("2027-03-12T08:00:00Z");
const march = { series: "monthly-pulse", period: "2027-03" };
const [day, closeDay, laterDay] = ["2027-03-04", "2027-03-10", "2027-03-12"];

const solveigs: Answers = pulse(1, {
  workload: -2,
  method_supervision: "none",
  travel_practical: "not-applicable",
});

describe.each(databases)("sharing on $name", ({ open }) => {
  /** The wave of March is open and North has answered, the others all the same. */
  async function answered(): Promise<{ db: Db; waveId: string; given: GivenShare }> {
    const db = await open();
    await nordlys(db);
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    const { waveId } = wave;
    await everyoneAnswers(
      db,
      waveId,
      north,
      (person) => (person === "solveig" ? solveigs : pulse((north.indexOf(person) % 3) - 1)),
      during,
    );
    const items = ["workload", "method_supervision"];
    const given = { waveId, personId: "solveig", receiverId: "kari", items, endsOn: "2027-06-02" };
    return { db, waveId, given };
  }

  async function shareOf(db: Db, given: GivenShare, on = day): Promise<string> {
    const sharing = await shareAnswers(db, given, on);
    if (sharing.outcome !== "shared") throw new Error(JSON.stringify(sharing));
    return sharing.shareId;
  }

  const kariOpens = (db: Db, shareId: string, on = laterDay, now = later) =>
    openShare(db, { shareId, receiverId: "kari" }, { now, day: on });

  const receiptsOf = async (db: Db, personId: string) =>
    (await accessReceipts(db, { personId, page: 1 })).receipts;

  test("offers the factors that were answered, codes too, and today's supervisors", async () => {
    const { db, waveId } = await answered();
    const offered = await shareable(db, { waveId, personId: "solveig" }, day);
    expect(offered?.receivers).toEqual([{ id: "kari", name: "Kari" }]);
    expect(offered?.factors).toHaveLength(15);
    expect(offered?.factors).toContainEqual({
      item: "method_supervision",
      factor: "method_supervision",
      answer: "none",
    });
    expect(offered?.factors.map(({ item }) => item)).not.toContain("satisfaction");
    expect(await shareable(db, { waveId, personId: "ida" }, day)).toBeUndefined();
  });

  test("before the close the receiver sees nothing, and after it the answers at close", async () => {
    const { db, waveId, given } = await answered();
    const shareId = await shareOf(db, given);
    expect(await sharesReadBy(db, "kari", day)).toEqual([]);
    expect(await kariOpens(db, shareId, day, during)).toBeUndefined();
    expect((await ownShares(db, "solveig", day))[0]).toMatchObject({ state: "waiting" });

    const changed = { ...solveigs, workload: -1 };
    const again = { waveId, personId: "solveig", submission: randomUUID(), answers: changed };
    expect(await submitResponse(db, again, during)).toEqual({ outcome: "accepted" });
    await closeWave(db, march, after);
    expect(await sharesReadBy(db, "kari", laterDay)).toMatchObject([
      { id: shareId, person: "Solveig", period: "2027-03" },
    ]);
    expect((await kariOpens(db, shareId))?.factors).toEqual([
      { item: "method_supervision", factor: "method_supervision", answer: "none" },
      { item: "workload", factor: "workload", answer: -1 },
    ]);
  });

  test("the person sees each time it was opened, and by whom; nothing shown is nothing noted", async () => {
    const { db, given } = await answered();
    const shareId = await shareOf(db, given);
    await kariOpens(db, shareId, day, during);
    await closeWave(db, march, after);
    await sharesReadBy(db, "kari", laterDay);
    expect(await receiptsOf(db, "solveig")).toEqual([]);
    await kariOpens(db, shareId);
    await kariOpens(db, shareId, "2027-03-13", new Date("2027-03-13T08:00:00Z"));
    expect(await receiptsOf(db, "solveig")).toMatchObject([
      { what: "share-opened", reader: "Kari", shareId, at: "2027-03-13T08:00:00.000Z" },
      { what: "share-opened", reader: "Kari", shareId, at: later.toISOString() },
    ]);
    const [share] = await ownShares(db, "solveig", laterDay);
    expect(share?.openings.map(({ reader }) => reader)).toEqual(["Kari", "Kari"]);
    expect(await receiptsOf(db, "kari")).toEqual([]);
  });

  test("withdrawn is gone at once, also while it is open, and stays gone", async () => {
    const { db, given } = await answered();
    const shareId = await shareOf(db, given);
    await closeWave(db, march, after);
    expect(await kariOpens(db, shareId)).toBeDefined();
    const own = { shareId, personId: "solveig" };
    expect(await withdrawShare(db, own, later)).toEqual({ outcome: "withdrawn" });
    expect(await withdrawShare(db, own, later)).toEqual({ outcome: "withdrawn" });
    expect(await kariOpens(db, shareId)).toBeUndefined();
    expect(await sharesReadBy(db, "kari", laterDay)).toEqual([]);
    expect(await receiptsOf(db, "solveig")).toHaveLength(1);
    expect((await ownShares(db, "solveig", laterDay))[0]).toMatchObject({ state: "withdrawn" });
  });

  test("nobody else withdraws or opens it", async () => {
    const { db, given } = await answered();
    const shareId = await shareOf(db, given);
    await closeWave(db, march, after);
    const before = await everything(db);
    for (const personId of ["anne", "kari", "astrid"]) {
      expect(await withdrawShare(db, { shareId, personId }, later)).toEqual({
        outcome: "not-found",
      });
    }
    for (const receiverId of ["per", "anne", "solveig", "astrid"]) {
      const opened = await openShare(db, { shareId, receiverId }, { now: later, day: laterDay });
      expect(opened, receiverId).toBeUndefined();
    }
    expect(await everything(db)).toEqual(before);
  });

  test("it ends on its day", async () => {
    const { db, given } = await answered();
    const shareId = await shareOf(db, { ...given, endsOn: "2027-03-13" });
    await closeWave(db, march, after);
    expect(await kariOpens(db, shareId, "2027-03-12")).toBeDefined();
    expect(await kariOpens(db, shareId, "2027-03-13")).toBeUndefined();
    expect((await ownShares(db, "solveig", "2027-03-13"))[0]).toMatchObject({ state: "ended" });
  });

  test.each<[string, { supervision?: string; role?: true; receiver?: true; person?: true }]>([
    ["the supervision has ended", { supervision: "2027-03-12" }],
    ["the role is taken", { role: true }],
    ["the receiver is disabled", { receiver: true }],
    ["the person is disabled", { person: true }],
  ])("it is not shown once %s", async (_, change) => {
    const { db, given } = await answered();
    const shareId = await shareOf(db, given);
    await closeWave(db, march, after);
    expect(await kariOpens(db, shareId)).toBeDefined();
    if (change.supervision) {
      await db
        .updateTable("supervision")
        .set({ endDate: change.supervision })
        .where("specialistId", "=", "solveig")
        .execute();
    }
    if (change.role) await db.deleteFrom("personRole").where("personId", "=", "kari").execute();
    const disabled = change.receiver ? "kari" : change.person ? "solveig" : "nobody";
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", disabled).execute();
    expect(await kariOpens(db, shareId)).toBeUndefined();
    expect(await sharesReadBy(db, "kari", laterDay)).toEqual([]);
    expect(await receiptsOf(db, "solveig")).toHaveLength(1);
    if (!change.person) {
      const [share] = await ownShares(db, "solveig", laterDay);
      expect(share).toMatchObject({ state: "not-supervised" });
    }
  });

  test.each([
    ["nothing ticked", { items: [] }, { outcome: "invalid", problem: "nothing-ticked" }],
    ["an item that is not asked", { items: ["salary"] }, "unknown-item"],
    ["an anchor", { items: ["workload", "satisfaction"] }, "unknown-item"],
    ["an end in the past", { endsOn: "2027-03-03" }, "end"],
    ["an end today", { endsOn: day }, "end"],
    ["an end years away", { endsOn: "2029-01-01" }, "end"],
    ["a supervisor of others", { receiverId: "per" }, { outcome: "not-found" }],
    ["a receiver that does not exist", { receiverId: "nobody" }, { outcome: "not-found" }],
    ["oneself", { receiverId: "solveig" }, { outcome: "not-found" }],
    ["somebody who has not answered", { personId: "ida" }, { outcome: "not-found" }],
    ["a wave that does not exist", { waveId: "none" }, { outcome: "not-found" }],
  ])("refuses %s and stores nothing", async (_, wrong, expected) => {
    const { db, given } = await answered();
    const before = await everything(db);
    const outcome =
      typeof expected === "string" ? { outcome: "invalid", problem: expected } : expected;
    expect(await shareAnswers(db, { ...given, ...wrong }, day)).toEqual(outcome);
    expect(await everything(db)).toEqual(before);
  });

  test("an item that was skipped cannot be shared, and one taken out later is not shown", async () => {
    const { db, waveId, given } = await answered();
    const person = { waveId, personId: "solveig" };
    const shareId = await shareOf(db, given);
    const without = { ...person, submission: randomUUID(), answers: { workload: -2 } };
    await submitResponse(db, without, during);
    expect(await shareAnswers(db, { ...given, items: ["peer_support"] }, day)).toMatchObject({
      problem: "unknown-item",
    });
    await closeWave(db, march, after);
    expect((await kariOpens(db, shareId))?.factors.map(({ item }) => item)).toEqual(["workload"]);
  });

  test("pressed twice, at the same moment too, it is one share", async () => {
    const { db, given } = await answered();
    const presses = [0, 1, 2].map(() => shareAnswers(db, given, day));
    const outcomes = await Promise.all(presses);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await db.selectFrom("share").selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom("shareItem").selectAll().execute()).toHaveLength(2);
  });

  test("withdrawn, it can be shared anew", async () => {
    const { db, given } = await answered();
    const first = await shareOf(db, given);
    await withdrawShare(db, { shareId: first, personId: "solveig" }, during);
    expect(await shareOf(db, given)).not.toBe(first);
  });

  test("a response taken back during the wave takes its shares along", async () => {
    const { db, waveId, given } = await answered();
    await shareOf(db, given);
    await withdrawResponse(db, { waveId, personId: "solveig" }, during);
    expect(await db.selectFrom("share").selectAll().execute()).toEqual([]);
    expect(await db.selectFrom("shareItem").selectAll().execute()).toEqual([]);
    expect(await ownShares(db, "solveig", day)).toEqual([]);
  });

  test("whoever keeps no history has nothing to share", async () => {
    const { db, given } = await answered();
    await db.updateTable("person").set({ keepsHistory: 0 }).where("id", "=", "solveig").execute();
    expect(await shareAnswers(db, given, day)).toEqual({ outcome: "not-found" });
  });

  test("no day and no table tells when in the wave somebody shared or answered", async () => {
    const { db, given } = await answered();
    await shareOf(db, given);
    const stored = await db.selectFrom("share").selectAll().executeTakeFirstOrThrow();
    expect(Object.values(stored).filter((value) => /T\d\d:/.test(String(value)))).toEqual([]);
  });

  test("at the very moment of the close it is weighed by the close, or after it", async () => {
    const { db, given } = await answered();
    const [sharing, closing] = await Promise.all([
      shareAnswers(db, given, closeDay),
      closeWave(db, march, after),
    ]);
    expect([sharing.outcome, closing.outcome]).toEqual(["shared", "closed"]);
    expect(await sharesReadBy(db, "kari", closeDay)).toHaveLength(1);
  });

  test("the digest says that someone wants to bring something up, and not who or what", async () => {
    const { db, given } = await answered();
    const shareId = await shareOf(db, given);
    await closeWave(db, march, after);
    const [listed] = await digestsOf(db, "kari");
    const kariReads = () =>
      digestFor(db, { digestId: listed?.id ?? "", supervisorId: "kari" }, laterDay);
    expect(await kariReads()).toMatchObject({ isBroughtUp: true });
    expect(JSON.stringify(await kariReads())).not.toMatch(/solveig/i);
    await withdrawShare(db, { shareId, personId: "solveig" }, later);
    expect(await kariReads()).toMatchObject({ isBroughtUp: false });
  });

  test("no outbox row and no line of the log tells of it", async () => {
    const { db, given } = await answered();
    const told = async () => {
      const { outbox, audit } = await everything(db);
      return { outbox, audit };
    };
    const before = await told();
    const shareId = await shareOf(db, given);
    await withdrawShare(db, { shareId, personId: "solveig" }, during);
    expect(await told()).toEqual(before);
  });

  test("two supervisors: it is shown to the one that was named", async () => {
    const { db, given } = await answered();
    await addPerson(db, "per", ["supervisor"]);
    await db
      .insertInto("supervision")
      .values({
        id: "per-solveig",
        supervisorId: "per",
        specialistId: "solveig",
        startDate: "2026-01-01",
        endDate: null,
      })
      .execute();
    const shareId = await shareOf(db, { ...given, receiverId: "per" });
    await closeWave(db, march, after);
    expect(await kariOpens(db, shareId)).toBeUndefined();
    expect(await sharesReadBy(db, "kari", laterDay)).toEqual([]);
    expect(await sharesReadBy(db, "per", laterDay)).toHaveLength(1);
  });
});
