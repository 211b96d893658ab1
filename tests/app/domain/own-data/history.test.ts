import { closeWave } from "#app/domain/closing.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import type { State } from "#app/domain/early-warning/state.ts";
import { chooseHistory, keepsHistory } from "#app/domain/own-data/history.ts";
import { ownHistory, ownResponses } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const series = "monthly-pulse";
const opening = new Date("2027-03-02T07:00:00Z");
const closing = new Date("2027-03-10T19:00:00Z");

describe.each(databases)("keeping no history on $name", ({ open }) => {
  async function closed(db: Db, answering: readonly string[]) {
    const wave = await openWave(db, { series, period: "2027-03" }, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await everyoneAnswers(db, wave.waveId, answering, () => pulse(1), opening);
    expect(await ownResponses(db, "solveig"), "hers until the close").toHaveLength(1);
    await closeWave(db, { series, period: "2027-03" }, closing);
    return wave.waveId;
  }

  test("is a choice; a history is kept at first", async () => {
    const db = await open();
    await nordlys(db);
    expect(await keepsHistory(db, "solveig")).toBe(true);
    await chooseHistory(db, { personId: "solveig", keeps: false });
    expect([await keepsHistory(db, "solveig"), await keepsHistory(db, "anne")]).toEqual([
      false,
      true,
    ]);
  });

  test("takes the person off the answers at the close, when they have been counted", async () => {
    const db = await open();
    await nordlys(db);
    await chooseHistory(db, { personId: "solveig", keeps: false });
    const waveId = await closed(db, north.slice(0, 5));
    expect(await ownHistory(db, { series, personId: "solveig" })).toEqual([]);
    expect(await ownHistory(db, { series, personId: "anne" })).toHaveLength(1);
    const lines = (await readRelease(db, waveId))?.lines ?? [];
    expect(
      lines.filter(({ kind }) => kind === "figure").length,
      "hers is the fifth",
    ).toBeGreaterThan(0);
    const responses = await db.selectFrom("response").select("personId").execute();
    expect(responses).toHaveLength(5);
    expect(responses.filter(({ personId }) => personId === null)).toHaveLength(1);
  });

  test("keeps the answers out of what looks back", async () => {
    const db = await open();
    await nordlys(db);
    await chooseHistory(db, { personId: "solveig", keeps: false });
    await closed(db, north);
    const { state } = await db
      .selectFrom("earlyWarningState")
      .select("state")
      .executeTakeFirstOrThrow();
    const { people } = JSON.parse(state) as State;
    const levels = (person: string) =>
      people
        .find(({ id }) => id === person)
        ?.levels.flat()
        .filter((level) => level !== null) ?? [];
    expect(levels("anne").length).toBeGreaterThan(0);
    expect(levels("solveig")).toEqual([]);
  });

  test("leaves what was kept before until it is deleted", async () => {
    const db = await open();
    await nordlys(db);
    await closed(db, north);
    await chooseHistory(db, { personId: "solveig", keeps: false });
    expect(await ownHistory(db, { series, personId: "solveig" })).toHaveLength(1);
  });
});
