import { shareAnswers } from "#app/domain/shares/sharing.ts";
import { publishedLines } from "#app/domain/disclosure/published-lines.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { foundWithinThree } from "#app/domain/early-warning/calibration.ts";
import { bounds } from "#app/domain/retention/periods.ts";
import { offeredFalseAlarms } from "#app/domain/false-alarms.ts";
import type { Db } from "#db/transaction.ts";
import { shippedModules } from "#training/catalog.server.ts";
import { databases } from "#tests/support/databases.ts";
import { north } from "#tests/support/organisation.ts";
import { describe, expect, test } from "vitest";
import { type Collected, collect, differences, mailsTo } from "./collect.ts";
import { asked, type Answering, type Months, months, series, usual, west } from "./months.ts";
import { numbersOfModule, unexplained } from "./numbers.ts";

const { open } = databases[0]!;

/** One of each kind of reader, and a colleague from the same team as those whose answers change. */
const viewers = ["kari", "astrid", "tor", "anne"];

/** Addresses that no link leads to, and that are not the viewer's. */
const probes = [
  "/",
  "/digests/of-somebody-else",
  "/people?q=dag",
  "/people?page=9",
  "/waves/monthly-pulse/2027-05",
  "/waves/monthly-pulse/2027-05/response",
  "/waves/monthly-pulse/2027-05/received?submission=x",
  "/waves/monthly-pulse/2029-01",
  "/invitations/none",
  "/invitations/none/response",
  "/sign-in",
  "/none",
];

/** All that each viewer is given at this moment: pages, data, mails, and what the command line prints. */
async function everythingGiven({ web, signedIn, mails }: Months): Promise<Collected> {
  const given: Collected = new Map();
  // Taking one's data home leaves a receipt and a line in the log, which the next time would tell of.
  await web.context.db.deleteFrom("accessReceipt").execute();
  await web.context.db.deleteFrom("audit").execute();
  for (const viewer of viewers) {
    const pages = await collect(await signedIn(viewer), probes);
    const own = mailsTo(`${viewer}@nordlys.example`, mails);
    for (const [from, text] of [...pages, ...own]) given.set(`${viewer}: ${from}`, text);
  }
  const printed: string[] = [];
  for await (const line of publishedLines(web.context.db, series))
    printed.push(JSON.stringify(line));
  return given.set("tilsig releases", printed.sort().join("\n"));
}

/** Lives until the wave of `month` is open, or closed; `meanwhile` happens while it is open. */
async function upTo(
  month: number,
  answering: Answering,
  isClosed: boolean,
  meanwhile?: (db: Db, waveId: string) => Promise<unknown>,
) {
  const db = await open();
  const world = await months(db, answering);
  let waveId = "";
  for (let past = 0; past <= month; past += 1) {
    waveId = await world.begin(past);
    if (past === month) await meanwhile?.(db, waveId);
    if (past < month || isClosed) await world.end(past);
  }
  return { given: await everythingGiven(world), lines: await linesOf(db, waveId) };
}

/** Mails that the preview of retention counts: those to everybody, whether or not they answered. */
async function mailsSent(db: Db, now: Date): Promise<number[]> {
  const sent = await db
    .selectFrom("outbox")
    .where("doneAt", "is not", null)
    .select("doneAt")
    .execute();
  const week = new Date(now.getTime() - 7 * 86_400_000).toISOString();
  return [sent.length, sent.filter(({ doneAt }) => doneAt !== null && doneAt < week).length];
}

/** What a wave published, without the random ids of its groups. */
async function linesOf(db: Db, waveId: string) {
  const release = await readRelease(db, waveId);
  const names = new Map(
    (await db.selectFrom("cell").select(["id", "name"]).execute()).map(({ id, name }) => [
      id,
      name,
    ]),
  );
  const lines = release?.lines.map((line) => ({
    ...line,
    groupId: names.get(line.groupId) ?? line.groupId,
  }));
  return lines?.map((line) => JSON.stringify(line)).sort();
}

const inMay = 4;

describe("somebody who gathers every byte that he or she is given", { timeout: 240_000 }, () => {
  test("learns nothing before the close, not even whether anybody answered or shared", async () => {
    const share = {
      personId: "dag",
      receiverId: "kari",
      items: ["workload"],
      endsOn: "2027-08-01",
    };
    const busy = await upTo(inMay, usual, false, async (db, waveId) => {
      const sharing = await shareAnswers(db, { ...share, waveId }, "2027-05-07");
      expect(sharing.outcome).toBe("shared");
    });
    const other: Answering = (person, month) => {
      if (month < inMay || person === "anne") return usual(person, month);
      // Some say nothing, and all the others the opposite of everything.
      if (["dag", "eli", "ida", "nils"].includes(person)) return null;
      const answers = Object.entries(usual(person, month) ?? {});
      return Object.fromEntries(answers.map(([item, value]) => [item, -Number(value)]));
    };
    const silent = await upTo(inMay, other, false);
    expect(silent.lines).toBeUndefined();
    expect(differences(silent.given, busy.given)).toEqual([]);
  });

  test("reads the same where the same was published, whatever stood behind it", async () => {
    const before = await upTo(inMay, usual, true);
    // Dag and Eli answer for one another.
    const swapped: Answering = (person, month) =>
      usual(month < inMay ? person : ({ dag: "eli", eli: "dag" }[person] ?? person), month);
    const after = await upTo(inMay, swapped, true);
    expect(after.lines).toEqual(before.lines);
    expect(differences(after.given, before.given)).toEqual([]);
  });

  test("cannot tell one answer from four where a figure is withheld", async () => {
    const answeredBy =
      (few: readonly string[]): Answering =>
      (person, month) => {
        const answers = { ...usual(person, month), travel_practical: 1 };
        if (month < inMay || west.includes(person) || few.includes(person)) return answers;
        return { ...answers, travel_practical: "not-applicable" };
      };
    const one = await upTo(inMay, answeredBy(["anne"]), true);
    const four = await upTo(inMay, answeredBy(["anne", "dag", "eli", "gro"]), true);
    expect(one.lines).toEqual(four.lines);
    expect(one.lines?.filter((line) => /North.*travel_practical/.test(line))).toEqual([]);
    expect(differences(one.given, four.given)).toEqual([]);
  });

  test("reads the same when every answer but the own is gone: what is told comes from releases", async () => {
    const db = await open();
    const world = await months(db, usual);
    for (let month = 0; month <= inMay; month += 1) {
      await world.begin(month);
      await world.end(month);
    }
    const before = await everythingGiven(world);
    await db.deleteFrom("response").where("personId", "<>", "anne").execute();
    expect(differences(await everythingGiven(world), before)).toEqual([]);
  });

  test("finds no number that a release, a calendar or a fixed text does not account for", async () => {
    const db = await open();
    const world = await months(db, usual);
    for (let month = 0; month <= inMay; month += 1) {
      await world.begin(month);
      await world.end(month);
    }
    const lines = await db.selectFrom("releaseLine").selectAll().execute();
    const cells = 2;
    const everybody = [...asked, "kari", "per", "tor", "astrid"];
    const facts = [
      ...[asked.length, north.length, west.length, everybody.length],
      ...offeredFalseAlarms.map((rate) => rate * cells),
      ...offeredFalseAlarms.map((rate) => Math.round(foundWithinThree(rate) * 20) * 5),
      ...Object.values(bounds).flatMap(({ min, max }) => [min, max]),
      ...[302, 404],
      shippedModules().length,
      ...(await mailsSent(db, world.web.context.now())),
    ];
    const given = await everythingGiven(world);
    const found = [...given].flatMap(([from, text]) =>
      from.startsWith("anne")
        ? []
        : unexplained(text, lines, [...facts, ...numbersOfModule(from)]).map(
            (number) => `${from}: ${number}`,
          ),
    );
    expect(found).toEqual([]);
  });
});
