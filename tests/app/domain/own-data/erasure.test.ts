import { closeWave } from "#app/domain/closing.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { deleteOwnAnswers, erasePerson } from "#app/domain/own-data/erasure.ts";
import { ownHistory, ownResponses } from "#app/domain/responses.ts";
import { logPage } from "#app/domain/audit.ts";
import { openWave } from "#app/domain/waves.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { sentenceOf } from "#app/ui/log-sentence.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { oneOfEverything, synnove } from "#tests/support/one-of-everything.ts";
import { addPerson, everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const series = "monthly-pulse";
const opening = new Date("2027-03-02T07:00:00Z");
const during = new Date("2027-03-04T12:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");
const later = new Date("2027-04-08T06:00:00Z");

async function openedMarch(db: Db, answering: readonly string[] = north) {
  const wave = await openWave(db, { series, period: "2027-03" }, opening);
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  await everyoneAnswers(db, wave.waveId, answering, () => pulse(1), during);
  return wave.waveId;
}

async function figuresOfNorth(db: Db, waveId: string) {
  const release = await readRelease(db, waveId);
  return release?.lines.filter(({ groupKind, kind }) => groupKind === "cell" && kind === "figure");
}

describe.each(databases)("deleting one's answers on $name", ({ open }) => {
  test("takes those of one wave, with what was shared of them, and no others", async () => {
    const db = await open();
    const { closed } = await oneOfEverything(db);
    const before = await everything(db);
    expect(await deleteOwnAnswers(db, { personId: synnove.id, waveId: closed })).toBe(true);
    expect((await ownResponses(db, synnove.id)).map(({ period }) => period)).toEqual(["2027-04"]);
    const after = await everything(db);
    for (const table of ["release", "release_line", "digest", "roster"])
      expect(after[table], table).toEqual(before[table]);
    expect(after.share, "what Solveig shares with her stays").toHaveLength(1);
    expect(after.early_warning_state, "made again at the next close").toEqual([]);
    expect(await deleteOwnAnswers(db, { personId: synnove.id, waveId: closed })).toBe(false);
  });

  test("takes all of them, and nobody else's", async () => {
    const db = await open();
    await oneOfEverything(db);
    await deleteOwnAnswers(db, { personId: synnove.id });
    expect(await ownResponses(db, synnove.id)).toEqual([]);
    expect(await ownHistory(db, { series, personId: "solveig" })).toHaveLength(1);
  });

  test("of an open wave is as if they had never been given", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await openedMarch(db, north.slice(0, 5));
    await deleteOwnAnswers(db, { personId: "solveig", waveId });
    await closeWave(db, { series, period: "2027-03" }, closing);
    expect(await figuresOfNorth(db, waveId), "four answers give no figure").toEqual([]);
  });
});

describe.each(databases)("erasing a person on $name", ({ open }) => {
  test("during a wave takes the response back; with five left the figures stand", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await openedMarch(db, north.slice(0, 6));
    await erasePerson(db, { personId: "solveig", actorId: "solveig" }, during);
    const { outcome } = await closeWave(db, { series, period: "2027-03" }, closing);
    expect(outcome).toBe("closed");
    expect((await figuresOfNorth(db, waveId))?.length).toBeGreaterThan(0);
  });

  test("that leaves a cell of fewer than five publishes nothing of it, and the wave closes", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await openedMarch(db);
    for (const personId of north.slice(0, 4))
      await erasePerson(db, { personId, actorId: personId }, during);
    const { outcome } = await closeWave(db, { series, period: "2027-03" }, closing);
    expect(outcome).toBe("closed");
    expect((await readRelease(db, waveId))?.lines).toEqual([]);
    const next = await openWave(db, { series, period: "2027-04" }, later);
    expect(next).toMatchObject({ outcome: "opened", asked: 7 });
  });

  test("of everybody leaves a wave that closes on nothing", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await openedMarch(db);
    for (const personId of [...north, "ida", "jon", "knut"])
      await erasePerson(db, { personId, actorId: null }, during);
    await closeWave(db, { series, period: "2027-03" }, closing);
    expect((await readRelease(db, waveId))?.lines).toEqual([]);
  });

  test("ends a supervisor's relations and digests, and the specialists' waves go on", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await openedMarch(db);
    await erasePerson(db, { personId: "kari", actorId: "kari" }, during);
    expect(await db.selectFrom("supervision").selectAll().execute()).toEqual([]);
    const closed = await closeWave(db, { series, period: "2027-03" }, closing);
    expect(closed).toMatchObject({ outcome: "closed", digests: 0 });
    expect((await figuresOfNorth(db, waveId))?.length).toBeGreaterThan(0);
  });

  test("waits until there is another administrator; one who is closed out does not count", async () => {
    const db = await open();
    await nordlys(db);
    const astrid = { personId: "astrid", actorId: "astrid" };
    expect(await erasePerson(db, astrid, during)).toEqual({ outcome: "last-administrator" });
    await addPerson(db, "berit", ["administrator"]);
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "berit").execute();
    expect(await erasePerson(db, astrid, during)).toEqual({ outcome: "last-administrator" });
    await db.updateTable("person").set({ disabled: 0 }).where("id", "=", "berit").execute();
    expect(await erasePerson(db, astrid, during)).toEqual({ outcome: "erased" });
    expect(await erasePerson(db, astrid, during)).toEqual({ outcome: "unknown-person" });
  });

  test("of two administrators who leave at once one stays", async () => {
    const db = await open();
    await nordlys(db);
    await addPerson(db, "berit", ["administrator"]);
    const outcomes = await Promise.all(
      ["astrid", "berit"].map((personId) =>
        erasePerson(db, { personId, actorId: personId }, during),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["erased", "last-administrator"]);
  });

  test("leaves lines of the log that name nobody, and are not taken for the installation's", async () => {
    const db = await open();
    await oneOfEverything(db);
    await erasePerson(db, { personId: synnove.id, actorId: synnove.id }, later);
    const { lines } = await logPage(db, { viewerId: "astrid", page: 1 });
    const told = lines.map((line) => sentenceOf(line, messagesFor("en"))).join("\n");
    expect(told).toContain("An account was erased");
    expect(told).toContain("Somebody who is no longer here imported people.");
    expect(told).toContain("Astrid gave somebody who is no longer here the role of trainer.");
  });

  test("between the close and somebody's going nothing is published twice or lost", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await openedMarch(db);
    const [, { outcome }] = await Promise.all([
      erasePerson(db, { personId: "solveig", actorId: "solveig" }, closing),
      closeWave(db, { series, period: "2027-03" }, closing),
    ]);
    expect(outcome).toBe("closed");
    expect((await figuresOfNorth(db, waveId))?.length).toBeGreaterThan(0);
    expect(await ownResponses(db, "solveig")).toEqual([]);
  });
});
