import { createHash } from "node:crypto";
import { dayOf } from "#app/domain/calendar.ts";
import type { Db } from "#db/transaction.ts";
import type { Bilingual } from "#surveys/bilingual.ts";
import { questionsOf, type PublishedModule } from "#training/definition.ts";
import { moduleTitles, moduleVersion } from "./modules.ts";

/** The states of an attempt or an assignment, by the names and the IRIs that cmi5 gives them. */
const verbs = {
  launched: { iri: "http://adlnet.gov/expapi/verbs/launched", en: "launched", nb: "begynte på" },
  completed: { iri: "http://adlnet.gov/expapi/verbs/completed", en: "completed", nb: "fullførte" },
  passed: { iri: "http://adlnet.gov/expapi/verbs/passed", en: "passed", nb: "besto" },
  failed: { iri: "http://adlnet.gov/expapi/verbs/failed", en: "failed", nb: "besto ikke" },
  waived: { iri: "https://w3id.org/xapi/adl/verbs/waived", en: "waived", nb: "fikk fritak fra" },
} as const;

export type Verb = keyof typeof verbs;

/** One thing that happened, in the shape of an xAPI 1.0.3 statement. No name, no mail address. */
export interface Statement {
  id: string;
  actor: { objectType: "Agent"; account: { homePage: string; name: string } };
  verb: { id: string; display: Bilingual };
  object: {
    objectType: "Activity";
    id: string;
    definition: { type: string; name: Bilingual };
  };
  result?: {
    score?: { scaled: number; raw: number; min: number; max: number };
    success?: boolean;
    completion?: boolean;
    /** ISO 8601, such as PT400S. */
    duration?: string;
    extensions?: Record<string, string>;
  };
  context: { registration: string };
  timestamp: string;
}

/**
 * What the organisation may take out by name: that somebody completed and passed, or was waived from,
 * a module while it was mandatory for that person. With the day and without hour, score or duration:
 * those are nobody else's, nor is taking it once more. The oldest first.
 */
export async function mandatoryStatements(
  db: Db,
  origin: string,
): Promise<AsyncGenerator<Statement>> {
  const [attempts, waivers, mandatory] = await Promise.all([
    attemptEvents(db),
    waiverEvents(db),
    mandatorySpans(db),
  ]);
  const passed = attempts.filter(({ attempt }) => attempt?.passed === 1);
  const told = passed.filter(({ verb }) => verb !== "launched");
  // What was taken before it was asked for, or afterwards, was taken of one's own accord.
  const isAskedFor = (event: Event) => mandatory.get(keyOf(event))?.some(holds(event)) === true;
  const first = new Map<string, string>();
  for (const event of told.filter(isAskedFor).sort(byTime))
    if (!first.has(keyOf(event))) first.set(keyOf(event), event.registration);
  const isMandatory = (event: Event) => first.get(keyOf(event)) === event.registration;
  return statementsOf(db, [...told.filter(isMandatory), ...waivers].map(toTheDay), origin);
}

/** Everything of one person, who has asked for it: every attempt, with hours, scores and durations. */
export async function ownStatements(
  db: Db,
  personId: string,
  origin: string,
): Promise<AsyncGenerator<Statement>> {
  const events = [...(await attemptEvents(db, personId)), ...(await waiverEvents(db, personId))];
  return statementsOf(db, events, origin);
}

interface Event {
  personId: string;
  timeZone: string;
  module: string;
  verb: Verb;
  /** UTC ISO-8601. */
  at: string;
  /** The attempt or the assignment. */
  registration: string;
  attempt?: {
    version: number;
    activeSeconds: number;
    rightAnswers: number | null;
    passed: 0 | 1 | null;
  };
  reason?: string;
  isToTheDay?: boolean;
}

async function* statementsOf(db: Db, events: Event[], origin: string): AsyncGenerator<Statement> {
  const titleOf = await moduleTitles(db);
  const versions = new Map<string, PublishedModule>();
  for (const event of events.sort(byTime)) {
    const { module, attempt } = event;
    const key = `${module} ${attempt?.version}`;
    const taken =
      attempt &&
      (versions.get(key) ?? (await moduleVersion(db, { module, version: attempt.version })));
    if (taken) versions.set(key, taken);
    yield statementOf(event, { taken, title: taken?.title ?? titleOf(module), origin });
  }
}

function statementOf(
  event: Event,
  { taken, title, origin }: { taken?: PublishedModule; title: Bilingual; origin: string },
): Statement {
  const { iri, en, nb } = verbs[event.verb];
  const activity = `${origin}/modules/${event.module}`;
  const result = resultOf(event, taken);
  return {
    id: uuidOf(`${event.registration} ${event.verb}`),
    actor: { objectType: "Agent", account: { homePage: origin, name: event.personId } },
    verb: { id: iri, display: { en, nb } },
    object: {
      objectType: "Activity",
      id: taken ? `${activity}/v${taken.version}` : activity,
      definition: { type: "http://adlnet.gov/expapi/activities/module", name: title },
    },
    ...(result && { result }),
    context: { registration: uuidOf(event.registration) },
    timestamp: event.at,
  };
}

/** As cmi5 has it: `completed` says completion, `passed` and `failed` say success. */
function resultOf(event: Event, taken?: PublishedModule): Statement["result"] {
  const { verb, attempt, isToTheDay } = event;
  if (verb === "launched") return undefined;
  if (verb === "waived") {
    const extensions = {
      "https://w3id.org/xapi/cmi5/result/extensions/reason": event.reason ?? "",
    };
    return { success: true, completion: true, extensions };
  }
  const says = verb === "completed" ? { completion: true } : { success: verb === "passed" };
  if (isToTheDay || !attempt || !taken) return says;
  const duration = `PT${attempt.activeSeconds}S`;
  if (verb === "completed") return { ...says, duration };
  return { ...says, score: scoreOf(attempt.rightAnswers ?? 0, taken), duration };
}

function scoreOf(raw: number, { definition }: PublishedModule) {
  const max = questionsOf(definition).length;
  return { scaled: max === 0 ? 1 : Math.round((raw / max) * 100) / 100, raw, min: 0, max };
}

async function attemptEvents(db: Db, personId?: string): Promise<Event[]> {
  const rows = await db
    .selectFrom("attempt")
    .innerJoin("person", "person.id", "attempt.personId")
    .$if(personId !== undefined, (query) => query.where("personId", "=", personId ?? ""))
    .select(["attempt.id", "personId", "timeZone", "module", "version", "startedAt", "completedAt"])
    .select(["activeSeconds", "rightAnswers", "passed"])
    .execute();
  return rows.flatMap(({ id, startedAt, completedAt, ...row }) => {
    const { personId, timeZone, module, ...attempt } = row;
    const event = { personId, timeZone, module, attempt, registration: `attempt ${id}` };
    const launched = { ...event, verb: "launched" as const, at: startedAt };
    if (completedAt === null) return [launched];
    const verb = attempt.passed === 1 ? ("passed" as const) : ("failed" as const);
    const completed = { ...event, verb: "completed" as const, at: completedAt };
    return [launched, completed, { ...event, verb, at: completedAt }];
  });
}

async function waiverEvents(db: Db, personId?: string): Promise<Event[]> {
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
    .innerJoin("person", "person.id", "assignment.personId")
    .where("plan.mandatory", "=", 1)
    .where("assignment.waivedOn", "is not", null)
    .$if(personId !== undefined, (query) => query.where("assignment.personId", "=", personId ?? ""))
    .select(["assignment.id", "assignment.personId", "person.timeZone", "plan.module"])
    .select(["assignment.waivedOn", "assignment.waiverReason"])
    .$narrowType<{ waivedOn: string }>()
    .execute();
  return rows.map(({ id, waivedOn, waiverReason, ...row }) => ({
    ...row,
    verb: "waived" as const,
    at: `${waivedOn}T00:00:00.000Z`,
    registration: `assignment ${id}`,
    reason: waiverReason ?? "",
    isToTheDay: true,
  }));
}

/** From when on passing counts for a plan (UTC ISO-8601), and the day on which it ended, if it has. */
interface Span {
  from: string;
  endedOn: string | null;
}

function holds({ at, timeZone }: Event) {
  return ({ from, endedOn }: Span) =>
    at >= from && (endedOn === null || dayOf(at, timeZone) <= endedOn);
}

function keyOf({ personId, module }: { personId: string; module: string }) {
  return `${personId} ${module}`;
}

/** When each person was asked for each module by mandatory plans, those that ended included. */
async function mandatorySpans(db: Db): Promise<Map<string, Span[]>> {
  const rows = await db
    .selectFrom("assignment")
    .innerJoin("assignmentPlan as plan", "plan.id", "assignment.planId")
    .where("plan.mandatory", "=", 1)
    .select(["assignment.personId", "plan.module", "plan.endedOn"])
    .select("assignment.countsFrom as from")
    .execute();
  const spans = new Map<string, Span[]>();
  for (const { from, endedOn, ...of } of rows) {
    const known = spans.get(keyOf(of)) ?? [];
    known.push({ from, endedOn });
    spans.set(keyOf(of), known);
  }
  return spans;
}

/** The person's own day, as the first moment of that day in UTC. */
function toTheDay(event: Event): Event {
  if (event.isToTheDay) return event;
  const at = `${dayOf(event.at, event.timeZone)}T00:00:00.000Z`;
  return { ...event, at, isToTheDay: true };
}

const order: Verb[] = ["launched", "completed", "passed", "failed", "waived"];

function byTime(a: Event, b: Event): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.registration !== b.registration) return a.registration < b.registration ? -1 : 1;
  return order.indexOf(a.verb) - order.indexOf(b.verb);
}

/** Of our own making; a statement's id must be the same each time it is exported. */
const namespace = Buffer.from("6f3c1f0a9d7e4b0f8a515c2d6f1e7b90", "hex");

/** A UUID of version 5 (RFC 9562, 5.5): the same for the same name. */
function uuidOf(name: string): string {
  const hash = createHash("sha1").update(namespace).update(name).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
