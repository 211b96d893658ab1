import { z } from "zod";
import type { Plan } from "#app/domain/rhythm/rule.ts";
import { readForm } from "#app/server/form.ts";

const box = z.literal("on").optional();
const text = z.string().max(10);

/** The form as it comes: a box for each month, the rest in words; whether it fits is judged later. */
const schema = z.strictObject({
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${index + 1}`, box])),
  week: text,
  weekday: text,
  opens: text,
  openDays: text,
  closes: text,
  timeZone: z.string().max(60),
});

/** What stands in the fields, to be shown again as it was typed. */
export interface PlanFields {
  months: number[];
  week: string;
  weekday: string;
  opens: string;
  openDays: string;
  closes: string;
  timeZone: string;
}

export function fieldsOf(plan: Plan, timeZone: string): PlanFields {
  const { months, week, weekday, opens, openDays, closes } = plan;
  const [inWeek, onDay, from, days, to] = [week, weekday, opens, openDays, closes].map(String);
  return {
    ...{ months, timeZone, week: inWeek ?? "", weekday: onDay ?? "" },
    ...{ opens: from ?? "", openDays: days ?? "", closes: to ?? "" },
  };
}

/** The plan that fields describe, fitting or not. */
export function planIn({ months, week, weekday, opens, openDays, closes }: PlanFields): Plan {
  return {
    months,
    week: numberIn(week),
    weekday: numberIn(weekday),
    opens: numberIn(opens),
    openDays: numberIn(openDays),
    closes: numberIn(closes),
  };
}

/** What was posted; a form that the page cannot have made gets 400. */
export async function postedFields(request: Request): Promise<PlanFields> {
  const read = await readForm(request, schema);
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  return withMonths(read.values);
}

/** What an address asks to be shown; null where it asks for nothing that can be read. */
export function askedFields(params: URLSearchParams): PlanFields | null {
  const read = schema.safeParse(Object.fromEntries(params));
  return read.success ? withMonths(read.data) : null;
}

function withMonths(values: z.infer<typeof schema>): PlanFields {
  const ticked = new Map(Object.entries(values));
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  const { week, weekday, opens, openDays, closes, timeZone } = values;
  return {
    months: months.filter((month) => ticked.get(`m${month}`) === "on"),
    ...{ week, weekday, opens, openDays, closes, timeZone },
  };
}

/** Nothing typed is no number: `Number("")` would be 0. */
function numberIn(typed: string): number {
  return typed.trim() === "" ? NaN : Number(typed);
}
