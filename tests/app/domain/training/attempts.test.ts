import { beforeEach, describe, expect, test } from "vitest";
import {
  answerQuestion,
  attemptOf,
  attemptsOf,
  beginAttempt,
  readScreen,
} from "#app/domain/training/attempts.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { begun, publishOwn, take } from "#tests/support/taking.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const now = new Date("2027-03-01T09:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const module = "own-no";
const solveig = { personId: "solveig", module };

describe.each(databases)("Taking a module on $name", ({ open }) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
    await publishOwn(db, module);
  });

  /** Solveig has read all four screens. */
  async function atTheQuestions() {
    const whose = await begun(db, "solveig", module, now);
    for (const number of [1, 2, 3, 4])
      await readScreen(db, { ...whose, number, visibleSeconds: 30 }, after(number * 60));
    return { ...whose, visibleSeconds: 20 };
  }

  test("begins once, however often one presses, and also on two devices at the same moment", async () => {
    const pressed = await Promise.all([1, 2, 3].map(() => beginAttempt(db, solveig, now)));
    const ids = pressed.map((one) => one.outcome === "begun" && one.attemptId);
    expect(new Set(ids).size).toBe(1);
    expect(await attemptsOf(db, solveig)).toHaveLength(1);
    expect(await beginAttempt(db, { ...solveig, module: "none" }, now)).toEqual({
      outcome: "no-such-module",
    });
  });

  test("goes from screen to question to result, and stands where it was left", async () => {
    const whose = await begun(db, "solveig", module, now);
    const read = { ...whose, visibleSeconds: 30 };
    expect(await readScreen(db, { ...read, number: 2 }, after(9))).toEqual({
      outcome: "out-of-turn",
      next: { at: "screen", number: 1 },
    });
    for (const number of [1, 2, 3]) await readScreen(db, { ...read, number }, after(number * 60));
    expect((await attemptOf(db, whose))?.next).toEqual({ at: "screen", number: 4 });
    const questions = await readScreen(db, { ...read, number: 4 }, after(300));
    expect(questions).toEqual({ outcome: "stepped", next: { at: "question", number: 1 } });
    await readScreen(db, { ...read, number: 1 }, after(310));
    expect((await attemptOf(db, whose))?.screensRead, "reading again takes nothing back").toBe(4);
    const second = { ...read, number: 2, chosen: ["a"] };
    expect((await answerQuestion(db, second, after(320))).outcome).toBe("out-of-turn");
  });

  test("is nobody else's", async () => {
    const whose = await begun(db, "solveig", module, now);
    const annes = { ...whose, personId: "anne", number: 1, visibleSeconds: null };
    expect(await attemptOf(db, annes)).toBeUndefined();
    expect(await readScreen(db, annes, after(9))).toEqual({ outcome: "not-found" });
    const answered = await answerQuestion(db, { ...annes, chosen: ["b"] }, after(9));
    expect(answered).toEqual({ outcome: "not-found" });
    expect((await attemptOf(db, whose))?.screensRead).toBe(0);
  });

  test.each([[[]], [["x"]], [["a", "b"]], [["b", "b"]]])(
    "takes %j for no answer to a question with one right option",
    async (chosen) => {
      const at = await atTheQuestions();
      const { outcome } = await answerQuestion(db, { ...at, number: 1, chosen }, after(400));
      expect(outcome).toBe("no-answer");
      expect((await attemptOf(db, at))?.answers).toEqual([]);
    },
  );

  test("the first answer stands, also when two devices answer at the same moment", async () => {
    const at = await atTheQuestions();
    const answers = ["b", "a"].map((chosen) =>
      answerQuestion(db, { ...at, number: 1, chosen: [chosen] }, after(400)),
    );
    const outcomes = (await Promise.all(answers)).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["out-of-turn", "stepped"]);
    expect((await attemptOf(db, at))?.answers).toHaveLength(1);
  });

  test("is passed with as many right answers as the mark, and not with fewer", async () => {
    const at = await atTheQuestions();
    await answerQuestion(db, { ...at, number: 1, chosen: ["b"] }, after(400));
    await answerQuestion(db, { ...at, number: 2, chosen: ["a"] }, after(430));
    const half = await attemptOf(db, at);
    expect(half).toMatchObject({ passed: false, rightAnswers: 1, certificateCode: null });
    expect(half?.next).toEqual({ at: "result" });
    const all = await take(db, { ...solveig, right: true }, after(1000));
    expect(all).toMatchObject({ passed: true, rightAnswers: 2 });
    expect(all.certificateCode).toHaveLength(12);
  });

  test("repeating keeps what was, and a result that is there does not change any more", async () => {
    const failed = await take(db, { ...solveig, right: false }, now);
    const passed = await take(db, { ...solveig, right: true }, after(3600));
    expect(passed.id).not.toBe(failed.id);
    const all = await attemptsOf(db, solveig);
    expect(all.map(({ passed }) => passed)).toEqual([true, false]);
    const again = { attemptId: failed.id, personId: "solveig", number: 1, visibleSeconds: 9 };
    expect((await readScreen(db, again, after(9000))).outcome).toBe("out-of-turn");
    const answered = await answerQuestion(db, { ...again, chosen: ["b"] }, after(9000));
    expect(answered.outcome).toBe("out-of-turn");
    expect(await attemptOf(db, again)).toEqual(failed);
  });

  test("an attempt keeps its version when a newer one is published, and the next has the newer", async () => {
    const whose = await begun(db, "solveig", module, now);
    const { texts } = writtenModule;
    const title = "Saying no in good time";
    const definition = { ...writtenModule, texts: { ...texts, en: { ...texts.en, title } } };
    await publishOwn(db, module, { version: 2, definition });
    expect(await begun(db, "solveig", module, after(60))).toEqual(whose);
    const first = await take(db, { ...solveig, right: true }, after(100));
    expect(first.module).toMatchObject({ version: 1, title: { en: "Saying no in time" } });
    const second = await take(db, { ...solveig, right: true }, after(4000));
    expect(second.module).toMatchObject({ version: 2, title: { en: title } });
  });

  test("time counts as it was in sight, never more than has passed and never beyond five minutes a step", async () => {
    const whose = await begun(db, "solveig", module, now);
    const spent = async () => (await attemptOf(db, whose))?.activeSeconds;
    await readScreen(db, { ...whose, number: 1, visibleSeconds: 40 }, after(60));
    expect(await spent(), "in sight for 40 of 60 seconds").toBe(40);
    await readScreen(db, { ...whose, number: 2, visibleSeconds: 99_999 }, after(90));
    expect(await spent(), "no more than the 30 that passed").toBe(70);
    await readScreen(db, { ...whose, number: 3, visibleSeconds: null }, after(7290));
    expect(await spent(), "over lunch, without a script").toBe(370);
  });
});
