import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { SignalState } from "./disclosure/publish.ts";
import type { Band, Detail, Participation } from "./disclosure/figures.ts";
import { type ReleaseLine, readRelease } from "./disclosure/release.ts";
import { sharesReadBy } from "./disclosure/shared-answers.ts";
import { cellsReadBy, type ReadCell } from "./readers.ts";
import { talkRequestsFor } from "./talks.ts";

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
  /** Whether somebody shares something of the wave or would like a talk; neither who nor what. */
  isBroughtUp: boolean;
}

/** A published signal's end: it says nothing of how things are now. */
export interface GroupChanged {
  cellId: string;
  cell: string;
  factors: string[];
}

export interface CellDigest {
  id: string;
  name: string;
  participation: Participation | null;
  /** The factor that has been nourishing for longest, and about which there is no signal. */
  protect: string | null;
  /** Most pressing first. */
  signals: CellSignal[];
  /** One a published item, in the survey's order; no band where it is withheld. */
  figures: CellFigure[];
  /** Earlier waves' bands by item, oldest first, this wave last; null where withheld. */
  trend: { periods: string[]; bands: Map<string, (Band | null)[]> };
}

export interface CellSignal {
  factor: string;
  state: SignalState;
  grade: "worth-asking" | "clear";
  /** Waves it has stood, this one included. */
  duration: number;
}

export interface CellFigure {
  item: string;
  band: Band | null;
  detail: Detail | null;
}

/** Waves that a trend shows at most. */
const TREND = 12;

/**
 * The digest with this id for the supervisor it belongs to, with the cells that he or she may read
 * on `day`; undefined for anybody else, and once nothing of it may be read any more.
 */
export async function digestFor(
  db: Db,
  { digestId, supervisorId }: { digestId: string; supervisorId: string },
  day: string,
): Promise<Digest | undefined> {
  const wave = await db
    .selectFrom("digest")
    .innerJoin("wave", "wave.id", "digest.waveId")
    .where("digest.id", "=", digestId)
    .where("digest.supervisorId", "=", supervisorId)
    .select(["wave.id", "wave.series", "wave.period", "wave.survey", "wave.surveyVersion"])
    .executeTakeFirst();
  if (!wave) return undefined;
  const { cells, uncovered } = await cellsReadBy(db, { supervisorId, waveId: wave.id }, day);
  if (cells.length === 0 && !uncovered) return undefined;

  const told = await Promise.all(cells.map((cell) => cellDigest(db, wave, cell)));
  return {
    id: digestId,
    series: wave.series,
    period: wave.period,
    survey: wave.survey,
    surveyVersion: wave.surveyVersion,
    cells: told,
    next: mostPressing(told),
    groupsChanged: await groupsChangedIn(db, wave, supervisorId, day),
    isBroughtUp: await isBroughtUp(db, { supervisorId, waveId: wave.id }, day),
    withheld: uncovered || told.some(({ figures }) => figures.some(({ band }) => band === null)),
  };
}

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

async function cellDigest(db: Db, wave: ReadWave, cell: ReadCell): Promise<CellDigest> {
  const { id, name } = cell;
  const release = await readRelease(db, wave.id, [id]);
  const lines = release?.lines ?? [];
  const { scoring } = publishedSurvey(wave.survey, wave.surveyVersion);
  const figureOf = new Map(
    lines.filter(({ kind }) => kind === "figure").map((line) => [line.subject, line]),
  );
  const participation = lines.find(({ kind }) => kind === "participation");
  const trend = await trendOf(
    db,
    wave,
    cell,
    scoring.items.map((item) => item.id),
  );
  const signals = lines.filter(({ kind }) => kind === "signal").map(signalOf);
  const flagged = new Set(signals.map(({ factor }) => factor));
  return {
    id,
    name,
    // Written by publishWave, of these types.
    participation: (participation?.state ?? null) as Participation | null,
    protect: longestNourishing(
      scoring.items.flatMap((item) =>
        item.role === "factor" && !flagged.has(item.factor) ? [item] : [],
      ),
      trend.bands,
    ),
    signals: signals.sort(byPressure),
    figures: scoring.items.map((item) => ({
      item: item.id,
      band: (figureOf.get(item.id)?.state ?? null) as Band | null,
      detail: JSON.parse(figureOf.get(item.id)?.detail ?? "null") as Detail | null,
    })),
    trend,
  };
}

/**
 * D4: cells that the supervisor was told of in the wave before, with a signal, and that this wave
 * does not have any more. Made of the two rosters and the published signals alone.
 */
async function groupsChangedIn(
  db: Db,
  wave: ReadWave,
  supervisorId: string,
  day: string,
): Promise<GroupChanged[]> {
  const before = await db
    .selectFrom("wave")
    .where("series", "=", wave.series)
    .where("period", "<", wave.period)
    .where("closedAt", "is not", null)
    .orderBy("period", "desc")
    .select(["id", "closedAt"])
    .executeTakeFirst();
  if (!before) return [];
  const read = await cellsReadBy(db, { supervisorId, waveId: before.id }, day);
  const present = await cellIdsOf(db, wave.id);
  const gone = read.cells.filter(
    ({ id, since }) => !present.has(id) && since <= (before.closedAt ?? ""),
  );
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  const signals = ((await readRelease(db, before.id, ids))?.lines ?? []).filter(
    ({ kind }) => kind === "signal",
  );
  return gone.flatMap(({ id, name }) => {
    const own = signals.filter(({ groupId }) => groupId === id).map(({ subject }) => subject);
    const factors = [...new Set(own)].sort((a, b) => place(a) - place(b));
    return factors.length > 0 ? [{ cellId: id, cell: name, factors }] : [];
  });
}

async function cellIdsOf(db: Db, waveId: string): Promise<Set<string | null>> {
  const rows = await db
    .selectFrom("roster")
    .where("waveId", "=", waveId)
    .select("cellId")
    .distinct()
    .execute();
  return new Set(rows.map(({ cellId }) => cellId));
}

function mostPressing(cells: readonly CellDigest[]): Digest["next"] {
  const all = cells.flatMap(({ id, name, signals }) =>
    signals.map((signal) => ({ cellId: id, cell: name, signal })),
  );
  return all.sort((a, b) => byPressure(a.signal, b.signal))[0] ?? null;
}

function signalOf(line: ReleaseLine): CellSignal {
  return {
    factor: line.subject,
    state: line.state as SignalState,
    grade: line.grade ?? "worth-asking",
    duration: line.duration ?? 1,
  };
}

/**
 * Clear before worth asking, what drains before what nourishes less, then the newest, then the order
 * of the factors.
 */
function byPressure(a: CellSignal, b: CellSignal) {
  const unsure = ({ grade }: CellSignal) => Number(grade !== "clear");
  const milder = ({ state }: CellSignal) => Number(!state.endsWith("drains"));
  return (
    unsure(a) - unsure(b) ||
    milder(a) - milder(b) ||
    a.duration - b.duration ||
    place(a.factor) - place(b.factor)
  );
}

function place(factor: string) {
  return factors.findIndex(({ id }) => id === factor);
}

/** Waves that closed before the supervisor's time are not in it: one starts with no history. */
async function trendOf(db: Db, wave: ReadWave, cell: ReadCell, items: string[]) {
  const rows = await db
    .selectFrom("releaseLine")
    .innerJoin("wave", "wave.id", "releaseLine.waveId")
    .where("wave.series", "=", wave.series)
    .where("wave.period", "<=", wave.period)
    .where("wave.closedAt", ">=", cell.since)
    .where("releaseLine.groupId", "=", cell.id)
    .where("releaseLine.kind", "=", "figure")
    .select(["wave.period", "releaseLine.subject", "releaseLine.state"])
    .execute();
  const periods = [...new Set([...rows.map((row) => row.period), wave.period])]
    .sort()
    .slice(-TREND);
  const bands = new Map(rows.map((row) => [`${row.period} ${row.subject}`, row.state as Band]));
  return {
    periods,
    bands: new Map(
      items.map((item) => [item, periods.map((period) => bands.get(`${period} ${item}`) ?? null)]),
    ),
  };
}

/** The factor whose item has been in the band "nourishes" for most waves up to now; ties by order. */
function longestNourishing(
  items: readonly { id: string; factor: string }[],
  bands: ReadonlyMap<string, readonly (Band | null)[]>,
): string | null {
  let longest = { factor: null as string | null, waves: 0 };
  for (const { id, factor } of items) {
    const waves = runLength(bands.get(id) ?? [], "nourishes");
    if (waves > longest.waves) longest = { factor, waves };
  }
  return longest.factor;
}

/** How many of the last bands in a row are this one. */
function runLength(bands: readonly (Band | null)[], band: Band) {
  const other = bands.findLastIndex((each) => each !== band);
  return bands.length - 1 - other;
}
