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
  /** E-mail addresses of everybody of the group who was asked; says nothing of who answered. */
  members: string[];
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
    .select(["id", "period"])
    .execute();
  for (const wave of waves) {
    const groups = await groupsOf(db, wave.id);
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
        members: group?.members ?? [],
      };
    }
  }
}

/** Cells, units and the organisation of a wave by id, with their name and members. */
async function groupsOf(db: Db, waveId: string) {
  const roster = await db
    .selectFrom("roster")
    .innerJoin("person", "person.id", "roster.personId")
    .innerJoin("cell", "cell.id", "roster.cellId")
    .innerJoin("unit", "unit.id", "cell.unitId")
    .where("roster.waveId", "=", waveId)
    .orderBy("person.email")
    .select(["person.email", "cell.id as cellId", "cell.name as cellName"])
    .select(["unit.id as unitId", "unit.name as unitName"])
    .execute();
  const groups = new Map<string, { name: string; members: string[] }>();
  for (const { email, cellId, cellName, unitId, unitName } of roster) {
    for (const [id, name] of [
      [cellId, `${unitName}/${cellName}`],
      [unitId, unitName],
      ["organisation", "organisation"],
    ] as const) {
      const group = groups.get(id) ?? { name, members: [] };
      group.members.push(email);
      groups.set(id, group);
    }
  }
  return groups;
}
