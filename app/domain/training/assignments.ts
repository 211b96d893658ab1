import type { ExpressionBuilder } from "kysely";
import type { AssignmentPlanTable, Schema } from "#db/schema.ts";
import { type Participation, stepOf } from "#app/domain/disclosure/figures.ts";
import { PARTICIPATION_FROM } from "#app/domain/disclosure/policy.ts";
import { prepared } from "#db/prepared.ts";
import { type Db, inTransaction } from "#db/transaction.ts";

/** What is asked of one person about one module; the strictest where several plans ask the same. */
export interface Assignment {
  id: string;
  module: string;
  mandatory: boolean;
  assignedOn: string;
  /** `YYYY-MM-DD`; null without a date. */
  dueOn: string | null;
  announcedOn: string | null;
}

/**
 * What a person has been assigned by plans that stand and has neither passed nor been waived from, what
 * is due first in front. A module that several plans ask for is one: mandatory if one of them is, and due
 * when the first of them is.
 */
export async function openAssignments(db: Db, personId: string): Promise<Assignment[]> {
  const rows = await standing(db)
    .where("assignment.personId", "=", personId)
    .where("assignment.waivedOn", "is", null)
    .where((eb) => eb.not(hasPassed(eb)))
    .select(["assignment.id", "plan.module", "plan.mandatory"])
    .select(["assignment.assignedOn", "assignment.dueOn", "assignment.announcedOn"])
    .execute();
  const strictFirst = rows
    .map((row) => ({ ...row, mandatory: row.mandatory === 1 }))
    .sort((a, b) => byDue(a.dueOn, b.dueOn) || Number(b.mandatory) - Number(a.mandatory));
  const byModule = new Map<string, Assignment>();
  for (const one of strictFirst) {
    const first = byModule.get(one.module) ?? one;
    const mandatory = one.mandatory || first.mandatory;
    const isTold = one.announcedOn !== null && first.announcedOn !== null;
    byModule.set(one.module, {
      ...first,
      mandatory,
      announcedOn: isTold ? first.announcedOn : null,
    });
  }
  return [...byModule.values()];
}

/** What a person was waived from by plans that stand, with the reason, the newest first. */
export function waivedAssignments(db: Db, personId: string) {
  return standing(db)
    .where("assignment.personId", "=", personId)
    .where("assignment.waivedOn", "is not", null)
    .orderBy("assignment.waivedOn", "desc")
    .select(["plan.module", "assignment.waivedOn", "assignment.waiverReason as reason"])
    .$narrowType<{ waivedOn: string; reason: string }>()
    .execute();
}

/** Where an assignment stands on a day. */
export type Standing = "done" | "waived" | "overdue" | "open";

/** Where somebody's assignment stands on `day`. */
export function standingOf(
  { passed, waivedOn, dueOn }: { passed: boolean; waivedOn: string | null; dueOn: string | null },
  day: string,
): Standing {
  if (passed) return "done";
  if (waivedOn !== null) return "waived";
  return dueOn !== null && dueOn < day ? "overdue" : "open";
}

/** An assignment with the name of its person: of mandatory modules alone. */
export interface NamedAssignment {
  id: string;
  personId: string;
  name: string;
  module: string;
  dueOn: string | null;
  standing: Standing;
  waiverReason: string | null;
}

/** How many assignments stand how. */
export type Counts = Record<Standing, number>;

/**
 * How much of what people were offered they have taken. No step is all or none of it, and two groups
 * that differ in one person are nearly always on the same.
 */
export type ShareTaken = Participation;

/** What may be seen of assignments: of mandatory modules each by name, of others in three steps. */
export interface FollowUp {
  mandatory: NamedAssignment[];
  /** Null where fewer than seven people were offered anything, as for participation (D11). */
  offered: ShareTaken | null;
}

/** Whose assignments are looked at: those of a plan, or of the people a supervisor supervises. */
export type FollowedUp = { planId: string } | { supervisorId: string };

/**
 * How assignments by plans that stand do on `day` (`YYYY-MM-DD`), what is due first in front. Nobody
 * whose account is disabled is in it.
 */
export async function followUp(db: Db, of: FollowedUp, day: string): Promise<FollowUp> {
  const rows =
    "planId" in of ? await rowsOfPlan(db, of) : await rowsOfSupervised(db, { ...of, day });
  const offered = rows.filter(({ mandatory }) => mandatory === 0);
  return {
    mandatory: rows
      .filter(({ mandatory }) => mandatory === 1)
      .map(({ id, personId, name, module, dueOn, waiverReason, ...row }) => ({
        ...{ id, personId, name, module, dueOn, waiverReason },
        standing: standingOf({ passed: row.passed === 1, waivedOn: row.waivedOn, dueOn }, day),
      }))
      .sort((a, b) => byDue(a.dueOn, b.dueOn) || compare(a.name, b.name)),
    offered: shareTaken(offered),
  };
}

function shareTaken(rows: readonly { personId: string; passed: number }[]): ShareTaken | null {
  if (new Set(rows.map(({ personId }) => personId)).size < PARTICIPATION_FROM) return null;
  return stepOf(rows.filter(({ passed }) => passed === 1).length / rows.length);
}

export type Waiving =
  | { outcome: "waived" }
  | { outcome: "no-reason" }
  /** It is done, waived already, over, or not there. */
  | { outcome: "not-open" };

/** Waives a mandatory assignment with a reason that its person reads. */
export function waive(
  db: Db,
  { assignmentId, reason, actorId }: { assignmentId: string; reason: string; actorId: string },
  day: string,
): Promise<Waiving> {
  return inTransaction(db, async (trx): Promise<Waiving> => {
    if (reason.trim() === "") return { outcome: "no-reason" };
    const open = await standing(trx)
      .where("assignment.id", "=", assignmentId)
      .where("plan.mandatory", "=", 1)
      .where((eb) => eb.not(hasPassed(eb)))
      .select("assignment.id")
      .executeTakeFirst();
    if (!open) return { outcome: "not-open" };
    const { numUpdatedRows } = await trx
      .updateTable("assignment")
      .set({ waivedOn: day, waivedBy: actorId, waiverReason: reason.trim().slice(0, 500) })
      .where("id", "=", assignmentId)
      .where("waivedOn", "is", null)
      .executeTakeFirstOrThrow();
    return { outcome: numUpdatedRows > 0n ? "waived" : "not-open" };
  });
}

/** Whether the person of an assignment has passed its module, whichever version, since it counts. */
function hasPassed(
  eb: ExpressionBuilder<Schema & { plan: AssignmentPlanTable }, "assignment" | "plan">,
) {
  return eb.exists(
    eb
      .selectFrom("attempt")
      .whereRef("attempt.personId", "=", "assignment.personId")
      .whereRef("attempt.module", "=", "plan.module")
      .whereRef("attempt.completedAt", ">=", "assignment.countsFrom")
      .where("attempt.passed", "=", 1)
      .select("attempt.id"),
  );
}

function standing(db: Db) {
  return db
    .selectFrom("assignment")
    .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
    .where("plan.endedOn", "is", null);
}

const rowsOfPlan = prepared((db, { planId }: { planId: string }) =>
  followed(db).where("assignment.planId", "=", planId),
);

const rowsOfSupervised = prepared(
  (db, { supervisorId, day }: { supervisorId: string; day: string }) =>
    followed(db).where("assignment.personId", "in", (eb) =>
      eb
        .selectFrom("supervision")
        .where("supervisorId", "=", supervisorId)
        .where("startDate", "<=", day)
        .where((on) => on.or([on("endDate", "is", null), on("endDate", ">", day)]))
        .select("specialistId"),
    ),
);

function followed(db: Db) {
  return standing(db)
    .innerJoin("person", "person.id", "assignment.personId")
    .where("person.disabled", "=", 0)
    .select(["assignment.id", "assignment.personId", "person.name", "plan.module"])
    .select(["plan.mandatory", "assignment.dueOn", "assignment.waivedOn"])
    .select("assignment.waiverReason")
    .select((eb) => eb.case().when(hasPassed(eb)).then(1).else(0).end().as("passed"));
}

function byDue(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}

const { compare } = new Intl.Collator("nb");
