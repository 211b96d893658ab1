import { z } from "zod";
import type { Db } from "#db/transaction.ts";
import { inProportion } from "./attacker/posterior.ts";
import type { FigureItem } from "./figures.ts";

/** How likely each value is to somebody who has read the earlier releases: item → weights, lowest first. */
export type Priors = ReadonlyMap<string, readonly number[]>;

const detail = z.object({ mean: z.number(), shares: z.array(z.number()) });

/** Half of what a share is rounded to: a value that is shown with 0 % is rare, and not impossible. */
const ROUNDED_AWAY = 2.5;

/**
 * D13's prior: the mean of the distributions in the latest release of the series that had one for
 * the item, else every value alike. Rests on what was published alone. Throws on a release that is
 * not of our writing.
 */
export async function priorsBefore(
  trx: Db,
  { series, period }: { series: string; period: string },
  items: readonly FigureItem[],
): Promise<Priors> {
  const lines = await trx
    .selectFrom("releaseLine")
    .innerJoin("wave", "wave.id", "releaseLine.waveId")
    .where("wave.series", "=", series)
    .where("wave.period", "<", period)
    .where("releaseLine.kind", "=", "figure")
    .where("releaseLine.detail", "is not", null)
    .orderBy("wave.period", "desc")
    .orderBy("releaseLine.groupId")
    .select(["wave.period", "releaseLine.subject", "releaseLine.detail"])
    .execute();
  return new Map(
    items.map((item) => {
      const own = lines.filter(({ subject }) => subject === item.id);
      const latest = own.filter((line) => line.period === own[0]?.period);
      const shares = latest.map((line) => detail.parse(JSON.parse(line.detail ?? "null")).shares);
      return [item.id, priorOf(item, shares)];
    }),
  );
}

function priorOf({ scale }: FigureItem, released: readonly number[][]): number[] {
  const values = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => step);
  const fitting = released.filter((shares) => shares.length === values.length);
  const weights = values.map((step) =>
    fitting.reduce((sum, shares) => sum + (shares[step] ?? 0) + ROUNDED_AWAY, 0),
  );
  return inProportion(weights) ?? values.map(() => 1 / values.length);
}
