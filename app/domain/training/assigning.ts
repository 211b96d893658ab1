import { type Db, inTransaction } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";
import {
  columnsOf,
  columnsOfDue,
  endPlan,
  planModule,
  type Planned,
  type PlanRefusal,
  planRefusal,
  type Scope,
} from "./plans.ts";
import { waive, type Waiving } from "./assignments.ts";

/** A module for several teams, units, roles and people at once. */
export type Assigned = Omit<Planned, "scope"> & { scopes: readonly Scope[] };

export type Assigning =
  | { outcome: "assigned"; plans: number; people: number }
  | { outcome: "nobody-chosen" }
  | PlanRefusal;

/**
 * Makes a plan for each scope and writes each to the log: all of them or none. What the same trainer's
 * day has planned in the same words already is not planned twice, so that two presses are one. `day` is
 * the trainer's today; `people` counts the assignments that were made.
 */
export function assignModule(
  db: Db,
  { scopes, ...assigned }: Assigned,
  day: string,
  now: Date,
): Promise<Assigning> {
  return inTransaction(db, async (trx): Promise<Assigning> => {
    if (scopes.length === 0) return { outcome: "nobody-chosen" };
    // Held until the end, so that of two presses the second finds what the first planned.
    await trx
      .updateTable("person")
      .set({ id: assigned.actorId })
      .where("id", "=", assigned.actorId)
      .execute();
    for (const scope of scopes) {
      const refusal = await planRefusal(trx, { ...assigned, scope }, day);
      if (refusal) return refusal;
    }
    let [plans, people] = [0, 0];
    for (const scope of scopes) {
      const planned = { ...assigned, scope };
      if (await isPlanned(trx, planned, day)) continue;
      const planning = await planModule(trx, planned, day, now);
      // Nothing can have come between: it was asked above, in this transaction.
      if (planning.outcome !== "planned") throw new Error(planning.outcome);
      await record(trx, { act: "module-assigned", ...logged(planned) }, now);
      plans += 1;
      people += planning.assigned;
    }
    return { outcome: "assigned", plans, people };
  });
}

/** Ends a plan and writes that to the log. False for one that has ended, or that there is not. */
export function endAssigning(
  db: Db,
  { planId, actorId }: { planId: string; actorId: string },
  day: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const plan = await trx
      .selectFrom("assignmentPlan")
      .where("id", "=", planId)
      .selectAll()
      .executeTakeFirst();
    if (!plan || !(await endPlan(trx, planId, day))) return false;
    const { module, personId, teamId, unitId } = plan;
    const [kind, id] =
      Object.entries({ person: personId, team: teamId, unit: unitId, role: plan.role }).find(
        ([, value]) => value !== null,
      ) ?? [];
    // A plan has one of the four.
    const scope = { kind, id } as Scope;
    await record(trx, { act: "assignment-ended", ...logged({ module, scope, actorId }) }, now);
    return true;
  });
}

/** Waives an assignment of this plan, and writes that to the log without its reason. */
export function waiveIn(
  db: Db,
  waived: { planId: string; assignmentId: string; reason: string; actorId: string },
  day: string,
  now: Date,
): Promise<Waiving> {
  return inTransaction(db, async (trx): Promise<Waiving> => {
    const { planId, assignmentId, actorId } = waived;
    const assignment = await trx
      .selectFrom("assignment")
      .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
      .where("assignment.id", "=", assignmentId)
      .where("assignment.planId", "=", planId)
      .select(["assignment.personId as subjectId", "plan.module as detail"])
      .executeTakeFirst();
    if (!assignment) return { outcome: "not-open" };
    const waiving = await waive(trx, waived, day);
    if (waiving.outcome === "waived")
      await record(trx, { act: "module-waived", actorId, ...assignment }, now);
    return waiving;
  });
}

/** Who assigned what to whom, in ids: "m05 team …"; a person is whom it is about. */
function logged({ module, scope, actorId }: Pick<Planned, "module" | "scope" | "actorId">) {
  const isPerson = scope.kind === "person";
  return {
    actorId,
    subjectId: isPerson ? scope.id : null,
    detail: isPerson ? `${module} person` : `${module} ${scope.kind} ${scope.id}`,
  };
}

async function isPlanned(trx: Db, { module, scope, due, mandatory }: Planned, day: string) {
  const { personId, teamId, unitId, role } = columnsOf(scope);
  const { dueOn, dueDays } = columnsOfDue(due);
  const row = await trx
    .selectFrom("assignmentPlan")
    .where("module", "=", module)
    .where("mandatory", "=", mandatory ? 1 : 0)
    .where("assignedOn", "=", day)
    .where("endedOn", "is", null)
    .where("personId", personId === null ? "is" : "=", personId)
    .where("teamId", teamId === null ? "is" : "=", teamId)
    .where("unitId", unitId === null ? "is" : "=", unitId)
    .where("role", role === null ? "is" : "=", role)
    .where("dueOn", dueOn === null ? "is" : "=", dueOn)
    .where("dueDays", dueDays === null ? "is" : "=", dueDays)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}
