import { prepared } from "#db/prepared.ts";
import type { Db } from "#db/transaction.ts";
import { place } from "./cell-digest.ts";
import { linesOfGroup } from "./disclosure/release.ts";
import { cellsReadBy, type ReadCell } from "./readers.ts";

/** A published signal's end: it says nothing of how things are now. */
export interface GroupChanged {
  cellId: string;
  cell: string;
  factors: string[];
}

interface Told {
  wave: { id: string; series: string; period: string };
  supervisorId: string;
  /** Those that the supervisor reads in this wave. */
  cells: readonly ReadCell[];
}

/**
 * D4: cells that the supervisor was told of in the wave before, with a signal, and that this wave
 * does not have any more. Made of the two rosters and the published signals alone.
 */
export async function groupsChangedIn(
  db: Db,
  { wave, supervisorId, cells }: Told,
  day: string,
): Promise<GroupChanged[]> {
  const [before] = await waveBefore(db, { series: wave.series, period: wave.period });
  if (!before) return [];
  const read = await cellsReadBy(db, { supervisorId, waveId: before.id }, day);
  const left = read.cells.filter(
    ({ id, since }) => since <= (before.closedAt ?? "") && !cells.some((cell) => cell.id === id),
  );
  const gone: GroupChanged[] = [];
  for (const { id, name } of left) {
    if ((await askedIn(db, { waveId: wave.id, cellId: id })).length > 0) continue;
    const factors = await signalledIn(db, { waveId: before.id, groupId: id });
    if (factors.length > 0) gone.push({ cellId: id, cell: name, factors });
  }
  return gone;
}

const waveBefore = prepared((db, { series, period }: { series: string; period: string }) =>
  db
    .selectFrom("wave")
    .where("series", "=", series)
    .where("period", "<", period)
    .where("closedAt", "is not", null)
    .orderBy("period", "desc")
    .limit(1)
    .select(["id", "closedAt"]),
);

/** Somebody who was asked in a wave as one of a cell; nobody once the cell is divided anew. */
const askedIn = prepared((db, { waveId, cellId }: { waveId: string; cellId: string }) =>
  db
    .selectFrom("roster")
    .where("waveId", "=", waveId)
    .where("cellId", "=", cellId)
    .limit(1)
    .select("personId"),
);

async function signalledIn(db: Db, of: { waveId: string; groupId: string }): Promise<string[]> {
  const lines = await linesOfGroup(db, of);
  const factors = lines.filter(({ kind }) => kind === "signal").map(({ subject }) => subject);
  return [...new Set(factors)].sort((a, b) => place(a) - place(b));
}
