import { dayAfter } from "#app/domain/calendar.ts";
import { noteAnnounced } from "#app/domain/daily-mail/due-modules.ts";
import { personByEmail } from "#app/domain/people.ts";
import { assignModule, waiveIn } from "#app/domain/training/assigning.ts";
import {
  answerQuestion,
  attemptOf,
  beginAttempt,
  readScreen,
} from "#app/domain/training/attempts.ts";
import type { Due, Scope } from "#app/domain/training/plans.ts";
import type { Db } from "#db/transaction.ts";
import { questionsOf } from "#training/definition.ts";
import { emailOf } from "./people.ts";

const trainer = "Tor Berg";

/** What Tor has assigned, the oldest first; days count from the one the demo is made on. */
interface Story {
  module: string;
  to: { kind: "team" | "unit" | "person"; name: string };
  assigned: number;
  due: number;
  mandatory: boolean;
  /** With how many days ago it was. */
  passed: readonly [name: string, daysAgo: number][];
}

const stories: readonly Story[] = [
  {
    ...{ module: "m12", to: { kind: "person", name: "Dag Evensen" }, mandatory: true },
    ...{ assigned: -24, due: -3, passed: [] },
  },
  {
    ...{ module: "m14", to: { kind: "unit", name: "Troms" }, mandatory: false },
    ...{ assigned: -16, due: 14 },
    passed: [
      ["Amina Yusuf", 12],
      ["Frode Hagen", 9],
      ["Ida Fredriksen", 9],
      ["Samuel Myrvang", 4],
    ],
  },
  {
    ...{ module: "m13", to: { kind: "team", name: "Finnsnes" }, mandatory: true },
    ...{ assigned: -6, due: 9 },
    passed: [
      ["Jon Nygård", 5],
      ["Kristin Aas", 2],
    ],
  },
];

const waived = { name: "Oda Jenssen", module: "m13", reason: "Har holdt kurset for hele regionen" };

const DAY_MS = 86_400_000;

/** What is assigned, taken and waived before `now`, each at its time and by the ways of the product. */
export async function haveTrained(trx: Db, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10);
  const actorId = await idOf(trx, trainer);
  for (const { module, to, assigned, due, mandatory, passed } of stories) {
    const day = dayAfter(today, assigned);
    const at = new Date(now.getTime() + assigned * DAY_MS);
    const scopes = [await scopeOf(trx, to)];
    const by: Due = { kind: "on", day: dayAfter(today, due) };
    const assigning = { module, scopes, due: by, mandatory, actorId };
    const { outcome } = await assignModule(trx, assigning, day, at);
    if (outcome !== "assigned") throw new Error(`Nordlys IPS: ${outcome}`);
    await haveBeenTold(trx, module, day);
    for (const [name, daysAgo] of passed)
      await pass(trx, { name, module }, new Date(now.getTime() - daysAgo * DAY_MS));
  }
  const then = new Date(now.getTime() - 3 * DAY_MS);
  await waiveForOne(trx, { actorId, day: dayAfter(today, -3) }, then);
  // They went out on their days; nobody who looks today is sent them again.
  await trx
    .deleteFrom("outbox")
    .where("kind", "=", "send-daily-mail")
    .where("runAt", "<", now.toISOString())
    .execute();
}

async function haveBeenTold(trx: Db, module: string, day: string) {
  const people = await trx
    .selectFrom("assignment")
    .where("announcedOn", "is", null)
    .select("personId")
    .execute();
  for (const { personId } of people) await noteAnnounced(trx, { personId, modules: [module] }, day);
}

async function waiveForOne(trx: Db, by: { actorId: string; day: string }, at: Date) {
  const { name, module, reason } = waived;
  const { id: assignmentId, planId } = await trx
    .selectFrom("assignment")
    .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
    .where("plan.module", "=", module)
    .where("assignment.personId", "=", await idOf(trx, name))
    .select(["assignment.id", "assignment.planId"])
    .executeTakeFirstOrThrow();
  const waiver = { planId, assignmentId, reason, actorId: by.actorId };
  const { outcome } = await waiveIn(trx, waiver, by.day, at);
  if (outcome !== "waived") throw new Error(`Nordlys IPS: ${outcome}`);
}

/** A minute a step, every answer right. */
async function pass(trx: Db, { name, module }: { name: string; module: string }, at: Date) {
  const personId = await idOf(trx, name);
  const beginning = await beginAttempt(trx, { personId, module }, at);
  if (beginning.outcome !== "begun") throw new Error(`Nordlys IPS: ${beginning.outcome}`);
  const whose = { attemptId: beginning.attemptId, personId };
  for (let step = 1; step <= 30; step++) {
    const attempt = await attemptOf(trx, whose);
    if (!attempt || attempt.completedAt !== null) return;
    const { next } = attempt;
    if (next.at === "result") return;
    const taken = { ...whose, number: next.number, visibleSeconds: null };
    const then = new Date(at.getTime() + step * 60_000);
    const question = questionsOf(attempt.module.definition)[next.number - 1];
    if (next.at === "screen") await readScreen(trx, taken, then);
    else
      await answerQuestion(trx, { ...taken, chosen: [question?.correctAnswer ?? []].flat() }, then);
  }
}

async function scopeOf(trx: Db, { kind, name }: Story["to"]): Promise<Scope> {
  if (kind === "person") return { kind, id: await idOf(trx, name) };
  const { id } = await trx
    .selectFrom(kind)
    .where(`${kind}.name`, "=", name)
    .select("id")
    .executeTakeFirstOrThrow();
  return { kind, id };
}

async function idOf(trx: Db, name: string) {
  const person = await personByEmail(trx, emailOf(name));
  if (!person) throw new Error(`${name} is not among the people.`);
  return person.id;
}
