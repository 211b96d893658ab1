import { Temporal } from "temporal-polyfill";
import { chanceOf } from "#app/demo/chance.ts";
import { isRestDay } from "#app/domain/rhythm/holidays.ts";
import { monthly, plannedWave } from "#app/domain/rhythm/rule.ts";
import { planSeries } from "#app/domain/rhythm/series.ts";
import type { Context } from "#app/context.server.ts";
import { closeDueWaves, openDueWaves } from "#app/jobs/schedule.ts";
import type { Db } from "#db/transaction.ts";
import { addSpecialist, south } from "#tests/support/organisation.ts";

/** Whole hours and not, clocks that change by an hour, by half of one and not, both sides of the date line. */
export const zones = [
  "Europe/Oslo",
  "Europe/London",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "Australia/Lord_Howe",
];

export interface Years {
  timeZone: string;
  /** The first year. */
  from: number;
  /** The first year that is not lived through any more. */
  until: number;
  /** "jumping" an hour or a day to and fro at times; "absent" for weeks at times. */
  clock: "jumping" | "absent";
}

/** What came of it; lists name periods. */
export interface Lived {
  waves: number;
  planned: number;
  /** In which more than one wave was. */
  double: string[];
  /** With a wave that opened at night, on a day of rest or in July, or does not close by the plan. */
  wrong: string[];
  /** That opened a day or more after the plan's hour. */
  late: string[];
  /** Of the late ones: with less than two days left. */
  tooLate: string[];
  /** What was told more than once. */
  toldTwice: string[];
  opened: number;
}

const name = "monthly-pulse";
const HOUR_MS = 3_600_000;

/** Lives through the years by a clock that does what clocks do, in an empty database. */
export async function livedThrough(db: Db, years: Years): Promise<Lived> {
  const { timeZone, from, until, clock } = years;
  await smallOrganisation(db);
  const start = new Date(`${from}-01-01T00:00:00Z`);
  await planSeries(db, { name, plan: monthly, timeZone, actorId: null }, start);
  const told: string[] = [];
  const at = async (milliseconds: number) => {
    // The schedule asks for a database and a clock; it sends nothing itself.
    const context = { db, now: () => new Date(milliseconds) } as Context;
    await closeDueWaves(context, () => {});
    await openDueWaves(context, ({ event, wave, reason }) =>
      told.push([event, wave, reason].filter(Boolean).join(" ")),
    );
  };
  const chance = chanceOf(`${clock} ${timeZone}`);
  for (let now = start.getTime(); now < Date.parse(`${until}-01-01T00:00:00Z`);) {
    await at(now);
    now = clock === "absent" ? afterAbsence(now, chance) : await afterJump(now, chance, at);
  }
  return lookedAt(db, years, told);
}

type Uniform = { uniform(): number };

/** Steps are shorter than the twelve hours of a day in which waves open; days without any pass faster. */
async function afterJump(now: number, { uniform }: Uniform, at: (now: number) => Promise<void>) {
  const jump = uniform();
  if (jump < 0.05) await at(now - HOUR_MS);
  else if (jump < 0.1) await at(now - 24 * HOUR_MS * uniform());
  const isCalm = Math.abs(new Date(now).getUTCDate() - 20) < 7;
  return now + (1 + (isCalm ? 60 : 10) * uniform()) * HOUR_MS;
}

function afterAbsence(now: number, { uniform }: Uniform) {
  if (uniform() < 0.02) return now + (1 + 60 * uniform()) * 24 * HOUR_MS;
  return now + (2 + 30 * uniform()) * HOUR_MS;
}

async function smallOrganisation(db: Db): Promise<void> {
  await db.insertInto("unit").values({ id: "inland", name: "Inland" }).execute();
  await db.insertInto("team").values({ id: "south", unitId: "inland", name: "South" }).execute();
  for (const person of south) await addSpecialist(db, person, "south", "2024-01-01");
}

async function lookedAt(db: Db, years: Years, told: readonly string[]): Promise<Lived> {
  const { timeZone, from, until } = years;
  const plan = (period: string) =>
    plannedWave({ ...monthly, anchor: `${from}-01` }, period, timeZone);
  const waves = await db
    .selectFrom("wave")
    .select(["period", "opensAt", "closesAt"])
    .orderBy("period")
    .execute();
  const periods = (chosen: typeof waves) => chosen.map(({ period }) => period);
  const isLate = ({ period, opensAt }: (typeof waves)[number]) =>
    Date.parse(opensAt) - Date.parse(plan(period)?.opensAt ?? "") > 24 * HOUR_MS;
  const late = waves.filter(isLate);
  return {
    waves: waves.length,
    planned: (until - from) * monthly.months.length,
    double: periods(waves).filter((period, at, all) => all.indexOf(period) !== at),
    wrong: periods(
      waves.filter(
        ({ period, opensAt, closesAt }) =>
          !isGoodHour(opensAt, timeZone) || closesAt !== plan(period)?.closesAt,
      ),
    ),
    late: periods(late),
    tooLate: periods(
      late.filter(
        ({ opensAt, closesAt }) => Date.parse(closesAt) - Date.parse(opensAt) < 48 * HOUR_MS,
      ),
    ),
    toldTwice: told.filter((line, at) => told.indexOf(line) !== at),
    opened: told.filter((line) => line.startsWith("wave-opened")).length,
  };
}

function isGoodHour(opensAt: string, timeZone: string): boolean {
  const local = Temporal.Instant.from(opensAt).toZonedDateTimeISO(timeZone);
  return !isRestDay(local.toPlainDate()) && local.hour >= 8 && local.hour < 20 && local.month !== 7;
}
