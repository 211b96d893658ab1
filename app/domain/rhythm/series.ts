import { type Db, inTransaction } from "#db/transaction.ts";
import { latest, surveys } from "#surveys/catalog.ts";
import { record } from "#app/domain/audit.ts";
import { isTimeZone } from "#app/domain/people.ts";
import { DEFAULT_TIME_ZONE } from "#app/domain/waves.ts";
import {
  beginning,
  closingFirst,
  collision,
  DAYS_APART,
  monthly,
  type Plan,
  type Planned,
  plannedWaves,
  quarterly,
  type Rule,
  ruleSchema,
} from "./rule.ts";
import { wallClock } from "./wall-clock.ts";

/** A survey that is repeated, as far as an administrator has planned it. */
export interface Series {
  name: string;
  /** IANA name. */
  timeZone: string;
  /** By which its waves open by themselves; null while each is opened by hand. */
  rule: Rule | null;
  /** Since when nothing opens by itself though there is a plan; UTC ISO-8601. */
  pausedAt: string | null;
  /** Of its newest wave, `YYYY-MM`; null before the first. */
  latest: string | null;
}

/** The series of every survey in the catalogue, planned or not, in its order. */
export async function seriesOf(db: Db): Promise<Series[]> {
  const stored = await db
    .selectFrom("series")
    .leftJoin("wave", "wave.series", "series.name")
    .groupBy(["series.name", "series.timeZone", "series.rule", "series.pausedAt"])
    .select(["series.name", "series.timeZone", "series.rule", "series.pausedAt"])
    .select((eb) => eb.fn.max("wave.period").as("latest"))
    .execute();
  const names = new Set(surveys.map(({ name }) => name));
  return [...names].map((name) => {
    const row = stored.find(byName(name));
    return {
      name,
      timeZone: row?.timeZone ?? DEFAULT_TIME_ZONE,
      rule: row?.rule ? ruleSchema.parse(JSON.parse(row.rule)) : null,
      pausedAt: row?.pausedAt ?? null,
      latest: row?.latest ?? null,
    };
  });
}

/** The plan that is offered for a series without one: the pulse each month, others each quarter. */
export function usualPlan(name: string): Plan {
  return name === "monthly-pulse" ? monthly : quarterly;
}

export interface Proposed {
  name: string;
  plan: Plan;
  timeZone: string;
}

export type Examined =
  /** `next`: the twelve waves that would open first; none of a period that has had its wave. */
  | { outcome: "fits"; rule: Rule; next: Planned[] }
  | { outcome: "unknown-survey"; known: string[] }
  | { outcome: "unknown-zone" }
  | { outcome: "no-month" }
  | { outcome: "no-such-month"; month: number }
  /** What else the plan's bounds refuse: which parts of it. */
  | { outcome: "out-of-bounds"; parts: (keyof Plan)[] }
  | { outcome: "closes-first"; wave: Planned }
  /** Somebody would get two surveys within a week. */
  | { outcome: "collides"; wave: Planned; other: { series: string; wave: Planned } }
  /** The same, for the first wave of the plan and one that has opened by now. */
  | { outcome: "follows-too-soon"; wave: Planned; other: { series: string; opensAt: string } };
export type Unfit = Exclude<Examined, { outcome: "fits" }>;

/** What a plan would do if it were saved at `now`, or why it cannot be. Changes nothing. */
export async function examinePlan(
  db: Db,
  { name, plan, timeZone }: Proposed,
  now: Date,
): Promise<Examined> {
  const all = await seriesOf(db);
  const known = all.map((series) => series.name);
  const own = all.find(byName(name));
  if (!own || !latest(name)) return { outcome: "unknown-survey", known };
  if (!isTimeZone(timeZone)) return { outcome: "unknown-zone" };
  const unfit = outOfBounds(plan);
  if (unfit) return unfit;

  const rule = beginning(plan, timeZone, now);
  const wave = closingFirst(rule, timeZone, now);
  if (wave) return { outcome: "closes-first", wave };
  for (const other of all) {
    if (other.name === name || !other.rule) continue;
    const met = collision({ rule, timeZone }, { ...other, rule: other.rule }, now);
    if (met)
      return { outcome: "collides", wave: met[0], other: { series: other.name, wave: met[1] } };
  }
  const next = nextWaves({ ...own, rule, timeZone }, now, 12);
  const tooSoon = await openedJustBefore(db, next[0], { name, timeZone }, all);
  return tooSoon ?? { outcome: "fits", rule, next };
}

/** Whether a wave of another series has opened less than seven days before the first of a plan. */
async function openedJustBefore(
  db: Db,
  first: Planned | undefined,
  { name, timeZone }: { name: string; timeZone: string },
  all: readonly Series[],
): Promise<Unfit | null> {
  if (!first) return null;
  const day = wallClock(first.opensAt, timeZone).toPlainDate();
  const waves = await db
    .selectFrom("wave")
    .where("series", "!=", name)
    .select(["series", "opensAt"])
    .execute();
  const near = waves.find(({ series, opensAt }) => {
    const zone = all.find(byName(series))?.timeZone ?? timeZone;
    const opened = wallClock(opensAt, zone).toPlainDate();
    return Math.abs(opened.until(day, { largestUnit: "day" }).days) < DAYS_APART;
  });
  return near ? { outcome: "follows-too-soon", wave: first, other: near } : null;
}

/**
 * The waves of a plan that are still to open, soonest first, paused or not: none of a period that
 * has had its wave.
 */
export function nextWaves(series: Series, now: Date, count: number): Planned[] {
  if (!series.rule) return [];
  return plannedWaves(series.rule, series.timeZone, now, count + 2)
    .filter(({ period }) => series.latest === null || period > series.latest)
    .slice(0, count);
}

export type Planning = { outcome: "planned"; next: Planned[] } | Unfit;

/**
 * Has the waves of a series open by themselves from the next opening on: saving never opens one at
 * once. What is open already stays as it is, and so does a pause of the series.
 */
export function planSeries(
  db: Db,
  { actorId, ...proposed }: Proposed & { actorId: string | null },
  now: Date,
): Promise<Planning> {
  return inTransaction(db, async (trx) => {
    const examined = await examinePlan(trx, proposed, now);
    if (examined.outcome !== "fits") return examined;
    const { name, timeZone } = proposed;
    const chosen = { timeZone, rule: JSON.stringify(examined.rule) };
    await trx
      .insertInto("series")
      .values({ name, survey: name, ...chosen })
      .onConflict((conflict) => conflict.column("name").doUpdateSet(chosen))
      .execute();
    await record(trx, { act: "series-planned", actorId, detail: name }, now);
    return { outcome: "planned", next: examined.next };
  });
}

/** Of whom and of what. */
interface Change {
  name: string;
  actorId: string | null;
}

/** Has no wave of a series open by itself until it is resumed; one that is open stays open. */
export async function pauseSeries(
  db: Db,
  { name, actorId }: Change,
  now: Date,
): Promise<{ outcome: "paused" | "no-plan" }> {
  return inTransaction(db, async (trx) => {
    const series = (await seriesOf(trx)).find(byName(name));
    if (!series?.rule) return { outcome: "no-plan" };
    if (series.pausedAt) return { outcome: "paused" };
    const pausedAt = now.toISOString();
    await trx.updateTable("series").set({ pausedAt }).where("name", "=", name).execute();
    await record(trx, { act: "series-paused", actorId, detail: name }, now);
    return { outcome: "paused" };
  });
}

/** Ends the pause of a series. Nothing that the pause left out is made up for. */
export async function resumeSeries(
  db: Db,
  { name, actorId }: Change,
  now: Date,
): Promise<{ outcome: "resumed"; next: Planned[] } | { outcome: "no-plan" }> {
  return inTransaction(db, async (trx) => {
    const series = (await seriesOf(trx)).find(byName(name));
    if (!series?.rule) return { outcome: "no-plan" };
    if (!series.pausedAt) return { outcome: "resumed", next: nextWaves(series, now, 12) };
    const rule = beginning(series.rule, series.timeZone, now);
    const resumed = { pausedAt: null, rule: JSON.stringify(rule) };
    await trx.updateTable("series").set(resumed).where("name", "=", name).execute();
    await record(trx, { act: "series-resumed", actorId, detail: name }, now);
    return { outcome: "resumed", next: nextWaves({ ...series, rule }, now, 12) };
  });
}

function outOfBounds(plan: Plan): Unfit | null {
  const read = ruleSchema.omit({ anchor: true }).safeParse(plan);
  if (read.success) return null;
  if (plan.months.length === 0) return { outcome: "no-month" };
  const month = plan.months.find((one) => !Number.isInteger(one) || one < 1 || one > 12);
  if (month !== undefined) return { outcome: "no-such-month", month };
  // The paths of a schema of ours begin with its own keys.
  const parts = read.error.issues.map(({ path }) => path[0] as keyof Plan);
  return { outcome: "out-of-bounds", parts: [...new Set(parts)] };
}

function byName(name: string) {
  return (series: { name: string }) => series.name === name;
}
