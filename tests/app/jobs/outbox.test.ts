import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  boundLeases,
  claim,
  giveBack,
  LEASE_SECONDS,
  markBehind,
  markDone,
  markFailed,
  markPostponed,
  markSent,
  outboxCounts,
  promise,
} from "#app/jobs/outbox.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { describe, expect, test, onTestFinished } from "vitest";

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

  test("somebody who waits to sign in goes before 2,000 others", async () => {
    const db = await open();
    await promise(
      db,
      Array.from({ length: 2_000 }, (_, number) => work(`invitation:${number}`, inMinutes(-30))),
    );
    await promise(db, [{ ...work("sign-in"), kind: "send-sign-in" }]);
    expect(await claim(db, noon, 20, "other")).toHaveLength(20);
    expect((await claim(db, noon, 20))[0]?.key).toBe("sign-in");
    expect(await claim(db, noon, 20, "urgent"), "it is taken").toEqual([]);
  });

  test("who has lost a lease says nothing of work that somebody else holds, but that it is sent", async () => {
    const db = await open();
    await promise(db, [work("a"), work("b")]);
    const late = await claim(db, noon, 2);
    const later = inMinutes(6);
    const [holder, other] = await claim(db, later, 2);
    if (!holder || !other) throw new Error("The leases had run out.");
    for (const lost of late) {
      await markDone(db, [lost], later);
      await markBehind(db, [lost], later);
      await markPostponed(db, lost, inMinutes(60).toISOString());
      await markFailed(db, lost, { reason: "550", permanent: true }, later);
    }
    await giveBack(db, late);
    expect(await outboxCounts(db)).toEqual({ waiting: 2, failed: 0 });
    expect(await claim(db, later, 2), "the holder holds it").toEqual([]);
    await markSent(db, ["a"], later);
    await markFailed(db, holder, { reason: "550", permanent: true }, later);
    await markFailed(db, other, { reason: "451", permanent: false }, later);
    expect(await outboxCounts(db)).toEqual({ waiting: 1, failed: 0 });
  });

  test("what was not begun is given back and due as it was", async () => {
    const db = await open();
    await promise(db, [work("a")]);
    await giveBack(db, await claim(db, noon, 1));
    expect(await claim(db, noon, 1)).toMatchObject([{ key: "a", attempts: 0 }]);
  });

  test("a clock that is set back an hour keeps nothing for longer than a lease, and takes it from nobody", async () => {
    const db = await open();
    await promise(db, [work("a", inMinutes(-90))]);
    await claim(db, noon, 1);
    const before = inMinutes(-60);
    await boundLeases(db, before);
    expect(await claim(db, before, 1), "its holder may be at work").toEqual([]);
    const freed = new Date(before.getTime() + (LEASE_SECONDS + 1) * 1000);
    expect(await claim(db, freed, 1)).toMatchObject([{ key: "a" }]);
  });

  test("what is in vain by no fault of its own is no failed try, and goes behind the others", async () => {
    const db = await open();
    await promise(db, [work("a", inMinutes(-2)), work("b", inMinutes(-1))]);
    await markBehind(db, await claim(db, noon, 1), noon);
    expect(await claim(db, noon, 2)).toMatchObject([
      { key: "b", attempts: 0 },
      { key: "a", attempts: 0 },
    ]);
  });

  async function dueAt(db: Db) {
    const row = await db.selectFrom("outbox").select("runAt").executeTakeFirstOrThrow();
    return new Date(row.runAt);
  }
});

test("on SQLite nothing is waited for while another process writes for long and nothing is due", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tilsig-outbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = `sqlite:${join(folder, "tilsig.db")}`;
  const [db, other] = [connect(url), connect(url)];
  onTestFinished(async () => void (await Promise.all([db.destroy(), other.destroy()])));
  await migrateToLatest(db);
  await other.transaction().execute(async (trx) => {
    await promise(trx, [work("not committed yet")]);
    // Were it to ask for the lock, it would be refused one after ten seconds.
    expect(await claim(db, noon, 10)).toEqual([]);
  });
  expect(await claim(db, noon, 10)).toHaveLength(1);
});
