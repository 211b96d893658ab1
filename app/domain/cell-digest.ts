import { factors } from "#surveys/factors.ts";
import type { Scoring } from "#surveys/scoring.ts";
import type { Band, Detail, Participation } from "./disclosure/figures.ts";
import type { SignalState } from "./disclosure/publish.ts";
import type { ReleaseLine } from "./disclosure/release.ts";
import type { ReadCell } from "./readers.ts";

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

/** What a release says of one cell. */
export type CellLine = Pick<
  ReleaseLine,
  "kind" | "subject" | "state" | "grade" | "duration" | "detail"
>;

/** The released band of an item in a wave, this one or an earlier one. */
export interface PastBand {
  period: string;
  subject: string;
  state: string;
}

/** Waves that a trend shows at most. */
const TREND = 12;

/** What a digest tells of a cell: of the lines that its wave released, and of the bands up to then. */
export function cellDigest(
  { id, name }: Pick<ReadCell, "id" | "name">,
  { period, scoring }: { period: string; scoring: Scoring },
  { lines, past }: { lines: readonly CellLine[]; past: readonly PastBand[] },
): CellDigest {
  const figureOf = new Map(
    lines.filter(({ kind }) => kind === "figure").map((line) => [line.subject, line]),
  );
  const participation = lines.find(({ kind }) => kind === "participation");
  const signals = lines.filter(({ kind }) => kind === "signal").map(signalOf);
  const flagged = new Set(signals.map(({ factor }) => factor));
  const items = scoring.items.map((item) => item.id);
  const trend = trendOf(items, period, past);
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
    figures: items.map((item) => ({
      item,
      band: (figureOf.get(item)?.state ?? null) as Band | null,
      detail: JSON.parse(figureOf.get(item)?.detail ?? "null") as Detail | null,
    })),
    trend,
  };
}

function signalOf(line: CellLine): CellSignal {
  return {
    factor: line.subject,
    state: line.state as SignalState,
    grade: line.grade ?? "worth-asking",
    duration: line.duration ?? 1,
  };
}

/**
 * The more pressing first: clear before worth asking, what drains before what nourishes less, then the newest, then the order
 * of the factors.
 */
export function byPressure(a: CellSignal, b: CellSignal) {
  const unsure = ({ grade }: CellSignal) => Number(grade !== "clear");
  const milder = ({ state }: CellSignal) => Number(!state.endsWith("drains"));
  return (
    unsure(a) - unsure(b) ||
    milder(a) - milder(b) ||
    a.duration - b.duration ||
    place(a.factor) - place(b.factor)
  );
}

/** Where a factor stands among the factors. */
export function place(factor: string): number {
  return places.get(factor) ?? -1;
}

const places = new Map(factors.map(({ id }, at) => [id, at]));

function trendOf(items: readonly string[], period: string, past: readonly PastBand[]) {
  const periods = [...new Set([...past.map((line) => line.period), period])].sort().slice(-TREND);
  const bands = new Map(past.map((line) => [`${line.period} ${line.subject}`, line.state as Band]));
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
