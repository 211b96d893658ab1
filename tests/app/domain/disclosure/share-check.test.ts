import { setTimeout as wait } from "node:timers/promises";
import { closeWave } from "#app/domain/closing.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { wouldExpose } from "#app/domain/disclosure/share-check.ts";
import { ownResponses } from "#app/domain/responses.ts";
import { withdrawShare } from "#app/domain/shares/own-shares.ts";
import { openShare } from "#app/domain/shares/received-shares.ts";
import { shareAnswers } from "#app/domain/shares/sharing.ts";
import { openWave } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import type { Answers } from "#surveys/scoring.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { everyoneAnswers, nordlys, north } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const opening = new Date("2027-03-02T07:00:00Z");
const during = new Date("2027-03-04T12:00:00Z");
const after = new Date("2027-03-10T19:00:00Z");
const later = new Date("2027-03-12T08:00:00Z");
const march = { series: "monthly-pulse", period: "2027-03" };
const [day, closeDay] = ["2027-03-04", "2027-03-10"];

/** Five of North, whose workload nourishes them by a hair: five answers are the fewest that publish. */
const five = ["solveig", "anne", "bjorn", "dag", "eli"];
const byAHair: Record<string, number> = { solveig: 0, anne: 1, bjorn: 1, dag: 1, eli: 0 };

describe.each(databases)("a share after the close on $name", ({ open }) => {
  async function opened(answers: (person: string) => Answers, people = five) {
    const db = await open();
    await nordlys(db);
    const wave = await openWave(db, march, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await everyoneAnswers(db, wave.waveId, people, answers, during);
    return { db, waveId: wave.waveId };
  }

  const given = (waveId: string, items = ["workload"], personId = "solveig") => ({
    waveId,
    personId,
    items,
    receiverId: "kari",
    endsOn: "2027-06-01",
  });

  /** As if these had been answered; what was published stays. */
  async function rewrite(db: Db, waveId: string, values: Record<string, number>) {
    for (const [person, value] of Object.entries(values)) {
      const response = (await ownResponses(db, person)).find((own) => own.waveId === waveId);
      await db
        .updateTable("answer")
        .set({ value })
        .where("responseId", "=", response?.id ?? "")
        .where("item", "=", "workload")
        .execute();
    }
  }

  const six = (person: string) => ({ workload: ["solveig", "hans"].includes(person) ? 0 : 1 });
  const hair = (person: string) => ({ workload: byAHair[person] ?? 0 });

  test("is refused where it would give a colleague away, and nothing is stored", async () => {
    const { db, waveId } = await opened(hair);
    await closeWave(db, march, after);
    const before = await everything(db);
    expect(await shareAnswers(db, given(waveId), closeDay)).toEqual({ outcome: "refused" });
    expect(await everything(db)).toEqual(before);
  });

  test("is taken where everybody else stays as uncertain as before", async () => {
    const { db, waveId } = await opened(
      (person) => ({ workload: person === "anne" ? -1 : 1 }),
      north,
    );
    await closeWave(db, march, after);
    expect((await shareAnswers(db, given(waveId), closeDay)).outcome).toBe("shared");
  });

  test.each([
    [0, true],
    [2, false],
  ])(
    "with her own %i it is decided alike, whatever the others had answered",
    async (own, exposes) => {
      const { db, waveId } = await opened(hair);
      await closeWave(db, march, after);
      const published = await readRelease(db, waveId);
      expect(published?.lines.find(({ subject }) => subject === "workload")?.state).toBe(
        "nourishes",
      );
      for (const [anne, bjorn, dag, eli] of [
        [1, 1, 1, 0],
        [2, 2, 2, 2],
        [2, 2, 1, -2],
        [0, 0, 2, 1],
        [-1, 2, 0, 2],
      ] as [number, number, number, number][]) {
        await rewrite(db, waveId, { solveig: own, anne, bjorn, dag, eli });
        const exposed = await wouldExpose(db, { waveId, personId: "solveig", items: ["workload"] });
        expect(exposed, `${anne} ${bjorn} ${dag} ${eli}`).toBe(exposes);
      }
    },
  );

  test("counts what others have shared, and what they withdrew after it was seen", async () => {
    const { db, waveId } = await opened(six, [...five, "hans"]);
    await closeWave(db, march, after);
    const alone = { waveId, personId: "solveig", items: ["workload"] };
    expect(await wouldExpose(db, alone)).toBe(false);
    const hans = await shareAnswers(db, given(waveId, ["workload"], "hans"), closeDay);
    if (hans.outcome !== "shared") throw new Error(hans.outcome);
    expect(await wouldExpose(db, alone)).toBe(true);
    const opening = { shareId: hans.shareId, receiverId: "kari" };
    expect(await openShare(db, opening, { now: later, day: closeDay })).toBeDefined();
    await withdrawShare(db, { shareId: hans.shareId, personId: "hans" }, later);
    expect(await wouldExpose(db, alone)).toBe(true);
  });

  test("does not count what was withdrawn before the close", async () => {
    const { db, waveId } = await opened(six, [...five, "hans"]);
    const hans = await shareAnswers(db, given(waveId, ["workload"], "hans"), day);
    if (hans.outcome !== "shared") throw new Error(hans.outcome);
    await withdrawShare(db, { shareId: hans.shareId, personId: "hans" }, during);
    await closeWave(db, march, after);
    const alone = { waveId, personId: "solveig", items: ["workload"] };
    expect(await wouldExpose(db, alone)).toBe(false);
  });

  test("of an item that was not published exposes nobody, nor does a code", async () => {
    const { db, waveId } = await opened((person) => ({
      ...hair(person),
      method_supervision: person === "solveig" ? "none" : 2,
      ...(person !== "eli" && { travel_practical: -2 }),
    }));
    await closeWave(db, march, after);
    const items = ["method_supervision", "travel_practical"];
    expect((await shareAnswers(db, given(waveId, items), closeDay)).outcome).toBe("shared");
  });

  test("that comes while the wave is closing waits for the close and is weighed", async () => {
    const { db, waveId } = await opened(hair);
    let sharing: ReturnType<typeof shareAnswers> | undefined;
    await db.transaction().execute(async (trx) => {
      await closeWave(trx, march, after);
      sharing = shareAnswers(db, given(waveId), closeDay);
      await wait(100);
    });
    expect(await sharing).toEqual({ outcome: "refused" });
  });

  test("that came before the close is known to it", async () => {
    const { db, waveId } = await opened(hair);
    let closing: ReturnType<typeof closeWave> | undefined;
    await db.transaction().execute(async (trx) => {
      expect((await shareAnswers(trx, given(waveId), day)).outcome).toBe("shared");
      closing = closeWave(db, march, after);
      await wait(100);
    });
    expect((await closing)?.outcome).toBe("closed");
    const published = await readRelease(db, waveId);
    const told = published?.lines.filter(
      ({ kind, subject }) => kind === "figure" && subject === "workload",
    );
    expect(told, "the band that would have given the others away").toEqual([]);
    expect((await shareAnswers(db, given(waveId), closeDay)).outcome).toBe("shared");
  });
});
