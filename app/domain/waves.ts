import { type Db, inTransaction } from "#db/transaction.ts";
import { latest } from "#surveys/catalog.ts";
import { record } from "./audit.ts";
import { closingOf, dayOf, isPeriod } from "./calendar.ts";
import { promiseDailyMails } from "./daily-mail/promises.ts";
import { POLICY_VERSION, SMALLEST_GROUP } from "./disclosure/policy.ts";
import { newId } from "./id.ts";
import { acceptedFalseAlarms } from "./false-alarms.ts";
import { drawUpRoster, askedOn } from "./roster.ts";

export type Opening =
  | { outcome: "opened"; waveId: string; asked: number; closesAt: string }
  | { outcome: "unknown-series" }
  | { outcome: "not-a-period" }
  | { outcome: "exists" }
  /** A later period of the series exists: waves only go forward. */
  | { outcome: "out-of-order"; latest: string }
  /** The wave before still takes answers. */
  | { outcome: "still-open"; period: string }
  /** Nobody is a member on the opening day. */
  | { outcome: "nobody" };

/** The zone whose wall clock a series follows until an administrator says otherwise. */
export const DEFAULT_TIME_ZONE = "Europe/Oslo";

/**
 * Opens the wave of `period` in a series at `now`, with its roster and cells fixed, and promises an
 * invitation to everyone on the roster. Without `closesAt` it closes the Wednesday after next.
 * Nothing is stored unless the outcome is `opened`.
 */
export function openWave(
  db: Db,
  { series, period, closesAt }: { series: string; period: string; closesAt?: string },
  now: Date,
): Promise<Opening> {
  return inTransaction(db, async (trx) => {
    const opensAt = now.toISOString();
    const opening = await createWave(trx, { series, period, opensAt, closesAt });
    if (opening.outcome !== "opened") return opening;
    await promiseDailyMails(trx, opening.waveId);
    await record(trx, { act: "wave-opened", actorId: null, detail: `${series} ${period}` }, now);
    return opening;
  });
}

interface NewWave {
  series: string;
  period: string;
  opensAt: string;
  closesAt?: string;
}

/** Makes a wave with its roster and cells, and tells nobody. For `openWave` and for imported history. */
export async function createWave(trx: Db, asked: NewWave): Promise<Opening> {
  const { series, period, opensAt } = asked;
  const survey = latest(series);
  if (!survey) return { outcome: "unknown-series" };
  if (!isPeriod(period)) return { outcome: "not-a-period" };
  const before = await latestWave(trx, series);
  if (before && before.period === period) return { outcome: "exists" };
  if (before && before.period > period) return outOfOrder(trx, series, period, before.period);
  if (before && !before.closedAt) return { outcome: "still-open", period: before.period };

  const timeZone = await seriesTimeZone(trx, series);
  const day = dayOf(opensAt, timeZone);
  const roster = await askedOn(trx, day);
  if (roster.length === 0) return { outcome: "nobody" };

  await trx
    .insertInto("series")
    .values({ name: series, survey: survey.name, timeZone })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const wave = {
    id: newId(),
    series,
    period,
    survey: survey.name,
    surveyVersion: survey.version,
    policyVersion: POLICY_VERSION,
    smallestGroup: Math.max(SMALLEST_GROUP, survey.scoring.smallestGroup),
    opensAt,
    closesAt: asked.closesAt ?? closingOf(opensAt, timeZone),
    closedAt: null,
    falseAlarms: await acceptedFalseAlarms(trx),
  };
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("wave")
    .values(wave)
    .onConflict((conflict) => conflict.columns(["series", "period"]).doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return { outcome: "exists" };
  await drawUpRoster(trx, wave, roster, day);
  return { outcome: "opened", waveId: wave.id, asked: roster.length, closesAt: wave.closesAt };
}

/** The wave of a series and period, open or closed. */
export function findWave(db: Db, series: string, period: string) {
  return db
    .selectFrom("wave")
    .selectAll()
    .where("series", "=", series)
    .where("period", "=", period)
    .executeTakeFirst();
}

export function waveById(db: Db, id: string) {
  return db.selectFrom("wave").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The waves that take answers from this person now, the one that closes first in front. */
export function openWavesFor(db: Db, personId: string, now: Date) {
  return db
    .selectFrom("wave")
    .innerJoin("roster", "roster.waveId", "wave.id")
    .where("roster.personId", "=", personId)
    .where("wave.closedAt", "is", null)
    .where("wave.opensAt", "<=", now.toISOString())
    .where("wave.closesAt", ">", now.toISOString())
    .orderBy("wave.closesAt")
    .select(["wave.id", "wave.series", "wave.period", "wave.survey", "wave.surveyVersion"])
    .select(["wave.closesAt"])
    .execute();
}

/**
 * Every wave with its number of cells, newest first. Not how many were asked: in a small team that
 * tells who takes a break.
 */
export function allWaves(db: Db) {
  return db
    .selectFrom("wave")
    .innerJoin("roster", "roster.waveId", "wave.id")
    .groupBy(["wave.id", "wave.survey", "wave.surveyVersion", "wave.period"])
    .groupBy(["wave.closesAt", "wave.closedAt", "wave.closeFailedAt"])
    .orderBy("wave.closesAt", "desc")
    .select(["wave.id", "wave.survey", "wave.surveyVersion", "wave.period"])
    .select(["wave.closesAt", "wave.closedAt", "wave.closeFailedAt"])
    .select((eb) => eb.fn.count<number>("roster.cellId").distinct().as("cells"))
    .execute();
}

/** A close that failed is tried again after this long. */
const TRY_AGAIN_MS = 10 * 60_000;

/**
 * Waves past their close that still wait to be closed, oldest first: what the schedule asks for. One
 * whose close has failed waits ten minutes.
 */
export function wavesToClose(db: Db, now: Date) {
  return db
    .selectFrom("wave")
    .where("closedAt", "is", null)
    .where("closesAt", "<=", now.toISOString())
    .where((eb) =>
      eb.or([
        eb("closeFailedAt", "is", null),
        eb("closeFailedAt", "<=", new Date(now.getTime() - TRY_AGAIN_MS).toISOString()),
      ]),
    )
    .orderBy("closesAt")
    .select(["series", "period"])
    .execute();
}

function latestWave(trx: Db, series: string) {
  return trx
    .selectFrom("wave")
    .where("series", "=", series)
    .orderBy("period", "desc")
    .select(["id", "period", "closedAt"])
    .executeTakeFirst();
}

async function outOfOrder(trx: Db, series: string, period: string, last: string): Promise<Opening> {
  const same = await findWave(trx, series, period);
  return same ? { outcome: "exists" } : { outcome: "out-of-order", latest: last };
}

/** A series is stored with its first wave. */
async function seriesTimeZone(trx: Db, name: string): Promise<string> {
  const series = await trx
    .selectFrom("series")
    .where("name", "=", name)
    .select("timeZone")
    .executeTakeFirst();
  return series?.timeZone ?? DEFAULT_TIME_ZONE;
}
