import type { Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import type { Bilingual } from "#surveys/bilingual.ts";
import { type Counts, followUp, type FollowUp, type ShareTaken } from "./assignments.ts";
import { moduleTitles } from "./modules.ts";
import type { Due } from "./plans.ts";

/** To whom a plan assigns, as it is called today. */
export type PlanScope =
  | { kind: "person" | "unit"; name: string }
  | { kind: "team"; name: string; unit: string }
  | { kind: "role"; role: Role };

/** A plan as trainers read it. */
export interface ListedPlan {
  id: string;
  module: string;
  title: Bilingual;
  scope: PlanScope;
  due: Due;
  mandatory: boolean;
  assignedOn: string;
  /** Null for somebody who is gone. */
  assignedBy: string | null;
  endedOn: string | null;
}

/** The plans that stand, or those that have ended, the newest first. */
export async function plansThat(
  db: Db,
  { stand }: { stand: boolean },
  { page, onPage }: { page: number; onPage: number },
): Promise<{ plans: ListedPlan[]; found: number }> {
  const which = stand ? "is" : "is not";
  const { found } = await db
    .selectFrom("assignmentPlan")
    .where("endedOn", which, null)
    .select((eb) => eb.fn.countAll().as("found"))
    .executeTakeFirstOrThrow();
  const rows = await listed(db)
    .where("plan.endedOn", which, null)
    .orderBy(stand ? "plan.assignedOn" : "plan.endedOn", "desc")
    .orderBy("plan.module")
    .orderBy("plan.id")
    .limit(onPage)
    .offset((page - 1) * onPage)
    .execute();
  const titleOf = await moduleTitles(db);
  return { plans: rows.map((row) => planIn(row, titleOf)), found: Number(found) };
}

/** One plan, whether or not it stands; undefined where there is none. */
export async function planBy(db: Db, planId: string): Promise<ListedPlan | undefined> {
  const row = await listed(db).where("plan.id", "=", planId).executeTakeFirst();
  return row && planIn(row, await moduleTitles(db));
}

/** How a plan that stands does on `day`; null where fewer than seven were offered it. */
export async function planCounts(
  db: Db,
  { id: planId, mandatory }: Pick<ListedPlan, "id" | "mandatory">,
  day: string,
): Promise<Counts | ShareTaken | null> {
  const followed = await followUp(db, { planId }, day);
  return mandatory ? countsByName(followed) : followed.offered;
}

/** The counts of what is followed by name anyway. */
export function countsByName({ mandatory }: Pick<FollowUp, "mandatory">): Counts {
  const counts: Counts = { done: 0, waived: 0, overdue: 0, open: 0 };
  for (const { standing } of mandatory) counts[standing]++;
  return counts;
}

function listed(db: Db) {
  return db
    .selectFrom("assignmentPlan as plan")
    .leftJoin("person", "person.id", "plan.personId")
    .leftJoin("team", "team.id", "plan.teamId")
    .leftJoin("unit as teamUnit", "teamUnit.id", "team.unitId")
    .leftJoin("unit", "unit.id", "plan.unitId")
    .leftJoin("person as trainer", "trainer.id", "plan.assignedBy")
    .select(["plan.id", "plan.module", "plan.mandatory", "plan.role", "plan.dueOn"])
    .select(["plan.dueDays", "plan.assignedOn", "plan.endedOn", "trainer.name as assignedBy"])
    .select(["person.name as person", "team.name as team", "teamUnit.name as teamUnit"])
    .select("unit.name as unit");
}

type Row = Awaited<ReturnType<ReturnType<typeof listed>["execute"]>>[number];

function planIn(row: Row, titleOf: (id: string) => Bilingual): ListedPlan {
  const { id, module, assignedOn, assignedBy, endedOn } = row;
  return {
    ...{ id, module, assignedOn, assignedBy, endedOn },
    title: titleOf(module),
    scope: scopeIn(row),
    due: dueIn(row),
    mandatory: row.mandatory === 1,
  };
}

function scopeIn({ role, person, team, teamUnit, unit }: Row): PlanScope {
  if (role) return { kind: "role", role };
  if (team !== null) return { kind: "team", name: team, unit: teamUnit ?? "" };
  return unit !== null ? { kind: "unit", name: unit } : { kind: "person", name: person ?? "" };
}

function dueIn({ dueOn, dueDays }: Row): Due {
  if (dueOn !== null) return { kind: "on", day: dueOn };
  return dueDays !== null ? { kind: "after", days: dueDays } : { kind: "none" };
}
