import { dayOf } from "#app/domain/calendar.ts";
import { specialistsOn } from "#app/domain/roster.ts";
import { DEFAULT_TIME_ZONE } from "#app/domain/waves.ts";
import type { Db } from "#db/transaction.ts";
import type { Detail } from "./figures.ts";
import { readRelease } from "./release.ts";

/** One published fact, as it leaves the product in a file. */
export interface PublishedLine {
  series: string;
  period: string;
  /** `unit/cell`, `unit` or `organisation`. */
  group: string;
  kind: "figure" | "signal" | "participation";
  item?: string;
  factor?: string;
  band?: string;
  state?: string;
  grade?: string;
  duration?: number;
  mean?: number;
  shares?: number[];
  /**
   * How many belonged to the group on the day the wave opened, those who had a break included: who was
   * asked, or how many, would tell of a break.
   */
  people: number;
}

/** Everything that the closed waves of a series (or one of them) published, oldest wave first. */
export async function* publishedLines(
  db: Db,
  series: string,
  period?: string,
): AsyncGenerator<PublishedLine> {
  const waves = await db
    .selectFrom("wave")
    .where("series", "=", series)
    .where("closedAt", "is not", null)
    .$if(period !== undefined, (query) => query.where("period", "=", period ?? ""))
    .orderBy("period")
    .select(["id", "period", "opensAt"])
    .execute();
  const timeZone = await timeZoneOf(db, series);
  for (const wave of waves) {
    const groups = await groupsOf(db, wave.id, dayOf(wave.opensAt, timeZone));
    const release = await readRelease(db, wave.id);
    for (const line of release?.lines ?? []) {
      const group = groups.get(line.groupId);
      // Written by publishWave, of this type.
      const detail = JSON.parse(line.detail ?? "null") as Detail | null;
      yield {
        series,
        period: wave.period,
        group: group?.name ?? line.groupId,
        kind: line.kind,
        ...(line.kind === "figure" && { item: line.subject, band: line.state, ...detail }),
        ...(line.kind === "signal" && { factor: line.subject, state: line.state }),
        ...(line.kind === "participation" && { state: line.state }),
        ...(line.grade && { grade: line.grade }),
        ...(line.duration && { duration: line.duration }),
        people: group?.people ?? 0,
      };
    }
  }
}

/** Cells, units and the organisation of a wave by id, with their name and how many belonged on `day`. */
async function groupsOf(db: Db, waveId: string, day: string) {
  const specialists = await specialistsOn(db, day);
  const rows = await db
    .selectFrom("cell")
    .innerJoin("cellTeam", "cellTeam.cellId", "cell.id")
    .innerJoin("unit", "unit.id", "cell.unitId")
    .where("cell.id", "in", (eb) =>
      eb
        .selectFrom("roster")
        .where("waveId", "=", waveId)
        .where("cellId", "is not", null)
        .select("cellId")
        .$castTo<{ cellId: string }>(),
    )
    .select(["cell.id as cellId", "cell.name as cellName", "cellTeam.teamId"])
    .select(["unit.id as unitId", "unit.name as unitName"])
    .execute();
  const groups = new Map<string, { name: string; people: number }>();
  for (const { cellId, cellName, teamId, unitId, unitName } of rows) {
    const people = specialists.filter(({ team }) => team === teamId).length;
    for (const [id, name] of [
      [cellId, `${unitName}/${cellName}`],
      [unitId, unitName],
      ["organisation", "organisation"],
    ] as const) {
      groups.set(id, { name, people: (groups.get(id)?.people ?? 0) + people });
    }
  }
  return groups;
}

async function timeZoneOf(db: Db, name: string): Promise<string> {
  const series = await db
    .selectFrom("series")
    .where("name", "=", name)
    .select("timeZone")
    .executeTakeFirst();
  return series?.timeZone ?? DEFAULT_TIME_ZONE;
}
