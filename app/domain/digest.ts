import { publishedSurvey } from "#surveys/catalog.ts";
import { prepared } from "#db/prepared.ts";
import type { Db } from "#db/transaction.ts";
import { byPressure, type CellDigest, cellDigest, type CellSignal } from "./cell-digest.ts";
import { linesOfGroup } from "./disclosure/release.ts";
import { sharesReadBy } from "./disclosure/shared-answers.ts";
import { type GroupChanged, groupsChangedIn } from "./groups-changed.ts";
import { cellsReadBy, type ReadCell } from "./readers.ts";
import { talkRequestsFor } from "./talks.ts";
import { type Fitting, fittingModule } from "./training/recommendations.ts";
import { type TeamTraining, teamTraining } from "./training/team.ts";

/** What one supervisor is told about one closed wave; made from its release and nothing else. */
export interface Digest {
  id: string;
  series: string;
  period: string;
  survey: string;
  surveyVersion: number;
  cells: CellDigest[];
  /** The signal that the one next step answers, and its cell; null when all is quiet. */
  next: { cellId: string; cell: string; signal: CellSignal } | null;
  /** Cells of the wave before that were divided anew, where a signal stood: it is closed with them. */
  groupsChanged: GroupChanged[];
  /** Whether any figure is not shown; says neither which nor why. */
  withheld: boolean;
  /** The module that answers the next step, for the supervisor; null without one. */
  fitting: Fitting | null;
  /** How the training of the supervisor's people stands. */
  training: TeamTraining;
  /** Whether somebody shares something of the wave or would like a talk; neither who nor what. */
  isBroughtUp: boolean;
}

/**
 * The digest with this id for the supervisor it belongs to, with the cells that he or she may read
 * on `day`; undefined for anybody else, and once nothing of it may be read any more.
 */
export async function digestFor(
  db: Db,
  { digestId, supervisorId }: { digestId: string; supervisorId: string },
  day: string,
): Promise<Digest | undefined> {
  const [wave] = await waveOf(db, { digestId, supervisorId });
  if (!wave) return undefined;
  const { cells, uncovered } = await cellsReadBy(db, { supervisorId, waveId: wave.id }, day);
  if (cells.length === 0 && !uncovered) return undefined;

  const told = await Promise.all(cells.map((cell) => readCell(db, wave, cell)));
  const next = mostPressing(told);
  return {
    id: digestId,
    series: wave.series,
    period: wave.period,
    survey: wave.survey,
    surveyVersion: wave.surveyVersion,
    cells: told,
    next,
    fitting:
      next && (await fittingModule(db, { factor: next.signal.factor, learner: "supervisor" })),
    training: await teamTraining(db, supervisorId, day),
    groupsChanged: await groupsChangedIn(db, { wave, supervisorId, cells }, day),
    isBroughtUp: await isBroughtUp(db, { supervisorId, waveId: wave.id }, day),
    withheld: uncovered || told.some(({ figures }) => figures.some(({ band }) => band === null)),
  };
}

const waveOf = prepared(
  (db, { digestId, supervisorId }: { digestId: string; supervisorId: string }) =>
    db
      .selectFrom("digest")
      .innerJoin("wave", "wave.id", "digest.waveId")
      .where("digest.id", "=", digestId)
      .where("digest.supervisorId", "=", supervisorId)
      .select(["wave.id", "wave.series", "wave.period", "wave.survey", "wave.surveyVersion"]),
);

/** A supervisor's digest of one wave, and when that closed; undefined where there is none. */
export async function digestIn(
  db: Db,
  { supervisorId, series, period }: { supervisorId: string; series: string; period: string },
): Promise<{ id: string; closedAt: string | null } | undefined> {
  return db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .where("digest.supervisorId", "=", supervisorId)
    .where("wave.series", "=", series)
    .where("wave.period", "=", period)
    .select(["digest.id", "wave.closedAt"])
    .executeTakeFirst();
}

/** The digests of a supervisor, newest first. */
export function digestsOf(db: Db, supervisorId: string) {
  return db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .where("digest.supervisorId", "=", supervisorId)
    .orderBy("wave.closedAt", "desc")
    .orderBy("wave.series")
    .select(["digest.id", "wave.series", "wave.period", "wave.closedAt"])
    .execute();
}

async function isBroughtUp(
  db: Db,
  { supervisorId, waveId }: { supervisorId: string; waveId: string },
  day: string,
): Promise<boolean> {
  const shares = await sharesReadBy(db, supervisorId, day);
  if (shares.some((share) => share.waveId === waveId)) return true;
  return (await talkRequestsFor(db, supervisorId, day)).length > 0;
}

interface ReadWave {
  id: string;
  series: string;
  period: string;
  survey: string;
  surveyVersion: number;
}

async function readCell(db: Db, wave: ReadWave, cell: ReadCell): Promise<CellDigest> {
  const lines = await linesOfGroup(db, { waveId: wave.id, groupId: cell.id });
  const { series, period } = wave;
  const past = await pastBands(db, { series, period, cellId: cell.id, since: cell.since });
  const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
  return cellDigest(cell, { period, scoring }, { lines, past });
}

/** Waves that closed before the supervisor's time are not in it: one starts with no history. */
const pastBands = prepared(
  (db, of: { series: string; period: string; cellId: string; since: string }) =>
    db
      .selectFrom("releaseLine")
      .innerJoin("wave", "wave.id", "releaseLine.waveId")
      .where("wave.series", "=", of.series)
      .where("wave.period", "<=", of.period)
      .where("wave.closedAt", ">=", of.since)
      .where("releaseLine.groupId", "=", of.cellId)
      .where("releaseLine.kind", "=", "figure")
      .select(["wave.period", "releaseLine.subject", "releaseLine.state"]),
);

function mostPressing(cells: readonly CellDigest[]): Digest["next"] {
  const all = cells.flatMap(({ id, name, signals }) =>
    signals.map((signal) => ({ cellId: id, cell: name, signal })),
  );
  return all.sort((a, b) => byPressure(a.signal, b.signal))[0] ?? null;
}
