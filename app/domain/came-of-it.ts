import type { Db } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { CellDigest } from "./cell-digest.ts";
import { nextWaves, seriesOf } from "./rhythm/series.ts";
import { supervisorViewOf } from "./supervisor-view.ts";

type Band = NonNullable<CellDigest["figures"][number]["band"]>;

/** How the factors of a specialist's own group stand since the wave before; from published bands alone. */
export interface CameOfIt {
  /** The last closed wave that asked this person and was published to a supervisor; null without one. */
  period: string | null;
  factors: Moved[];
  /** When the next wave is to open (UTC ISO-8601); null where nothing is planned. */
  nextOpensAt: string | null;
}

/** A factor whose band was published. */
export interface Moved {
  factor: string;
  band: Band;
  /** Since the wave before; null where that one published no band. */
  move: "up" | "down" | "same" | null;
  /** Oldest first, the last is `band`; null where none was published. */
  trend: (Band | null)[];
}

const ORDER: readonly Band[] = ["drains", "mixed", "nourishes"];

/** What came of a series for a specialist, as of `now` and the person's own `day` (YYYY-MM-DD). */
export async function cameOfIt(
  db: Db,
  { personId, series }: { personId: string; series: string },
  { now, day }: { now: Date; day: string },
): Promise<CameOfIt> {
  const view = await supervisorViewOf(db, personId, day, series);
  const seen = view.outcome === "shown" ? view.supervisors : [];
  const digest = seen.find(({ digest }) => digest !== null)?.digest;
  const [cell] = digest?.cells ?? [];
  const planned = (await seriesOf(db)).find(({ name }) => name === series);
  const [next] = planned && !planned.pausedAt ? nextWaves(planned, now, 1) : [];
  return {
    period: digest?.period ?? null,
    factors: digest && cell ? movedIn(cell, digest) : [],
    nextOpensAt: next?.opensAt ?? null,
  };
}

function movedIn(
  cell: CellDigest,
  { survey, surveyVersion }: { survey: string; surveyVersion: number },
): Moved[] {
  const { scoring } = publishedSurvey(survey, surveyVersion);
  return scoring.items.flatMap((item) => {
    const trend = cell.trend.bands.get(item.id) ?? [];
    const band = trend.at(-1);
    if (item.role !== "factor" || !band) return [];
    return [{ factor: item.factor, band, move: moveOf(trend.at(-2) ?? null, band), trend }];
  });
}

function moveOf(before: Band | null, now: Band): Moved["move"] {
  if (before === null) return null;
  const steps = ORDER.indexOf(now) - ORDER.indexOf(before);
  return steps === 0 ? "same" : steps > 0 ? "up" : "down";
}
