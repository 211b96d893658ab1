import type { Role } from "#db/schema.ts";
import { type Db, inPieces, inTransaction } from "#db/transaction.ts";
import { dayAfter, dayOf } from "#app/domain/calendar.ts";
import { promiseTrainingMails } from "#app/domain/daily-mail/promises.ts";
import { newId } from "#app/domain/id.ts";
import { latestModule } from "./modules.ts";

/** Whom a plan is for: one person, or everybody who belongs to a team, a unit or a role while it stands. */
export type Scope =
  | { kind: "person"; id: string }
  | { kind: "team"; id: string }
  | { kind: "unit"; id: string }
  | { kind: "role"; id: Role };

/** By when: a day `YYYY-MM-DD`, so many days after each person was assigned, or no date. */
export type Due = { kind: "on"; day: string } | { kind: "after"; days: number } | { kind: "none" };

export interface Planned {
  module: string;
  scope: Scope;
  due: Due;
  /** Mandatory modules are followed by name; of others there are counts alone. */
  mandatory: boolean;
  actorId: string;
}

/** Why a module cannot be assigned so. */
export type PlanRefusal =
  { outcome: "no-such-module" } | { outcome: "nobody-there" } | { outcome: "due-in-the-past" };

export type Planning = { outcome: "planned"; planId: string; assigned: number } | PlanRefusal;

/**
 * Assigns a module to everybody of a scope, and to whoever joins it later, and promises each the mails
 * that tell of it. `day` is the trainer's today. All of it or nothing.
 */
export function planModule(db: Db, planned: Planned, day: string, now: Date): Promise<Planning> {
  return inTransaction(db, async (trx): Promise<Planning> => {
    const { module, scope, due, mandatory, actorId } = planned;
    const refusal = await planRefusal(trx, planned, day);
    if (refusal) return refusal;
    const planId = newId();
    await trx
      .insertInto("assignmentPlan")
      .values({
        ...{ id: planId, module, ...columnsOf(scope), ...columnsOfDue(due) },
        mandatory: mandatory ? 1 : 0,
        ...{ assignedBy: actorId, assignedOn: day, endedOn: null },
      })
      .execute();
    const assigned = await fillPlans(trx, now, planId);
    return { outcome: "planned", planId, assigned };
  });
}

/** What speaks against a plan on the trainer's `day`; undefined where nothing does. */
export async function planRefusal(
  db: Db,
  { module, scope, due }: Pick<Planned, "module" | "scope" | "due">,
  day: string,
): Promise<PlanRefusal | undefined> {
  if (!(await latestModule(db, module))) return { outcome: "no-such-module" };
  if (due.kind === "on" && due.day < day) return { outcome: "due-in-the-past" };
  return (await exists(db, scope)) ? undefined : { outcome: "nobody-there" };
}

/**
 * Assigns what plans that stand hold to everybody of their scopes who has no assignment by them yet;
 * one plan's, or all. Gives how many there were. Asked twice it assigns once.
 */
export async function fillPlans(db: Db, now: Date, planId?: string): Promise<number> {
  let assigned = 0;
  for (const plan of await standingPlans(db, planId)) {
    // Asked without the write lock: this runs twice a minute and mostly finds nobody.
    const people = await unassigned(db, plan, now);
    if (people.length > 0)
      assigned += await inTransaction(db, (trx) => fill(trx, plan, people, now));
  }
  return assigned;
}

/** Ends a plan: nobody new is assigned, and nobody is reminded of what is open. False for none that stands. */
export async function endPlan(db: Db, planId: string, day: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("assignmentPlan")
    .set({ endedOn: day })
    .where("id", "=", planId)
    .where("endedOn", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Whoever joins when little or nothing is left until a fixed date has this many days. */
const LEAST_DAYS = 14;

interface StandingPlan {
  id: string;
  personId: string | null;
  teamId: string | null;
  unitId: string | null;
  role: Role | null;
  dueOn: string | null;
  dueDays: number | null;
  assignedOn: string;
}

function standingPlans(trx: Db, planId: string | undefined): Promise<StandingPlan[]> {
  return trx
    .selectFrom("assignmentPlan")
    .where("endedOn", "is", null)
    .$if(planId !== undefined, (query) => query.where("id", "=", planId ?? ""))
    .orderBy("id")
    .select(["id", "personId", "teamId", "unitId", "role", "dueOn", "dueDays", "assignedOn"])
    .execute();
}

async function fill(
  trx: Db,
  plan: StandingPlan,
  people: readonly { id: string; timeZone: string }[],
  now: Date,
): Promise<number> {
  const rows = people.map(({ id: personId, timeZone }) => {
    const assignedOn = dayOf(now.toISOString(), timeZone);
    // What was passed before was passed of one's own accord, and being assigned must not tell of it.
    const countsFrom = now.toISOString();
    const dueOn = dueFor(plan, assignedOn);
    return { id: newId(), planId: plan.id, personId, assignedOn, countsFrom, dueOn };
  });
  for (const piece of inPieces(rows, 6))
    await trx
      .insertInto("assignment")
      .values(piece)
      .onConflict((conflict) => conflict.columns(["planId", "personId"]).doNothing())
      .execute();
  await promiseTrainingMails(trx, rows, now);
  return rows.length;
}

/** The day on which somebody who is assigned on `assignedOn` should be done; null without a date. */
export function dueFor(
  { dueOn, dueDays, assignedOn: planned }: Pick<StandingPlan, "dueOn" | "dueDays" | "assignedOn">,
  assignedOn: string,
): string | null {
  if (dueDays !== null) return dayAfter(assignedOn, dueDays);
  if (dueOn === null) return null;
  const isLater = assignedOn > planned;
  const least = dayAfter(assignedOn, LEAST_DAYS);
  return isLater && dueOn < least ? least : dueOn;
}

/** Everybody in use who belongs to the plan's scope today and has no assignment by it. */
function unassigned(trx: Db, plan: StandingPlan, now: Date) {
  const today = now.toISOString().slice(0, 10);
  return trx
    .selectFrom("person")
    .where("person.disabled", "=", 0)
    .$if(plan.personId !== null, (query) => query.where("person.id", "=", plan.personId ?? ""))
    .$if(plan.role !== null, (query) =>
      query.where("person.id", "in", (eb) =>
        eb
          .selectFrom("personRole")
          .where("role", "=", plan.role ?? "specialist")
          .select("personRole.personId"),
      ),
    )
    .$if(plan.teamId !== null || plan.unitId !== null, (query) =>
      query.where("person.id", "in", (eb) =>
        eb
          .selectFrom("membership")
          .innerJoin("team", "team.id", "membership.teamId")
          .where((of) =>
            plan.teamId !== null
              ? of("team.id", "=", plan.teamId)
              : of("team.unitId", "=", plan.unitId),
          )
          .where("membership.startDate", "<=", today)
          .where((of) =>
            of.or([of("membership.endDate", "is", null), of("membership.endDate", ">", today)]),
          )
          .select("membership.personId"),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("assignment")
            .whereRef("assignment.personId", "=", "person.id")
            .where("assignment.planId", "=", plan.id)
            .select("assignment.id"),
        ),
      ),
    )
    .orderBy("person.id")
    .select(["person.id", "person.timeZone"])
    .execute();
}

/** A scope as a plan stores it: one of four. */
export function columnsOf({ kind, id }: Scope) {
  return {
    personId: kind === "person" ? id : null,
    teamId: kind === "team" ? id : null,
    unitId: kind === "unit" ? id : null,
    role: kind === "role" ? id : null,
  };
}

/** By when, as a plan stores it. */
export function columnsOfDue(due: Due) {
  return {
    dueOn: due.kind === "on" ? due.day : null,
    dueDays: due.kind === "after" ? due.days : null,
  };
}

/** Whether there is such a person in use, team, unit or role. A team may be empty: its first member gets it. */
async function exists(trx: Db, { kind, id }: Scope): Promise<boolean> {
  if (kind === "role") return true;
  const row = await trx
    .selectFrom(kind)
    .where(`${kind}.id`, "=", id)
    .$if(kind === "person", (query) => query.where("person.disabled", "=", 0))
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}
