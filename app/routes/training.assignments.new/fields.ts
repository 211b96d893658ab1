import { z } from "zod";
import { roles } from "#app/domain/people.ts";
import { dayAfter } from "#app/domain/calendar.ts";
import type { Due, Scope } from "#app/domain/training/plans.ts";
import type { AssigningFields, Problems } from "#app/ui/assignments/assigning-fields.ts";

const one = ["module", "q", "when", "day", "days", "kind"] as const;
const several = ["role", "unit", "team", "person"] as const;

/** So many can be named at once; a role or a unit says the same in one. */
const namedAtMost = 500;

/** What an address asks to be shown; the rest as it is usual. */
export function askedFields(params: URLSearchParams): AssigningFields {
  const text = (name: (typeof one)[number], usual = "") =>
    (params.get(name) ?? usual).slice(0, 200);
  const ids = (name: (typeof several)[number]) => [
    ...new Set(params.getAll(name).slice(0, namedAtMost)),
  ];
  return {
    ...{ module: text("module"), search: text("q"), kind: text("kind") },
    ...{ when: text("when", "after"), day: text("day"), days: text("days", "14") },
    ...{ roles: ids("role"), units: ids("unit"), teams: ids("team"), people: ids("person") },
  };
}

/** What was posted; a form that the page cannot have made gets 400. */
export async function postedFields(request: Request): Promise<AssigningFields> {
  const type = request.headers.get("content-type");
  if (!type?.startsWith("application/x-www-form-urlencoded")) throw unreadable();
  const params = new URLSearchParams(await request.text());
  const known: readonly string[] = [...one, ...several];
  if ([...params.keys()].some((name) => !known.includes(name))) throw unreadable();
  return askedFields(params);
}

/** Whom the fields name; a role there is not is left out. */
export function scopesIn({ roles: named, units, teams, people }: AssigningFields): Scope[] {
  return [
    ...roles.filter((role) => named.includes(role)).map((id) => ({ kind: "role", id }) as const),
    ...units.map((id) => ({ kind: "unit", id }) as const),
    ...teams.map((id) => ({ kind: "team", id }) as const),
    ...people.map((id) => ({ kind: "person", id }) as const),
  ];
}

type Read = { due: Due; mandatory: boolean } | { problems: Problems };

/** What the fields ask for, or by field what is wrong with it. `today` is the trainer's. */
export function readFields(fields: AssigningFields, today: string): Read {
  const { due, problem } = dueIn(fields, today);
  const problems: Problems = {
    ...(fields.module === "" && { module: "noModule" as const }),
    ...(scopesIn(fields).length === 0 && { whom: "nobodyChosen" as const }),
    ...(problem && { due: problem }),
    ...(fields.kind !== "mandatory" && fields.kind !== "offered" && { kind: "kind" as const }),
  };
  if (!due || Object.keys(problems).length > 0) return { problems };
  return { due, mandatory: fields.kind === "mandatory" };
}

const FURTHEST_DAYS = 731;

const wholeDays = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(365));

function dueIn(
  { when, day, days }: AssigningFields,
  today: string,
): { due?: Due; problem?: Problems["due"] } {
  if (when === "none") return { due: { kind: "none" } };
  if (when === "after") {
    const read = wholeDays.safeParse(days);
    return read.success ? { due: { kind: "after", days: read.data } } : { problem: "days" };
  }
  if (day === "") return { problem: "noDay" };
  // Refuses days that no calendar has, such as 31 February.
  if (!z.iso.date().safeParse(day).success) return { problem: "impossibleDay" };
  if (day < today) return { problem: "pastDay" };
  if (day > dayAfter(today, FURTHEST_DAYS)) return { problem: "farDay" };
  return { due: { kind: "on", day } };
}

function unreadable() {
  return new Response(null, { status: 400 });
}
