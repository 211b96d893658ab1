import { describe, expect, test } from "vitest";
import { followUp, openAssignments, waive } from "#app/domain/training/assignments.ts";
import { endPlan, fillPlans, type Planned, planModule } from "#app/domain/training/plans.ts";
import type { Db } from "#db/transaction.ts";
import { databases } from "#tests/support/databases.ts";
import { addSpecialist, nordlys, north, south } from "#tests/support/organisation.ts";
import { writtenModule } from "#tests/support/written-module.ts";

const today = "2027-03-01";
const monday = new Date("2027-03-01T08:00:00Z");
const module = "own-no";

const toNorth: Planned = {
  module,
  scope: { kind: "team", id: "north" },
  due: { kind: "after", days: 14 },
  mandatory: true,
  actorId: "tor",
};

/** Nordlys with a module of its own. */
async function organisation(open: () => Promise<Db>) {
  const db = await open();
  await nordlys(db);
  const definition = JSON.stringify(writtenModule);
  await db
    .insertInto("moduleVersion")
    .values({ module, version: 1, definition, publishedBy: "tor", publishedAt: today })
    .execute();
  const plan = async (other: Partial<Planned> = {}, day = today, now = monday) => {
    const planning = await planModule(db, { ...toNorth, ...other }, day, now);
    if (planning.outcome !== "planned") throw new Error(planning.outcome);
    return planning;
  };
  const pass = (personId: string, completedAt: string) =>
    db
      .insertInto("attempt")
      .values({
        ...{ id: `${personId}-${completedAt}`, personId, module, version: 1, passed: 1 as const },
        ...{ startedAt: completedAt, lastStepAt: completedAt, completedAt, rightAnswers: 2 },
      })
      .execute();
  return { db, plan, pass };
}

const dueOf = async (db: Db, personId: string) => (await openAssignments(db, personId))[0]?.dueOn;

describe.each(databases)("assigning a module on $name", ({ open }) => {
  test.each<[string, Planned["scope"], readonly string[]]>([
    ["one person", { kind: "person", id: "ida" }, ["ida"]],
    ["a team", { kind: "team", id: "north" }, north],
    ["a unit", { kind: "unit", id: "inland" }, south],
    ["a role", { kind: "role", id: "trainer" }, ["tor"]],
  ])("to %s reaches everybody who belongs there, and nobody else", async (_, scope, people) => {
    const { db, plan } = await organisation(open);
    expect((await plan({ scope })).assigned).toBe(people.length);
    const assigned = await db.selectFrom("assignment").select("personId").execute();
    expect(assigned.map(({ personId }) => personId).sort()).toEqual([...people].sort());
  });

  test("is done once, however often plans are filled", async () => {
    const { db, plan } = await organisation(open);
    await plan();
    expect(await fillPlans(db, monday)).toBe(0);
    expect(await db.selectFrom("assignment").selectAll().execute()).toHaveLength(north.length);
  });

  test("reaches whoever joins the team later, from that day on", async () => {
    const { db, plan } = await organisation(open);
    await plan();
    await addSpecialist(db, "liv", "north", "2027-05-03");
    expect(await fillPlans(db, new Date("2027-05-02T08:00:00Z"))).toBe(0);
    expect(await fillPlans(db, new Date("2027-05-03T08:00:00Z"))).toBe(1);
    expect(await dueOf(db, "liv")).toBe("2027-05-17");
  });

  test("by a fixed date gives whoever joins late two weeks all the same", async () => {
    const { db, plan } = await organisation(open);
    await plan({ due: { kind: "on", day: "2027-03-12" } });
    expect(await dueOf(db, "solveig")).toBe("2027-03-12");
    await addSpecialist(db, "liv", "north", "2027-04-01");
    await fillPlans(db, new Date("2027-04-01T08:00:00Z"));
    expect(await dueOf(db, "liv")).toBe("2027-04-15");
  });

  test.each<[string, Partial<Planned>, string]>([
    ["a date that has passed", { due: { kind: "on", day: "2027-02-28" } }, "due-in-the-past"],
    ["a module there is not", { module: "own-nothing" }, "no-such-module"],
    ["a team there is not", { scope: { kind: "team", id: "east" } }, "nobody-there"],
    ["a person there is not", { scope: { kind: "person", id: "nobody" } }, "nobody-there"],
  ])("with %s is refused, and nothing is stored", async (_, other, outcome) => {
    const { db } = await organisation(open);
    expect(await planModule(db, { ...toNorth, ...other }, today, monday)).toEqual({ outcome });
    for (const table of ["assignmentPlan", "assignment", "outbox"] as const)
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });

  test("leaves out who has left, then and in every list", async () => {
    const { db, plan } = await organisation(open);
    const { planId } = await plan();
    await db.updateTable("person").set({ disabled: 1 }).where("id", "=", "anne").execute();
    const names = (await followUp(db, { planId }, today)).mandatory.map(({ name }) => name);
    expect(names).toHaveLength(north.length - 1);
    expect(names).not.toContain("Anne");
    expect((await plan({ mandatory: false })).assigned).toBe(north.length - 1);
  });

  test("asks nobody any more once the plan has ended", async () => {
    const { db, plan } = await organisation(open);
    const { planId } = await plan();
    expect(await endPlan(db, planId, "2027-03-05")).toBe(true);
    expect(await endPlan(db, planId, "2027-03-06")).toBe(false);
    expect(await openAssignments(db, "solveig")).toEqual([]);
    await addSpecialist(db, "liv", "north", "2027-03-08");
    expect(await fillPlans(db, new Date("2027-03-08T08:00:00Z"))).toBe(0);
  });
});

describe.each(databases)("an assignment on $name", ({ open }) => {
  test("is over once the module has been passed, and tells nobody of a time before", async () => {
    const { db, plan, pass } = await organisation(open);
    await pass("solveig", "2027-02-26T08:00:00.000Z");
    const { planId } = await plan();
    expect(await openAssignments(db, "solveig")).toHaveLength(1);
    const seen = (await followUp(db, { planId }, today)).mandatory;
    expect(new Set(seen.map(({ standing }) => standing))).toEqual(new Set(["open"]));
    await pass("solveig", "2027-03-03T08:00:00.000Z");
    expect(await openAssignments(db, "solveig")).toEqual([]);
  });

  test("is one for each module: mandatory if one plan says so, due when the first is", async () => {
    const { db, plan } = await organisation(open);
    await plan();
    const scope = { kind: "role", id: "specialist" } as const;
    await plan({ scope, mandatory: false, due: { kind: "on", day: "2027-03-08" } });
    const open_ = await openAssignments(db, "solveig");
    expect(open_).toMatchObject([{ module, mandatory: true, dueOn: "2027-03-08" }]);
    expect(await openAssignments(db, "ida")).toMatchObject([{ module, mandatory: false }]);
  });

  test("is followed by name where it is mandatory, and to its supervisor", async () => {
    const { db, plan, pass } = await organisation(open);
    const { planId } = await plan();
    await pass("anne", "2027-03-03T08:00:00.000Z");
    const [dag] = (await followUp(db, { planId }, today)).mandatory.filter(
      ({ personId }) => personId === "dag",
    );
    const waiving = { assignmentId: dag?.id ?? "", reason: " Taught it ", actorId: "tor" };
    expect(await waive(db, waiving, "2027-03-04")).toEqual({ outcome: "waived" });
    const standings = async (of: { planId: string } | { supervisorId: string }, day: string) =>
      Object.fromEntries(
        (await followUp(db, of, day)).mandatory.map(({ personId, standing }) => [
          personId,
          standing,
        ]),
      );
    const named = { anne: "done", dag: "waived", solveig: "open" };
    expect(await standings({ planId }, "2027-03-15")).toMatchObject(named);
    const late = { anne: "done", dag: "waived", solveig: "overdue" };
    expect(await standings({ planId }, "2027-03-16")).toMatchObject(late);
    expect(await standings({ supervisorId: "kari" }, "2027-03-16")).toMatchObject(late);
    expect(await standings({ supervisorId: "per" }, "2027-03-16")).toEqual({});
    expect((await followUp(db, { planId }, today)).offered).toBeNull();
  });

  test("is nobody's to see by name where it is offered, in three steps, and not among fewer than seven", async () => {
    const { db, plan, pass } = await organisation(open);
    const { planId } = await plan({ mandatory: false });
    const steps: unknown[] = [];
    for (const person of north) {
      await pass(person, "2027-03-03T08:00:00.000Z");
      const { mandatory, offered } = await followUp(db, { planId }, today);
      expect(mandatory).toEqual([]);
      steps.push(offered);
    }
    // Of eight: none to three, four to six, seven and all.
    const [under, half, nearly] = ["under-half", "half-or-more", "nearly-all"];
    expect(steps).toEqual([under, under, under, half, half, half, nearly, nearly]);
    const few = await plan({ mandatory: false, scope: { kind: "team", id: "south" } });
    expect((await followUp(db, { planId: few.planId }, today)).offered).toBeNull();
  });

  test("is waived with a reason alone, and only where it is mandatory and open", async () => {
    const { db, plan, pass } = await organisation(open);
    const { planId } = await plan({ mandatory: false });
    await plan({ scope: { kind: "team", id: "south" } });
    const idOf = async (personId: string) =>
      (
        await db
          .selectFrom("assignment")
          .where("personId", "=", personId)
          .select("id")
          .executeTakeFirst()
      )?.id ?? "";
    const waiving = async (personId: string, reason = "On leave for a year") =>
      (await waive(db, { assignmentId: await idOf(personId), reason, actorId: "tor" }, today))
        .outcome;
    expect(planId).toBeTruthy();
    expect(await waiving("solveig")).toBe("not-open");
    expect(await waiving("ida", "  ")).toBe("no-reason");
    expect(await waiving("ida")).toBe("waived");
    expect(await waiving("ida")).toBe("not-open");
    await pass("jon", "2027-03-03T08:00:00.000Z");
    expect(await waiving("jon")).toBe("not-open");
  });
});
