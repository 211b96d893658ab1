import { closeWave } from "#app/domain/closing.ts";
import { logPage } from "#app/domain/audit.ts";
import { deletePast, previewPast } from "#app/domain/retention.ts";
import {
  answersKept,
  bounds,
  type Choice,
  choiceSchema,
  choosePeriods,
  kinds,
  periodsOf,
} from "#app/domain/retention/periods.ts";
import { openWave } from "#app/domain/waves.ts";
import { messagesFor } from "#app/i18n/messages.ts";
import { sentenceOf } from "#app/ui/log-sentence.ts";
import { databases } from "#tests/support/databases.ts";
import { everything } from "#tests/support/everything.ts";
import { closing, oneOfEverything, opening, series } from "#tests/support/one-of-everything.ts";
import { everyoneAnswers, north, nordlys, pulse } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";

const usual: Choice = { answers: 24, releases: 60, receipts: 12, audit: 12, mails: 7 };
const on = (day: string) => new Date(`${day}T12:00:00Z`);

test("periods have a sensible least and most, and releases outlive answers", () => {
  expect(choiceSchema.safeParse(usual).success).toBe(true);
  for (const kind of kinds) {
    const { min, max } = bounds[kind];
    for (const wrong of [min - 1, max + 1, 1.5, "x", ""]) {
      expect(choiceSchema.safeParse({ ...usual, [kind]: wrong }).success, `${kind} ${wrong}`).toBe(
        false,
      );
    }
  }
  expect(choiceSchema.safeParse({ ...usual, answers: 36, releases: 24 }).success).toBe(false);
  expect(choiceSchema.safeParse({ ...usual, forEver: 1 }).success).toBe(false);
});

describe.each(databases)("how long things are kept on $name", ({ open }) => {
  test("is the usual until somebody chooses, and each choice stands in the log", async () => {
    const db = await open();
    await nordlys(db);
    expect(await periodsOf(db)).toMatchObject(usual);
    const choice = { ...usual, answers: 12, mails: 3 };
    await choosePeriods(db, { choice, actorId: "astrid" }, opening);
    await choosePeriods(db, { choice, actorId: "astrid" }, closing);
    expect(await periodsOf(db)).toMatchObject(choice);
    const { lines } = await logPage(db, { viewerId: "astrid", page: 1 });
    expect(lines.map((line) => sentenceOf(line, messagesFor("en")))).toEqual([
      "Astrid changed how long things are kept: answers: 12 months and mails: 3 days.",
    ]);
    expect(sentenceOf(lines[0]!, messagesFor("nb"))).toBe(
      "Astrid endret hvor lenge noe lagres: svar: 12 måneder og e-poster: 3 dager.",
    );
  });

  test("for answers can be shortened at once, and lengthened only for waves to come", async () => {
    const db = await open();
    await nordlys(db);
    const choose = (answers: number, day: string) =>
      choosePeriods(db, { choice: { ...usual, answers }, actorId: null }, on(day));
    expect(await answersKept(db, "2027-01-05T07:00:00.000Z")).toBe(24);
    await choose(36, "2027-02-01");
    expect(await answersKept(db, "2027-01-05T07:00:00.000Z"), "what was promised").toBe(24);
    expect(await answersKept(db, "2027-03-02T07:00:00.000Z")).toBe(36);
    await choose(12, "2027-04-01");
    expect(await answersKept(db, "2027-01-05T07:00:00.000Z")).toBe(12);
    expect(await answersKept(db, "2027-03-02T07:00:00.000Z")).toBe(12);
    await choose(48, "2027-05-01");
    expect(await answersKept(db, "2027-03-02T07:00:00.000Z"), "told twelve meanwhile").toBe(12);
    expect(await answersKept(db, "2027-06-01T07:00:00.000Z")).toBe(48);
  });

  test("a longer period keeps no answer beyond what it was given under", async () => {
    const db = await open();
    await nordlys(db);
    const wave = await openWave(db, { series, period: "2027-03" }, opening);
    if (wave.outcome !== "opened") throw new Error(wave.outcome);
    await everyoneAnswers(db, wave.waveId, north, () => pulse(1), opening);
    await closeWave(db, { series, period: "2027-03" }, closing);
    await choosePeriods(db, { choice: { ...usual, answers: 60 }, actorId: null }, closing);
    expect(await deletePast(db, on("2029-03-10"))).toMatchObject({ answers: 0 });
    expect(await deletePast(db, on("2029-03-11"))).toMatchObject({ answers: 1 });
  });

  test("the preview counts what the run deletes, and deletes nothing", async () => {
    const db = await open();
    await oneOfEverything(db);
    for (const day of ["2027-03-20", "2028-05-01", "2029-06-01", "2032-06-01"]) {
      const before = await everything(db);
      const preview = await previewPast(db, on(day));
      expect(await everything(db)).toEqual(before);
      expect(await deletePast(db, on(day)), day).toEqual(preview);
    }
    const left = await everything(db);
    for (const table of ["release", "access_receipt", "share", "mail", "sign_in", "session"])
      expect(left[table], table).toEqual([]);
    expect(left.roster, "of the wave that has not closed").not.toEqual([]);
  });

  test("receipts, and shares and talks that are over, go after a year; what lasts stays", async () => {
    const db = await open();
    await oneOfEverything(db);
    await db.updateTable("talkRequest").set({ endedAt: closing.toISOString() }).execute();
    await deletePast(db, on("2028-03-09"));
    expect((await everything(db)).access_receipt).toHaveLength(2);
    await deletePast(db, on("2028-03-12"));
    expect((await everything(db)).access_receipt).toEqual([]);
    expect((await everything(db)).talk_request).toEqual([]);
    expect((await everything(db)).share, "ended in June").toHaveLength(2);
    await deletePast(db, on("2028-06-12"));
    expect((await everything(db)).share).toEqual([]);
  });

  test("a periods' wave with answers that were deleted is made again without them", async () => {
    const db = await open();
    await oneOfEverything(db);
    await deletePast(db, on("2029-04-01"));
    expect((await everything(db)).early_warning_state).toEqual([]);
    const closed = await closeWave(db, { series, period: "2027-04" }, on("2029-04-01"));
    expect(closed.outcome).toBe("closed");
  });
});
