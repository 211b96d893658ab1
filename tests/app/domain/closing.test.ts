import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeWave } from "#app/domain/closing.ts";
import { digestFor, digestsOf } from "#app/domain/digest.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { submitResponse } from "#app/domain/responses.ts";
import { allWaves, openWave, wavesToClose } from "#app/domain/waves.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import type { Db } from "#db/transaction.ts";
import { runCommandLine } from "#tests/support/command-line.ts";
import { databases } from "#tests/support/databases.ts";
import { everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, onTestFinished, test } from "vitest";

const february = { series: "monthly-pulse", period: "2027-02" };
const march = { series: "monthly-pulse", period: "2027-03" };
const during = new Date("2027-03-04T12:00:00Z");
const after = new Date("2027-03-10T19:00:00Z");
const later = new Date("2027-03-10T20:00:00Z");

/** March is open in Nordlys and answered by North; February is closed. */
async function marchAnswered(db: Db): Promise<string> {
  await nordlys(db);
  await answeredWave(db, "2027-02");
  await closeWave(db, february, new Date("2027-02-20T19:00:00Z"));
  return answeredWave(db, "2027-03");
}

async function answeredWave(db: Db, period: string): Promise<string> {
  const opening = await openWave(db, { ...march, period }, new Date(`${period}-02T07:00:00Z`));
  if (opening.outcome !== "opened") throw new Error(opening.outcome);
  // Where seven of them are known, the eighth decides between two bands.
  const answers = (person: string) => pulse(north.indexOf(person) < 4 ? 1 : 0);
  const now = new Date(`${period}-04T07:00:00Z`);
  await everyoneAnswers(db, opening.waveId, north, answers, now);
  return opening.waveId;
}

/** The first `many` of North have shared everything with Kari. */
async function share(db: Db, waveId: string, many: number) {
  for (const personId of north.slice(0, many)) {
    const { id } = await db
      .selectFrom("response")
      .where("waveId", "=", waveId)
      .where("personId", "=", personId)
      .select("id")
      .executeTakeFirstOrThrow();
    const shareId = `share-${personId}`;
    const days = { sharedOn: "2027-03-05", endsOn: "2027-06-05", withdrawnAt: null };
    await db
      .insertInto("share")
      .values({ id: shareId, responseId: id, receiverId: "kari", ...days })
      .execute();
    const items = await db
      .selectFrom("answer")
      .where("responseId", "=", id)
      .select("item")
      .execute();
    await db
      .insertInto("shareItem")
      .values(items.map(({ item }) => ({ shareId, item })))
      .execute();
  }
}

/** A release before that no program of ours has written: the gate cannot read its distribution. */
async function spoilPrior(db: Db) {
  const { id } = await db
    .selectFrom("wave")
    .where("period", "=", "2027-02")
    .select("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("releaseLine")
    .values({
      waveId: id,
      groupKind: "cell",
      groupId: "spoilt",
      kind: "figure",
      subject: "workload",
      state: "mixed",
      detail: '{"mean":"none"}',
    })
    .execute();
}

async function mendPrior(db: Db) {
  await db.deleteFrom("releaseLine").where("groupId", "=", "spoilt").execute();
}

async function spoilState(db: Db) {
  await db.updateTable("earlyWarningState").set({ state: "{" }).execute();
}

async function loseState(db: Db) {
  await db.deleteFrom("earlyWarningState").execute();
}

async function stored(db: Db, waveId: string) {
  const [release, digests, lines, outbox] = await Promise.all([
    readRelease(db, waveId),
    db.selectFrom("digest").where("waveId", "=", waveId).selectAll().execute(),
    db.selectFrom("releaseLine").where("waveId", "=", waveId).selectAll().execute(),
    db.selectFrom("outbox").where("kind", "=", "send-failed-close").selectAll().execute(),
  ]);
  return { release, digests, lines, mails: outbox.map(({ key }) => key) };
}

describe.each(databases)("a close that goes wrong on $name", ({ open }) => {
  test("a release that fails the gate entirely closes the wave, publishes no figure, and says the fixed sentence", async () => {
    const db = await open();
    const waveId = await marchAnswered(db);
    await share(db, waveId, 7);
    const closing = await closeWave(db, march, after);
    expect(closing).toMatchObject({ outcome: "closed", withheld: { distributions: 0 } });
    if (closing.outcome === "closed") expect(closing.withheld.bands).toBeGreaterThan(0);
    const { lines } = await stored(db, waveId);
    expect(lines.filter(({ kind }) => kind === "figure")).toEqual([]);
    const [digest] = await digestsOf(db, "kari");
    const read = await digestFor(
      db,
      { digestId: digest?.id ?? "", supervisorId: "kari" },
      "2027-03-11",
    );
    expect(read?.withheld).toBe(true);
    expect(new Set(read?.cells[0]?.figures.map(({ band }) => band))).toEqual(new Set([null]));
  });

  test.each([
    ["an early warning whose state cannot be read", spoilState, loseState],
    ["an earlier release that cannot be read", spoilPrior, mendPrior],
  ])(
    "%s: nothing is published, the administrator is told, and it closes later",
    async (_, spoil, mend) => {
      const db = await open();
      const waveId = await marchAnswered(db);
      await spoil(db);
      const before = await db.selectFrom("earlyWarningState").selectAll().execute();
      expect(await closeWave(db, march, after)).toMatchObject({ outcome: "failed" });
      expect(await closeWave(db, march, later)).toMatchObject({ outcome: "failed" });

      expect(await stored(db, waveId)).toEqual({
        release: undefined,
        digests: [],
        lines: [],
        mails: [`failed-close:${waveId}:astrid`],
      });
      expect(await db.selectFrom("earlyWarningState").selectAll().execute()).toEqual(before);
      const [wave] = await allWaves(db);
      expect(wave).toMatchObject({ closedAt: null, closeFailedAt: later.toISOString() });
      const answer = { waveId, personId: "solveig", submission: randomUUID(), answers: pulse(2) };
      expect(await submitResponse(db, answer, later)).toEqual({ outcome: "wave-closed" });

      await mend(db);
      expect(await closeWave(db, march, later)).toMatchObject({ outcome: "closed" });
      expect((await allWaves(db))[0]).toMatchObject({ closeFailedAt: null });
      expect((await stored(db, waveId)).lines.length).toBeGreaterThan(0);
    },
  );

  test("is tried again after ten minutes, not every half minute", async () => {
    const db = await open();
    await marchAnswered(db);
    await spoilState(db);
    expect(await wavesToClose(db, after)).toEqual([march]);
    await closeWave(db, march, after);
    expect(await wavesToClose(db, new Date(after.getTime() + 30_000))).toEqual([]);
    expect(await wavesToClose(db, new Date(after.getTime() + 600_000))).toEqual([march]);
  });

  test("two at once: one closes, the other says that it is closed already", async () => {
    const db = await open();
    const waveId = await marchAnswered(db);
    const closings = await Promise.all([closeWave(db, march, after), closeWave(db, march, after)]);
    expect(closings.map(({ outcome }) => outcome).sort()).toEqual(["already-closed", "closed"]);
    expect(await stored(db, waveId)).toMatchObject({ mails: [] });
  });

  test("with nothing shared, the gate leaves a cell of eight as it is", async () => {
    const db = await open();
    await marchAnswered(db);
    expect(await closeWave(db, march, during)).toMatchObject({
      outcome: "closed",
      withheld: { bands: 0, distributions: 0 },
    });
  });
});

test("two programs that close the same wave on one SQLite file: one closes it, one says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tilsig-closing-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const url = `sqlite:${join(folder, "tilsig.db")}`;
  const db = connect(url);
  await migrateToLatest(db);
  const waveId = await marchAnswered(db);
  await db.destroy();
  const close = () =>
    runCommandLine(["wave", "close", "monthly-pulse", "2027-03"], { DATABASE_URL: url });
  const both = await Promise.all([close(), close()]);
  expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
  expect(both.map(({ err }) => err).join("")).toContain("is closed already");
  const reopened = connect(url);
  onTestFinished(() => reopened.destroy());
  expect(await stored(reopened, waveId)).toMatchObject({ mails: [] });
}, 60_000);
