import { randomUUID } from "node:crypto";
import { closeWave } from "#app/domain/closing.ts";
import { digestFor, digestsOf } from "#app/domain/digest.ts";
import { isUntouched, readRelease } from "#app/domain/disclosure/release.ts";
import {
  deleteOwnResponses,
  ownAnswers,
  submitResponse,
  withdrawResponse,
} from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import {
  addSpecialist,
  everyoneAnswers,
  north,
  nordlys,
  pulse,
  south,
} from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const opening = new Date("2027-03-02T07:00:00Z");
const during = new Date("2027-03-04T12:00:00Z");
const after = new Date("2027-03-10T19:00:00Z");
const march = { series: "monthly-pulse", period: "2027-03" };

async function opened(db: Db, period = "2027-03", now = opening) {
  const wave = await openWave(db, { series: "monthly-pulse", period }, now);
  if (wave.outcome !== "opened") throw new Error(wave.outcome);
  return wave.waveId;
}

async function cellsIn(db: Db, waveId: string) {
  const rows = await db
    .selectFrom("roster")
    .leftJoin("cell", "cell.id", "roster.cellId")
    .where("waveId", "=", waveId)
    .select(["personId", "cell.name", "cellId"])
    .execute();
  return new Map(rows.map((row) => [row.personId, row]));
}

describe.each(databases)("opening a wave on $name", ({ open }) => {
  test("asks whoever is a member that day, in cells, and promises each an invitation", async () => {
    const db = await open();
    await nordlys(db);
    await addSpecialist(db, "late", "north", "2027-03-03");
    const wave = await openWave(db, march, opening);
    expect(wave).toMatchObject({ outcome: "opened", asked: north.length + south.length });
    const cells = await cellsIn(db, await waveId(db));
    expect(cells.get("solveig")?.name).toBe("North");
    expect(cells.get("ida")?.cellId).toBeNull();
    expect(cells.has("late")).toBe(false);
    const invitations = await db
      .selectFrom("outbox")
      .where("kind", "=", "send-daily-mail")
      .where("runAt", "=", opening.toISOString())
      .select("key")
      .execute();
    expect(invitations).toHaveLength(north.length + south.length);
  });

  test("happens once for a period, in order, and not while the last one is open", async () => {
    const db = await open();
    await nordlys(db);
    await opened(db);
    expect(await openWave(db, march, opening)).toEqual({ outcome: "exists" });
    expect(await openWave(db, { ...march, period: "2027-02" }, opening)).toEqual({
      outcome: "out-of-order",
      latest: "2027-03",
    });
    expect(await openWave(db, { ...march, period: "2027-04" }, opening)).toEqual({
      outcome: "still-open",
      period: "2027-03",
    });
    expect(await openWave(db, { ...march, period: "2027-13" }, opening)).toEqual({
      outcome: "not-a-period",
    });
    expect(await openWave(db, { series: "no-such", period: "2027-03" }, opening)).toEqual({
      outcome: "unknown-series",
    });
  });

  test("stores nothing when nobody is a member", async () => {
    const db = await open();
    expect(await openWave(db, march, opening)).toEqual({ outcome: "nobody" });
    expect(await db.selectFrom("series").selectAll().execute()).toEqual([]);
  });

  test("keeps the division within a quarter and makes it anew in the next", async () => {
    const db = await open();
    await nordlys(db);
    await db.insertInto("team").values({ id: "west", unitId: "coast", name: "West" }).execute();
    const january = await cellsIn(
      db,
      await opened(db, "2027-01", new Date("2027-01-05T07:00:00Z")),
    );
    await closeWave(db, { ...march, period: "2027-01" }, new Date("2027-01-13T19:00:00Z"));
    for (let i = 0; i < 7; i++) await addSpecialist(db, `west${i}`, "west", "2027-02-01");
    const marchCells = await cellsIn(db, await opened(db));
    expect(marchCells.get("solveig")?.cellId).toBe(january.get("solveig")?.cellId);
    expect(marchCells.get("west0")?.cellId).toBeNull();
    await closeWave(db, march, after);
    const april = await cellsIn(db, await opened(db, "2027-04", new Date("2027-04-06T07:00:00Z")));
    expect(april.get("solveig")?.cellId).toBe(january.get("solveig")?.cellId);
    expect(april.get("west0")?.name).toBe("West");
  });

  async function waveId(db: Db) {
    const wave = await db.selectFrom("wave").select("id").executeTakeFirstOrThrow();
    return wave.id;
  }
});

describe.each(databases)("answering on $name", ({ open }) => {
  test("stores what was answered; the same submission twice is one response", async () => {
    const db = await open();
    await nordlys(db);
    const given = {
      waveId: await opened(db),
      personId: "solveig",
      submission: randomUUID(),
      answers: { workload: -2, method_supervision: "none", peer_support: "not-applicable" },
    };
    expect(await submitResponse(db, given, during)).toEqual({ outcome: "accepted" });
    expect(await submitResponse(db, given, during)).toEqual({ outcome: "accepted" });
    expect(await ownAnswers(db, given)).toEqual(given.answers);
    expect(await db.selectFrom("response").selectAll().execute()).toHaveLength(1);
  });

  test("pressed in two tabs at the same moment, it is one response", async () => {
    const db = await open();
    await nordlys(db);
    const given = { waveId: await opened(db), personId: "solveig", answers: pulse(1) };
    const once = randomUUID();
    for (const ids of [
      [once, once, once],
      [randomUUID(), randomUUID(), randomUUID()],
    ]) {
      const presses = ids.map((submission) => submitResponse(db, { ...given, submission }, during));
      const outcomes = await Promise.all(presses);
      expect(outcomes).toEqual(outcomes.map(() => ({ outcome: "accepted" })));
      expect(await db.selectFrom("response").selectAll().execute()).toHaveLength(1);
    }
  });

  test("sent again because a device was not told, they change nothing that has happened since", async () => {
    const db = await open();
    await nordlys(db);
    const given = { waveId: await opened(db), personId: "solveig" };
    const onPhone = { ...given, submission: randomUUID(), answers: pulse(-2) };
    const atDesk = { ...given, submission: randomUUID(), answers: pulse(1) };
    const send = (one: typeof onPhone) => submitResponse(db, one, during);
    expect(await send(onPhone)).toEqual({ outcome: "accepted" });
    expect(await send(onPhone)).toEqual({ outcome: "accepted" });
    expect(await send(atDesk)).toEqual({ outcome: "accepted" });
    expect(await send(onPhone)).toEqual({ outcome: "superseded" });
    expect(await ownAnswers(db, given)).toEqual(pulse(1));
    expect(await send(atDesk)).toEqual({ outcome: "accepted" });

    expect(await withdrawResponse(db, given, during)).toBe(true);
    for (const one of [onPhone, atDesk]) expect(await send(one)).toEqual({ outcome: "superseded" });
    expect(await ownAnswers(db, given)).toBeNull();
    const anew = { ...atDesk, submission: randomUUID() };
    expect(await send(anew)).toEqual({ outcome: "accepted" });
    await db.transaction().execute((trx) => deleteOwnResponses(trx, { personId: "solveig" }));
    expect(await send(anew)).toEqual({ outcome: "superseded" });

    await closeWave(db, march, after);
    expect(await db.selectFrom("spentSubmission").selectAll().execute()).toEqual([]);
  });

  test("sent again with other answers, they take the place of the first", async () => {
    const db = await open();
    await nordlys(db);
    const given = { waveId: await opened(db), personId: "solveig", submission: randomUUID() };
    await submitResponse(db, { ...given, answers: pulse(-2) }, during);
    const corrected = { ...given, answers: { ...pulse(-2), workload: 1 } };
    expect(await submitResponse(db, corrected, during)).toEqual({ outcome: "accepted" });
    expect(await ownAnswers(db, given)).toEqual(corrected.answers);
  });

  test("given where the earlier ones cannot be seen, they add to those", async () => {
    const db = await open();
    await nordlys(db);
    const given = { waveId: await opened(db), personId: "solveig", adds: true };
    await submitResponse(db, { ...given, submission: randomUUID(), answers: pulse(1) }, during);
    const one = { ...given, submission: randomUUID(), answers: { workload: -2 } };
    for (let sent = 0; sent < 2; sent += 1)
      expect(await submitResponse(db, one, during)).toEqual({ outcome: "accepted" });
    expect(await ownAnswers(db, given)).toEqual({ ...pulse(1), workload: -2 });
  });

  test("can be changed and taken back while the wave is open", async () => {
    const db = await open();
    await nordlys(db);
    const given = { waveId: await opened(db), personId: "solveig" };
    await submitResponse(db, { ...given, submission: randomUUID(), answers: pulse(-2) }, during);
    const changed = { ...given, submission: randomUUID(), answers: { workload: 1 } };
    expect(await submitResponse(db, changed, during)).toEqual({ outcome: "accepted" });
    expect(await ownAnswers(db, given)).toEqual({ workload: 1 });
    expect(await withdrawResponse(db, given, during)).toBe(true);
    expect(await ownAnswers(db, given)).toBeNull();
    expect(await db.selectFrom("answer").selectAll().execute()).toEqual([]);
  });

  test.each([
    ["a value off the scale", { workload: 3 }],
    ["a fraction", { workload: 0.5 }],
    ["text for a number", { workload: "1" }],
    ["an item that is not asked", { salary: 1 }],
    ["a code of another item", { workload: "none" }],
    ["something deep", { workload: { $gt: 0 } }],
    ["nothing at all", null],
  ])("refuses %s and stores nothing", async (_, answers) => {
    const db = await open();
    await nordlys(db);
    const given = {
      waveId: await opened(db),
      personId: "solveig",
      submission: randomUUID(),
      answers,
    };
    expect(await submitResponse(db, given, during)).toMatchObject({ outcome: "invalid" });
    expect(await db.selectFrom("response").selectAll().execute()).toEqual([]);
  });

  test("is refused after the close, before it is closed too, and for whoever is not asked", async () => {
    const db = await open();
    await nordlys(db);
    const given = {
      waveId: await opened(db),
      personId: "solveig",
      submission: randomUUID(),
      answers: pulse(1),
    };
    expect(await submitResponse(db, given, after)).toEqual({ outcome: "wave-closed" });
    await closeWave(db, march, during);
    expect(await submitResponse(db, given, during)).toEqual({ outcome: "wave-closed" });
    const foreign = { ...given, personId: "per" };
    expect(await submitResponse(db, foreign, during)).toEqual({ outcome: "not-asked" });
    expect(await db.selectFrom("response").selectAll().execute()).toEqual([]);
  });

  test("around the close, every submit is counted and acknowledged, or neither", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await opened(db);
    const submits = north.map((personId) =>
      submitResponse(db, { waveId, personId, submission: randomUUID(), answers: pulse(1) }, during),
    );
    const [closing, ...submitted] = await Promise.all([closeWave(db, march, during), ...submits]);
    expect(closing.outcome).toBe("closed");
    const accepted = submitted.filter(({ outcome }) => outcome === "accepted").length;
    const stored = await db.selectFrom("response").selectAll().execute();
    expect(stored).toHaveLength(accepted);
  });
});

describe.each(databases)("closing a wave on $name", ({ open }) => {
  test("publishes bands for the cell and nothing for the team too small to have one", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await opened(db);
    await everyoneAnswers(
      db,
      waveId,
      [...north, ...south],
      () => pulse(1, { workload: -1 }),
      during,
    );
    expect(await closeWave(db, march, after)).toMatchObject({
      outcome: "closed",
      waveId,
      digests: 1,
    });

    const digest = await kariReads(db);
    expect(digest?.cells.map(({ name }) => name)).toEqual(["North"]);
    const [cell] = digest?.cells ?? [];
    expect(cell?.participation).toBe("nearly-all");
    expect(cell?.protect).toBe("role_clarity");
    expect(cell?.figures.find(({ item }) => item === "workload")).toEqual({
      item: "workload",
      band: "drains",
      detail: null,
    });
    expect(digest?.withheld, "South is in no cell").toBe(true);
  });

  test("withholds an item that fewer than five answered", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await opened(db);
    await everyoneAnswers(
      db,
      waveId,
      north,
      (person) => (north.indexOf(person) < 4 ? pulse(1) : { workload: 1 }),
      during,
    );
    await closeWave(db, march, after);
    const [cell] = (await kariReads(db))?.cells ?? [];
    const shown = cell?.figures.filter(({ band }) => band !== null).map(({ item }) => item);
    expect(shown).toEqual(["workload"]);
  });

  test("happens once, whoever asks how often", async () => {
    const db = await open();
    await nordlys(db);
    await opened(db);
    const outcomes = await Promise.all([
      closeWave(db, march, after),
      closeWave(db, march, after),
      closeWave(db, march, after),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      "already-closed",
      "already-closed",
      "closed",
    ]);
    expect(await closeWave(db, { ...march, period: "2030-01" }, after)).toEqual({
      outcome: "unknown-wave",
    });
  });

  test("nothing that comes from answers is visible before", async () => {
    const db = await open();
    await nordlys(db);
    const waveId = await opened(db);
    await everyoneAnswers(db, waveId, north, () => pulse(1), during);
    expect(await readRelease(db, waveId)).toBeUndefined();
    expect(await digestsOf(db, "kari")).toEqual([]);
  });

  test("a release carries a hash of its lines and of the release before", async () => {
    const db = await open();
    await nordlys(db);
    const january = { ...march, period: "2027-01" };
    const first = await opened(db, "2027-01", new Date("2027-01-05T07:00:00Z"));
    await closeWave(db, january, new Date("2027-01-13T19:00:00Z"));
    const second = await opened(db);
    await everyoneAnswers(db, second, north, () => pulse(1), during);
    await closeWave(db, march, after);
    const release = await readRelease(db, second);
    expect(release?.previousHash).toBe((await readRelease(db, first))?.hash);
    expect(await isUntouched(db, { id: second, ...march })).toBe(true);
    await db.deleteFrom("releaseLine").where("subject", "=", "workload").execute();
    expect(await isUntouched(db, { id: second, ...march })).toBe(false);
  });

  test("a slow decline is found, and the digest names it with its duration", async () => {
    const db = await open();
    await nordlys(db);
    const periods = ["01", "02", "03", "04", "05", "06", "08", "09", "10", "11"];
    for (const [index, month] of periods.entries()) {
      const period = `2027-${month}`;
      const waveId = await opened(db, period, new Date(`${period}-02T07:00:00Z`));
      const answers = (person: string) => {
        const usual = north.indexOf(person) % 2;
        return pulse(usual, { workload: index < 8 ? usual : usual - 2 });
      };
      await everyoneAnswers(db, waveId, north, answers, new Date(`${period}-04T07:00:00Z`));
      await closeWave(db, { ...march, period }, new Date(`${period}-20T19:00:00Z`));
    }
    const digest = await kariReads(db);
    expect(digest?.cells[0]?.signals).toEqual([
      { factor: "workload", state: "drains", grade: "clear", duration: 2 },
    ]);
    expect(digest?.next).toMatchObject({ cell: "North", signal: { factor: "workload" } });
  });

  test("the engine's state can be lost: the next close makes it again from the answers", async () => {
    const both = await Promise.all([open(), open()]);
    const states: string[] = [];
    for (const [index, db] of both.entries()) {
      await nordlys(db);
      for (const month of ["01", "02", "03", "04"]) {
        const period = `2027-${month}`;
        const waveId = await opened(db, period, new Date(`${period}-02T07:00:00Z`));
        const level = Number(month) % 3;
        await everyoneAnswers(
          db,
          waveId,
          north,
          (person) => pulse(level - (north.indexOf(person) % 2)),
          new Date(`${period}-04T07:00:00Z`),
        );
        if (index === 1 && month === "04") await db.deleteFrom("earlyWarningState").execute();
        await closeWave(db, { ...march, period }, new Date(`${period}-20T19:00:00Z`));
      }
      const stored = await db
        .selectFrom("earlyWarningState")
        .select("state")
        .executeTakeFirstOrThrow();
      const cells = await db.selectFrom("cell").select("id").execute();
      states.push(cells.reduce((text, { id }) => text.replaceAll(id, "cell"), stored.state));
    }
    expect(states[1]).toBe(states[0]);
  });

  test("only the supervisor it was made for reads a digest, and only while supervising", async () => {
    const db = await open();
    await nordlys(db);
    await opened(db);
    await closeWave(db, march, after);
    const [digest] = await digestsOf(db, "kari");
    const digestId = digest?.id ?? "";
    const day = "2027-03-11";
    expect(await digestFor(db, { digestId, supervisorId: "kari" }, day)).toBeDefined();
    expect(await digestFor(db, { digestId, supervisorId: "per" }, day)).toBeUndefined();
    await db.updateTable("supervision").set({ endDate: "2027-03-11" }).execute();
    expect(await digestFor(db, { digestId, supervisorId: "kari" }, "2027-03-10")).toBeDefined();
    expect(await digestFor(db, { digestId, supervisorId: "kari" }, day)).toBeUndefined();
  });

  test("a new supervisor starts with no history, and the old one's ends at midnight", async () => {
    const db = await open();
    await nordlys(db);
    await opened(db, "2027-01", new Date("2027-01-05T07:00:00Z"));
    await closeWave(db, { ...march, period: "2027-01" }, new Date("2027-01-13T19:00:00Z"));
    await db.updateTable("supervision").set({ endDate: "2027-03-09" }).execute();
    await db
      .insertInto("supervision")
      .values(
        north.map((id) => ({
          id: `per-${id}`,
          supervisorId: "per",
          specialistId: id,
          startDate: "2027-03-09",
          endDate: null,
        })),
      )
      .execute();
    const waveId = await opened(db);
    await everyoneAnswers(db, waveId, north, () => pulse(1), during);
    await closeWave(db, march, after);
    expect(await digestsOf(db, "kari")).toMatchObject([{ period: "2027-01" }]);
    const digests = await digestsOf(db, "per");
    expect(digests).toMatchObject([{ period: "2027-03" }]);
    const of = { digestId: digests[0]?.id ?? "", supervisorId: "per" };
    expect((await digestFor(db, of, "2027-03-11"))?.cells[0]?.trend.periods).toEqual(["2027-03"]);
  });

  async function kariReads(db: Db) {
    const [digest] = await digestsOf(db, "kari");
    return digestFor(db, { digestId: digest?.id ?? "", supervisorId: "kari" }, "2027-12-01");
  }
});
