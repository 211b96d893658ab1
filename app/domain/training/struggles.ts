import type { Db } from "#db/transaction.ts";
import { factors } from "#surveys/factors.ts";

/** In how many cells a factor has a signal; null for one to four. */
export interface Struggle {
  factor: string;
  cells: number | null;
}

/** What the cells struggle with in the last closed wave of a series. */
export interface Struggles {
  series: string;
  period: string;
  /** How many cells the wave had; null for fewer than five, of whom nothing is told. */
  cells: number | null;
  /** What most cells struggle with in front, then in the order of the factors. */
  struggles: Struggle[];
}

/**
 * Fewer cells than this are not counted, and where there are no more, nothing is said at all: a signal
 * of one of them would be told of a team that can be guessed.
 */
const SMALLEST = 5;

/** What the cells of each series struggle with, from what its last closed wave has released; no cell is named. */
export async function cellStruggles(db: Db): Promise<Struggles[]> {
  const all: Struggles[] = [];
  for (const { id, series, period } of await lastWaves(db)) {
    const { cells } = await db
      .selectFrom("roster")
      .where("waveId", "=", id)
      .select((eb) => eb.fn.count("cellId").distinct().as("cells"))
      .executeTakeFirstOrThrow();
    const lines = await db
      .selectFrom("releaseLine")
      .where("waveId", "=", id)
      .where("kind", "=", "signal")
      .where("groupKind", "=", "cell")
      .select(["groupId", "subject"])
      .execute();
    all.push({ series, period, ...strugglesIn(lines, Number(cells)) });
  }
  return all;
}

/** What released signals say of the factors where a wave had so many cells. */
export function strugglesIn(
  lines: readonly { groupId: string; subject: string }[],
  cells: number,
): Pick<Struggles, "cells" | "struggles"> {
  if (cells < SMALLEST) return { cells: null, struggles: [] };
  const struggles = factors.flatMap(({ id: factor }) => {
    const having = new Set(
      lines.filter(({ subject }) => subject === factor).map(({ groupId }) => groupId),
    ).size;
    if (having === 0) return [];
    return [{ factor, cells: having < SMALLEST ? null : having }];
  });
  return { cells, struggles: struggles.sort((a, b) => (b.cells ?? 0) - (a.cells ?? 0)) };
}

async function lastWaves(db: Db) {
  const waves = await db
    .selectFrom("release")
    .innerJoin("wave", "wave.id", "release.waveId")
    .orderBy("wave.series")
    .orderBy("wave.period", "desc")
    .select(["wave.id", "wave.series", "wave.period"])
    .execute();
  return waves.filter(({ series }, at) => waves[at - 1]?.series !== series);
}
