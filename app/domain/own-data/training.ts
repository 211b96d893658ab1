import type { Db } from "#db/transaction.ts";
import type { Person } from "#app/domain/people.ts";
import { moduleTitles } from "#app/domain/training/modules.ts";
import type { OwnData } from "./form.ts";

/** What a person was assigned, the newest first. */
export async function assignments(
  db: Db,
  { id: personId, language }: Person,
): Promise<OwnData["assignments"]> {
  const titleOf = await moduleTitles(db);
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
    .where("assignment.personId", "=", personId)
    .orderBy("assignment.assignedOn", "desc")
    .orderBy("plan.module")
    .select(["plan.module", "plan.mandatory", "plan.personId as meant"])
    .select(["assignment.assignedOn", "assignment.dueOn", "assignment.announcedOn"])
    .select(["assignment.waivedOn", "assignment.waiverReason"])
    .execute();
  return rows.map(({ mandatory, meant, ...row }) => ({
    ...row,
    title: titleOf(row.module)[language],
    mandatory: mandatory === 1,
    to: meant === null ? "group" : "person",
  }));
}

/** Each time a person went through a module, with every answer, the newest first. */
export async function attempts(
  db: Db,
  { id: personId, language }: Person,
): Promise<OwnData["attempts"]> {
  const titleOf = await moduleTitles(db);
  const taken = await db
    .selectFrom("attempt")
    .where("personId", "=", personId)
    .orderBy("startedAt", "desc")
    .selectAll()
    .execute();
  const given = await db
    .selectFrom("attemptAnswer")
    .innerJoin("attempt", "attempt.id", "attemptAnswer.attemptId")
    .where("attempt.personId", "=", personId)
    .orderBy("attemptAnswer.question")
    .select(["attemptAnswer.attemptId", "attemptAnswer.question"])
    .select(["attemptAnswer.chosen", "attemptAnswer.isRight"])
    .execute();
  return taken.map(({ id, personId: _, passed, ...attempt }) => ({
    ...attempt,
    title: titleOf(attempt.module)[language],
    passed: passed === null ? null : passed === 1,
    answers: given
      .filter(({ attemptId }) => attemptId === id)
      .map(({ question, chosen, isRight }) => ({
        question,
        // Our own writing, of our own type.
        chosen: JSON.parse(chosen) as string[],
        right: isRight === 1,
      })),
  }));
}

/** What a person wrote, published, assigned and waived for others, the newest first. */
export async function trainingActs(
  db: Db,
  { id: personId, language }: Person,
): Promise<OwnData["trainingActs"]> {
  const titleOf = await moduleTitles(db);
  const [wrote, published, assigned, waived] = await Promise.all([
    db
      .selectFrom("moduleDraft")
      .where("editedBy", "=", personId)
      .select(["module", "editedAt as on"])
      .execute(),
    db
      .selectFrom("moduleVersion")
      .where("publishedBy", "=", personId)
      .select(["module", "publishedAt as on"])
      .execute(),
    db
      .selectFrom("assignmentPlan")
      .where("assignedBy", "=", personId)
      .select(["module", "assignedOn as on"])
      .execute(),
    db
      .selectFrom("assignment")
      .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
      .where("assignment.waivedBy", "=", personId)
      .where("assignment.waivedOn", "is not", null)
      .select(["plan.module", "assignment.waivedOn as on"])
      .$narrowType<{ on: string }>()
      .execute(),
  ]);
  const acts = [
    ...wrote.map((one) => ({ act: "wrote" as const, ...one })),
    ...published.map((one) => ({ act: "published" as const, ...one })),
    ...assigned.map((one) => ({ act: "assigned" as const, ...one })),
    ...waived.map((one) => ({ act: "waived" as const, ...one })),
  ];
  return acts
    .sort((a, b) => (a.on < b.on ? 1 : -1))
    .map((one) => ({ ...one, title: titleOf(one.module)[language] }));
}
