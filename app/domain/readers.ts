import { prepared } from "#db/prepared.ts";
import type { Db } from "#db/transaction.ts";
import { dayOf } from "./calendar.ts";

/** The ids of the supervisors, on the day of `closedAt` (UTC), of somebody who was asked in a wave. */
export async function supervisorsAsked(
  trx: Db,
  waveId: string,
  closedAt: string,
): Promise<string[]> {
  const rows = await onDay(trx, dayOf(closedAt, "UTC"))
    .innerJoin("roster", "roster.personId", "supervision.specialistId")
    .innerJoin("person", "person.id", "supervision.supervisorId")
    .innerJoin("personRole", "personRole.personId", "person.id")
    .where("roster.waveId", "=", waveId)
    .where("person.disabled", "=", 0)
    .where("personRole.role", "=", "supervisor")
    .select("person.id")
    .distinct()
    .orderBy("person.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** A cell, and the day from which its supervisor has supervised somebody in it. */
export interface ReadCell {
  id: string;
  name: string;
  since: string;
}

/**
 * The cells of a wave that a supervisor may read on `day` (`YYYY-MM-DD`): those that hold one of his
 * or her specialists of that day and not the supervisor. `uncovered` says that a specialist of
 * theirs was asked and is in no cell.
 */
export async function cellsReadBy(
  db: Db,
  { supervisorId, waveId }: { supervisorId: string; waveId: string },
  day: string,
): Promise<{ cells: ReadCell[]; uncovered: boolean }> {
  const rows = await cellsWithTheirs(db, { supervisorId, waveId, day });
  const cells = rows.flatMap(({ id, name, since }) => (id && name ? [{ id, name, since }] : []));
  return {
    cells: cells.sort((a, b) => compare(a.name, b.name)),
    uncovered: rows.some(({ id }) => id === null),
  };
}

const { compare } = new Intl.Collator("nb");

const cellsWithTheirs = prepared(
  (db, { supervisorId, waveId, day }: { supervisorId: string; waveId: string; day: string }) =>
    onDay(db, day)
      .innerJoin("roster", "roster.personId", "supervision.specialistId")
      .leftJoin("cell", "cell.id", "roster.cellId")
      .where("supervision.supervisorId", "=", supervisorId)
      .where("roster.waveId", "=", waveId)
      .where((eb) =>
        eb.or([
          eb("roster.cellId", "is", null),
          eb("roster.cellId", "not in", ownCells(db, supervisorId, waveId)),
        ]),
      )
      .select(["cell.id", "cell.name"])
      .select((eb) => eb.fn.min("supervision.startDate").as("since"))
      .groupBy(["cell.id", "cell.name"]),
);

function ownCells(db: Db, personId: string, waveId: string) {
  return db
    .selectFrom("roster")
    .where("waveId", "=", waveId)
    .where("personId", "=", personId)
    .where("cellId", "is not", null)
    .select("cellId");
}

function onDay(db: Db, day: string) {
  return db
    .selectFrom("supervision")
    .where("supervision.startDate", "<=", day)
    .where((eb) =>
      eb.or([eb("supervision.endDate", "is", null), eb("supervision.endDate", ">", day)]),
    );
}
