import { randomUUID } from "node:crypto";
import { closeWave } from "#app/domain/closing.ts";
import { digestFor, digestsOf } from "#app/domain/digest.ts";
import { publishedLines } from "#app/domain/disclosure/published-lines.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { shareAnswers } from "#app/domain/shares/sharing.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

// What people are promised before the first question, as somebody could see it broken. SQLite alone:
// the mutants run these without PostgreSQL.
const sqlite = databases[0]!;

const series = "monthly-pulse";
const fewest = north.slice(0, 4);

async function organisation() {
  const db = await sqlite.open();
  await nordlys(db);
  return db;
}

async function opened(db: Db, period: string) {
  const opening = await openWave(db, { series, period }, new Date(`${period}-02T07:00:00Z`));
  if (opening.outcome !== "opened") throw new Error(opening.outcome);
  return opening.waveId;
}

function during(period: string) {
  return new Date(`${period}-03T12:00:00Z`);
}

function close(db: Db, period: string) {
  return closeWave(db, { series, period }, new Date(`${period}-20T19:00:00Z`));
}

/** A whole wave in which these people answer `value` to everything. */
async function wave(db: Db, period: string, people: readonly string[], value: number) {
  const waveId = await opened(db, period);
  await everyoneAnswers(db, waveId, people, () => pulse(value), during(period));
  await close(db, period);
  return waveId;
}

/** What Kari reads of her cell in the newest digest. */
async function kariReads(db: Db) {
  const [newest] = await digestsOf(db, "kari");
  const digest = await digestFor(
    db,
    { digestId: newest?.id ?? "", supervisorId: "kari" },
    "2028-01-01",
  );
  const cell = digest?.cells.find(({ name }) => name === "North");
  if (!cell) throw new Error("Kari reads nothing of North");
  return cell;
}

async function workload(db: Db) {
  return (await kariReads(db)).figures.find(({ item }) => item === "workload")?.band;
}

async function exported(db: Db) {
  const lines = [];
  for await (const line of publishedLines(db, series)) lines.push(line);
  return lines;
}

describe("a supervisor", () => {
  test("reads nothing of a factor that four people answered, and a band from the fifth on", async () => {
    const db = await organisation();
    await wave(db, "2027-03", fewest, 1);
    expect(await workload(db)).toBeNull();
    await wave(db, "2027-04", north.slice(0, 5), 1);
    expect(await workload(db)).toBe("nourishes");
  });

  test("reads nothing of an open wave: no release, no digest, no line of an export", async () => {
    const db = await organisation();
    const waveId = await opened(db, "2027-03");
    await everyoneAnswers(db, waveId, north, () => pulse(1), during("2027-03"));
    expect(await readRelease(db, waveId)).toBeUndefined();
    expect(await digestsOf(db, "kari")).toEqual([]);
    expect(await exported(db)).toEqual([]);
  });

  test("reads the same after answers were deleted: nobody is found by who is missing", async () => {
    const db = await organisation();
    const waveId = await wave(db, "2027-03", north, 1);
    const before = [await kariReads(db), await readRelease(db, waveId), await exported(db)];
    for (const personId of fewest)
      await db.deleteFrom("response").where("personId", "=", personId).execute();
    const after = [await kariReads(db), await readRelease(db, waveId), await exported(db)];
    expect(after).toEqual(before);
  });

  test("reads nothing of last month in this month's figures", async () => {
    const db = await organisation();
    await wave(db, "2027-03", north, 1);
    await wave(db, "2027-04", fewest, -2);
    expect(await workload(db)).toBeNull();
    await wave(db, "2027-05", north.slice(0, 6), -2);
    expect(await workload(db)).toBe("drains");
  });

  test("sees a trend of bands, and a gap where one was withheld", async () => {
    const db = await organisation();
    await wave(db, "2027-03", north, 1);
    const april = await opened(db, "2027-04");
    await everyoneAnswers(db, april, fewest, () => pulse(0), during("2027-04"));
    await everyoneAnswers(
      db,
      april,
      north.slice(4),
      () => ({ peer_support: 0 }),
      during("2027-04"),
    );
    await close(db, "2027-04");
    await wave(db, "2027-05", north, -1);
    const { trend } = await kariReads(db);
    expect(trend.periods).toEqual(["2027-03", "2027-04", "2027-05"]);
    expect(trend.bands.get("workload")).toEqual(["nourishes", null, "drains"]);
    expect(trend.bands.get("peer_support")).toEqual(["nourishes", "mixed", "drains"]);
  });
});

describe("an answer that somebody shares", () => {
  // Two feel all right and three do not: who knows the two and reads "drains" knows the three.
  const five = north.slice(0, 5);
  const [solveig = "", anne = "", bjorn = ""] = five;
  const answers = (person: string) => pulse(0, { workload: five.indexOf(person) < 2 ? 1 : -2 });

  function shareWorkload(db: Db, waveId: string, personId: string, day: string) {
    const what = { waveId, personId, receiverId: "kari", items: ["workload"] };
    return shareAnswers(db, { ...what, endsOn: "2027-06-01" }, day);
  }

  test("before the close counts as known: what it would give away of others is not told", async () => {
    const db = await organisation();
    await everyoneAnswers(db, await opened(db, "2027-03"), five, answers, during("2027-03"));
    await close(db, "2027-03");
    expect(await workload(db)).toBe("drains");

    const waveId = await opened(db, "2027-04");
    await everyoneAnswers(db, waveId, five, answers, during("2027-04"));
    for (const person of [solveig, anne])
      expect(await shareWorkload(db, waveId, person, "2027-04-03")).toMatchObject({
        outcome: "shared",
      });
    await close(db, "2027-04");
    expect(await workload(db)).toBeNull();
  });

  test("after the close is refused where it would give away others, and only there", async () => {
    const db = await organisation();
    const waveId = await opened(db, "2027-03");
    await everyoneAnswers(db, waveId, five, answers, during("2027-03"));
    await close(db, "2027-03");
    const shared = await shareWorkload(db, waveId, bjorn, "2027-03-21");
    const refused = await shareWorkload(db, waveId, solveig, "2027-03-21");
    expect([shared.outcome, refused.outcome]).toEqual(["shared", "refused"]);
  });
});

describe("an answer", () => {
  test("is not taken once the time is over, nor once the wave was closed", async () => {
    const db = await organisation();
    const waveId = await opened(db, "2027-03");
    const given = { waveId, personId: "solveig", submission: randomUUID(), answers: pulse(1) };
    const tooLate = new Date("2027-03-11T19:00:00Z");
    expect(await submitResponse(db, given, tooLate)).toEqual({ outcome: "wave-closed" });
    await close(db, "2027-03");
    expect(await submitResponse(db, given, during("2027-03"))).toEqual({ outcome: "wave-closed" });
    expect(await db.selectFrom("response").selectAll().execute()).toEqual([]);
  });

  test("is kept with nothing that tells a time, a machine or a way in", async () => {
    const db = await organisation();
    const tables = await db.introspection.getTables();
    const columns = (table: string) =>
      tables.find(({ name }) => name === table)?.columns.map(({ name }) => name);
    expect(columns("response")).toEqual(["id", "wave_id", "person_id", "submission"]);
    expect(columns("answer")).toEqual(["response_id", "item", "value", "code"]);
  });

  test("stands among the others in an order that says nothing of who came first", async () => {
    const db = await organisation();
    const waveId = await opened(db, "2027-03");
    await everyoneAnswers(db, waveId, north, () => pulse(1), during("2027-03"));
    // The rows as they lie in the file: no index holds everything that is asked for.
    const responses = await db.selectFrom("response").selectAll().execute();
    const answers = await db.selectFrom("answer").selectAll().execute();
    const inOrder = (ids: string[]) => expect(ids).toEqual([...ids].sort());
    inOrder(responses.map(({ id }) => id));
    inOrder(answers.map(({ responseId, item }) => `${responseId} ${item}`));
  });
});
