import { claim, markDone, markFailed, outboxCounts, promise } from "#app/jobs/outbox.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { describe, expect, test } from "vitest";

const noon = new Date("2027-03-10T12:00:00Z");

function inMinutes(minutes: number) {
  return new Date(noon.getTime() + minutes * 60_000);
}

function work(key: string, runAt = noon) {
  return { key, kind: "send-digest", payload: { digestId: key }, runAt: runAt.toISOString() };
}

describe.each(databases)("the outbox on $name", ({ open }) => {
  test("promising twice is promising once, and what was promised first stands", async () => {
    const db = await open();
    await promise(db, [work("a")]);
    await promise(db, [{ ...work("a"), payload: { digestId: "other" } }, work("b")]);
    const claimed = await claim(db, noon, 10);
    expect(claimed.map(({ payload }) => payload)).toEqual([{ digestId: "a" }, { digestId: "b" }]);
  });

  test("a promise goes with its transaction", async () => {
    const db = await open();
    const undone = db.transaction().execute(async (trx) => {
      await promise(trx, [work("a")]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await claim(db, noon, 10)).toEqual([]);
  });

  test("gives out what is due, oldest first, to one worker at a time", async () => {
    const db = await open();
    await promise(db, [work("later", inMinutes(1)), work("second"), work("first", inMinutes(-1))]);
    const claims = await Promise.all([claim(db, noon, 1), claim(db, noon, 1), claim(db, noon, 1)]);
    expect(
      claims
        .flat()
        .map(({ key }) => key)
        .sort(),
    ).toEqual(["first", "second"]);
    expect(await claim(db, inMinutes(1), 10)).toMatchObject([{ key: "later" }]);
  });

  test("what a worker left lying when it died comes free again", async () => {
    const db = await open();
    await promise(db, [work("a")]);
    await claim(db, noon, 10);
    expect(await claim(db, inMinutes(4), 10)).toEqual([]);
    expect(await claim(db, inMinutes(6), 10)).toMatchObject([{ key: "a" }]);
  });

  test("done is done, and nothing of what it was about stays", async () => {
    const db = await open();
    await promise(db, [work("a")]);
    await markDone(db, await claim(db, noon, 10), noon);
    expect(await claim(db, inMinutes(60), 10)).toEqual([]);
    const row = await db.selectFrom("outbox").select("payload").executeTakeFirstOrThrow();
    expect(row.payload).toBe("{}");
    await promise(db, [work("a")]);
    expect(await claim(db, inMinutes(60), 10), "promised again").toEqual([]);
  });

  test("a failure waits longer each time: 1, 5, 15 minutes … 48 hours, then waits for a person", async () => {
    const db = await open();
    await promise(db, [work("a")]);
    let now = noon;
    const waits: number[] = [];
    for (;;) {
      const [claimed] = await claim(db, now, 1);
      if (!claimed) break;
      await markFailed(db, claimed, { reason: "421", permanent: false }, now);
      const due = await dueAt(db);
      waits.push((due.getTime() - now.getTime()) / 60_000);
      now = due;
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720, 1440, 2880, 0]);
    expect(await outboxCounts(db)).toEqual({ waiting: 0, failed: 1 });
  });

  test("what can never succeed is set aside at once", async () => {
    const db = await open();
    await promise(db, [work("a"), work("b")]);
    for (const claimed of await claim(db, noon, 1)) {
      await markFailed(db, claimed, { reason: "550", permanent: true }, noon);
    }
    expect(await outboxCounts(db)).toEqual({ waiting: 1, failed: 1 });
  });

  async function dueAt(db: Db) {
    const row = await db.selectFrom("outbox").select("runAt").executeTakeFirstOrThrow();
    return new Date(row.runAt);
  }
});
