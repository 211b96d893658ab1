import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { mandatoryStatements, ownStatements } from "#app/domain/training/statements.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { nordlys, north } from "#tests/support/organisation.ts";
import { begun, publishOwn, take } from "#tests/support/taking.ts";

const origin = "https://tilsig.nordlys.example";
async function allOf<T>(generated: AsyncGenerator<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of generated) all.push(one);
  return all;
}

const now = new Date("2027-03-01T23:30:00Z");
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const bothLanguages = z.strictObject({ en: z.string().min(1), nb: z.string().min(1) });

/** The part of xAPI 1.0.3 that we write; nothing else may be in it. */
const xapi = z.strictObject({
  id: z.uuid({ version: "v5" }),
  actor: z.strictObject({
    objectType: z.literal("Agent"),
    account: z.strictObject({ homePage: z.literal(origin), name: z.string().min(1) }),
  }),
  verb: z.strictObject({ id: z.url(), display: bothLanguages }),
  object: z.strictObject({
    objectType: z.literal("Activity"),
    id: z.url(),
    definition: z.strictObject({ type: z.url(), name: bothLanguages }),
  }),
  result: z
    .strictObject({
      score: z
        .strictObject({
          scaled: z.number().min(0).max(1),
          raw: z.number(),
          min: z.number(),
          max: z.number(),
        })
        .optional(),
      success: z.boolean().optional(),
      completion: z.boolean().optional(),
      duration: z
        .string()
        .regex(/^PT\d+S$/)
        .optional(),
      extensions: z.record(z.url(), z.string()).optional(),
    })
    .optional(),
  context: z.strictObject({ registration: z.uuid({ version: "v5" }) }),
  timestamp: z.iso.datetime(),
});

describe.each(databases)("Statements on $name", ({ open }) => {
  let db: Db;
  beforeEach(async () => {
    db = await open();
    await nordlys(db);
    await publishOwn(db, "own-no");
    await publishOwn(db, "own-yes");
    await assign({ id: "fire", module: "own-no", mandatory: 1 }, ["solveig", "anne"]);
    await assign({ id: "offer", module: "own-yes", mandatory: 0 }, north);
  });

  async function assign(plan: { id: string; module: string; mandatory: 0 | 1 }, people: string[]) {
    const scope = { personId: null, teamId: "north", unitId: null, role: null };
    const dates = { dueOn: "2027-04-01", dueDays: null, assignedOn: "2027-02-01" };
    await db
      .insertInto("assignmentPlan")
      .values({ ...plan, ...scope, ...dates, assignedBy: "tor", endedOn: "2027-05-01" })
      .execute();
    const days = { assignedOn: "2027-02-01", countsFrom: "2027-02-01", dueOn: "2027-04-01" };
    for (const personId of people)
      await db
        .insertInto("assignment")
        .values({ id: `${plan.id}-${personId}`, planId: plan.id, personId, ...days })
        .execute();
  }

  async function mandatory() {
    return { all: await allOf(await mandatoryStatements(db, origin)) };
  }

  test("leave out by name what was taken before it was asked for", async () => {
    await db
      .updateTable("assignment")
      .set({ countsFrom: minutesLater(5).toISOString() })
      .execute();
    await take(db, { personId: "solveig", module: "own-no", right: true }, now);
    expect((await mandatory()).all).toEqual([]);
    await take(db, { personId: "solveig", module: "own-no", right: true }, minutesLater(10));
    expect((await mandatory()).all.map(({ verb }) => verb.display.en)).toEqual([
      "completed",
      "passed",
    ]);
  });

  test("by name tell that a mandatory module was passed, on which day, and no more", async () => {
    await take(db, { personId: "solveig", module: "own-no", right: false }, now);
    await take(db, { personId: "solveig", module: "own-no", right: true }, minutesLater(10));
    await begun(db, "anne", "own-no", now);
    const { all } = await mandatory();
    for (const statement of all) xapi.parse(statement);
    expect(all.map(({ verb }) => verb.display.en)).toEqual(["completed", "passed"]);
    expect(all[1]).toMatchObject({
      actor: { account: { homePage: origin, name: "solveig" } },
      verb: { id: "http://adlnet.gov/expapi/verbs/passed" },
      object: {
        id: `${origin}/modules/own-no/v1`,
        definition: { name: { en: "Saying no in time", nb: "Å si nei i tide" } },
      },
    });
    expect(all.map(({ result }) => result)).toEqual([{ completion: true }, { success: true }]);
    // 23:44 UTC is the next day in Oslo.
    expect(new Set(all.map(({ timestamp }) => timestamp))).toEqual(
      new Set(["2027-03-02T00:00:00.000Z"]),
    );
    expect(JSON.stringify(all)).not.toMatch(/@|Solveig|\bPT\d/);
  });

  test("by name tell the first time alone, and nothing that was taken when the plan had ended", async () => {
    const later = (day: string) => new Date(`${day}T12:00:00Z`);
    await take(db, { personId: "solveig", module: "own-no", right: true }, now);
    await take(db, { personId: "solveig", module: "own-no", right: true }, later("2027-03-20"));
    await take(db, { personId: "solveig", module: "own-no", right: true }, later("2027-09-01"));
    await take(db, { personId: "anne", module: "own-no", right: true }, later("2027-09-01"));
    const told = (await mandatory()).all.map(({ actor, timestamp }) => [
      actor.account.name,
      timestamp.slice(0, 10),
    ]);
    expect(told).toEqual([
      ["solveig", "2027-03-02"],
      ["solveig", "2027-03-02"],
    ]);
  });

  test("tell of a waiver and its reason", async () => {
    const waiver = { waivedOn: "2027-02-20", waivedBy: "tor", waiverReason: "Teaches it" };
    await db.updateTable("assignment").set(waiver).where("id", "=", "fire-anne").execute();
    const { all } = await mandatory();
    expect(all).toHaveLength(1);
    expect(xapi.parse(all[0])).toMatchObject({
      actor: { account: { name: "anne" } },
      verb: { id: "https://w3id.org/xapi/adl/verbs/waived" },
      object: { id: `${origin}/modules/own-no` },
      result: {
        success: true,
        extensions: { "https://w3id.org/xapi/cmi5/result/extensions/reason": "Teaches it" },
      },
      timestamp: "2027-02-20T00:00:00.000Z",
    });
  });

  test("of offered modules are left out", async () => {
    for (const personId of north) await take(db, { personId, module: "own-yes", right: true }, now);
    expect((await mandatory()).all).toEqual([]);
  });

  test("are the same each time, each with an id of its own, the oldest first", async () => {
    await take(db, { personId: "anne", module: "own-no", right: true }, minutesLater(5000));
    await take(db, { personId: "solveig", module: "own-no", right: true }, now);
    const { all } = await mandatory();
    expect((await mandatory()).all).toEqual(all);
    expect(new Set(all.map(({ id }) => id)).size).toBe(4);
    expect(all.map(({ actor }) => actor.account.name)).toEqual([
      ...["solveig", "solveig", "anne", "anne"],
    ]);
  });

  test("of one's own are complete, with hours, scores and durations, and nobody else's", async () => {
    await take(db, { personId: "solveig", module: "own-yes", right: false }, now);
    await take(db, { personId: "solveig", module: "own-yes", right: true }, minutesLater(10));
    await take(db, { personId: "anne", module: "own-yes", right: true }, now);
    const own = await allOf(await ownStatements(db, "solveig", origin));
    for (const statement of own) xapi.parse(statement);
    expect(own.map(({ verb, timestamp }) => [verb.display.en, timestamp])).toEqual([
      ["launched", "2027-03-01T23:30:00.000Z"],
      ["completed", "2027-03-01T23:34:00.000Z"],
      ["failed", "2027-03-01T23:34:00.000Z"],
      ["launched", "2027-03-01T23:40:00.000Z"],
      ["completed", "2027-03-01T23:44:00.000Z"],
      ["passed", "2027-03-01T23:44:00.000Z"],
    ]);
    expect(own[2]?.result).toEqual({
      score: { scaled: 0, raw: 0, min: 0, max: 2 },
      success: false,
      duration: "PT240S",
    });
    expect(own[5]?.result?.score).toEqual({ scaled: 1, raw: 2, min: 0, max: 2 });
    expect(new Set(own.map(({ context }) => context.registration)).size).toBe(2);
    const [exported] = (await mandatory()).all;
    expect(exported).toBeUndefined();
  });
});
