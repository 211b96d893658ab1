import { closeWave } from "#app/domain/closing.ts";
import { forgetState, remakeStates } from "#app/domain/disclosure/warning-state.ts";
import { STATE_VERSION, type State } from "#app/domain/early-warning/state.ts";
import { deleteOwnAnswers, erasePerson } from "#app/domain/own-data/erasure.ts";
import { storeResponses } from "#app/domain/responses.ts";
import { deletePast } from "#app/domain/retention.ts";
import { createWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { north, nordlys, pulse, south } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const series = "monthly-pulse";
const people = [...north, ...south];
/** April is not asked: a period without a wave. */
const months = ["01", "02", "03", "05", "06", "07", "08", "09", "10"];
const next = "2027-11";

/** A wave of early 2027 in which the workload of North falls from August on; Dag never answers twice in a row. */
function given(person: string, month: string) {
  const at = people.indexOf(person);
  const wave = Number(month);
  if (at % 4 === 3 && wave % 2 === 0) return null;
  const wobble = ((at * 7 + wave * 5) % 3) - 1;
  const workload = at < north.length && wave >= 8 ? -1 : 1;
  return pulse(wobble, { workload, peer_support: 1, exhaustion: 2 + (at % 2) });
}

type But = { nobody?: string; not?: { person: string; period: string }; from?: string };

/** Nordlys with its waves up to October closed; without somebody, one response, or all before a period. */
async function withHistory(db: Db, but: But = {}) {
  await nordlys(db);
  for (const id of but.nobody ? [but.nobody] : [])
    await db.deleteFrom("person").where("id", "=", id).execute();
  const waves = new Map<string, string>();
  for (const month of months) waves.set(month, await closed(db, `2027-${month}`, but));
  return waves;
}

async function closed(db: Db, period: string, but: But = {}): Promise<string> {
  const opensAt = `${period}-02T07:00:00.000Z`;
  const opening = await createWave(db, { series, period, opensAt });
  if (opening.outcome !== "opened") throw new Error(opening.outcome);
  const answering = people.filter(
    (person) =>
      person !== but.nobody &&
      !(but.not?.person === person && but.not.period === period) &&
      !(but.from && period < but.from),
  );
  const responses = answering.flatMap((personId) => {
    const answers = given(personId, period.slice(5));
    return answers ? [{ personId, submission: `${personId} ${period}`, answers }] : [];
  });
  await storeResponses(db, opening.waveId, responses);
  await closeWave(db, { series, period }, new Date(`${period}-11T19:00:00Z`));
  return opening.waveId;
}

/**
 * What is carried, and what the latest wave published, with the random ids of cells and waves left out, and how
 * long signals have been told: that counts earlier releases, which do not change.
 */
async function found(db: Db) {
  const { state, waveId } = await db
    .selectFrom("earlyWarningState")
    .where("series", "=", series)
    .selectAll()
    .executeTakeFirstOrThrow();
  const cells = await db.selectFrom("cell").select("id").execute();
  const lines = await db
    .selectFrom("releaseLine")
    .where("waveId", "=", waveId)
    .orderBy("groupKind")
    .orderBy("kind")
    .orderBy("subject")
    .select(["groupKind", "kind", "subject", "state", "grade", "detail"])
    .execute();
  expect(cells).toHaveLength(1);
  return { state: state.replaceAll(cells[0]?.id ?? "", "north"), lines };
}

function signalsIn({ lines }: { lines: { kind: string; subject: string }[] }) {
  return lines.filter(({ kind }) => kind === "signal").map(({ subject }) => subject);
}

describe.each(databases)("what the early warning carries on $name", ({ open }) => {
  test("is what a run from scratch over all answers gives, byte for byte", async () => {
    const db = await open();
    await withHistory(db);
    const carried = await found(db);
    expect(signalsIn(carried)).toContain("workload");
    await forgetState(db, [series]);
    expect(await remakeStates(db)).toEqual([series]);
    expect((await found(db)).state).toBe(carried.state);
    expect(await remakeStates(db), "nothing is forgotten any more").toEqual([]);
  });

  test("holds nothing of a person who was erased: the next close is as if without that person ever", async () => {
    const [db, without] = [await open(), await open()];
    await withHistory(db);
    await withHistory(without, { nobody: "gro" });
    expect((await found(db)).state).toContain("gro");
    await erasePerson(db, { personId: "gro", actorId: "gro" }, new Date("2027-10-20T12:00:00Z"));
    await closed(db, next, { nobody: "gro" });
    await closed(without, next, { nobody: "gro" });
    const after = await found(db);
    expect(after).toEqual(await found(without));
    expect(after.state).not.toContain("gro");
    expect(signalsIn(after)).toContain("workload");
  });

  test("holds nothing of a response that was deleted after its wave had closed", async () => {
    const [db, without] = [await open(), await open()];
    const waves = await withHistory(db);
    await withHistory(without, { not: { person: "eli", period: "2027-09" } });
    expect((await found(db)).state).not.toBe((await found(without)).state);
    const deleted = { personId: "eli", waveId: waves.get("09") };
    expect(await deleteOwnAnswers(db, deleted)).toBe(true);
    await closed(db, next);
    await closed(without, next);
    expect(await found(db)).toEqual(await found(without));
  });

  test("holds nothing of answers past their time, and is made again before the next close", async () => {
    const [db, without] = [await open(), await open()];
    await withHistory(db);
    await withHistory(without, { from: "2027-03" });
    expect(await deletePast(db, new Date("2029-02-20T12:00:00Z"))).toMatchObject({ answers: 2 });
    expect(await remakeStates(db)).toEqual([series]);
    expect((await found(db)).state).toBe((await found(without)).state);
    await closed(db, next);
    await closed(without, next);
    expect(await found(db)).toEqual(await found(without));
  });

  test("is made again when another version of the engine wrote it", async () => {
    const [db, untouched] = [await open(), await open()];
    await withHistory(db);
    await withHistory(untouched);
    const { state } = await found(db);
    const old: State = { ...(JSON.parse(state) as State), version: STATE_VERSION - 1, people: [] };
    await db
      .updateTable("earlyWarningState")
      .set({ state: JSON.stringify(old) })
      .execute();
    await closed(db, next);
    await closed(untouched, next);
    expect(await found(db)).toEqual(await found(untouched));
  });
});
