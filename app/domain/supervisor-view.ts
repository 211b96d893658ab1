import type { Db } from "#db/transaction.ts";
import { type Digest, digestFor, digestIn } from "./digest.ts";
import { supervisorsOf } from "./people.ts";

/** What a specialist's supervisors see of the group that he or she was in, in the last closed wave. */
export type SupervisorView =
  /** No wave that asked this person has closed. */
  | { outcome: "no-wave" }
  /** The person was in no cell: nobody is shown anything. */
  | { outcome: "no-cell"; survey: string; surveyVersion: number; period: string }
  | { outcome: "shown"; supervisors: Seeing[] };

export interface Seeing {
  supervisor: string;
  /** The supervisor's own digest, with the cells that are not the specialist's left out. */
  digest: OwnCellDigest | null;
}

/** What a digest says of cells. What people brought up with the supervisor is no part of it. */
type SaidOfCells = Pick<
  Digest,
  "series" | "period" | "survey" | "surveyVersion" | "cells" | "next" | "groupsChanged" | "withheld"
>;

export interface OwnCellDigest extends SaidOfCells {
  /** Whether the supervisor reads other cells besides. */
  readsOthers: boolean;
}

/**
 * Each supervisor of today with what the digest says to them on `day` about the specialist's own cell,
 * in the last wave of the series (of any, without one): made by the same function from the same release, and never anything more.
 */
export async function supervisorViewOf(
  db: Db,
  specialistId: string,
  day: string,
  series?: string,
): Promise<SupervisorView> {
  const wave = await lastWaveOf(db, specialistId, series);
  if (!wave) return { outcome: "no-wave" };
  const { cellId, survey, surveyVersion, period } = wave;
  if (cellId === null) return { outcome: "no-cell", survey, surveyVersion, period };
  const supervisors = await supervisorsOf(db, specialistId, day);
  const ownCells = await cellsEverOf(db, specialistId);
  return {
    outcome: "shown",
    supervisors: await Promise.all(
      supervisors.map(async ({ id, name }) => {
        const digest = await readBy(db, { ...wave, supervisorId: id }, day);
        return { supervisor: name, digest: digest ? withOnly(digest, cellId, ownCells) : null };
      }),
    ),
  };
}

async function readBy(
  db: Db,
  wave: { series: string; period: string; supervisorId: string },
  day: string,
): Promise<Digest | undefined> {
  const digest = await digestIn(db, wave);
  return digest && digestFor(db, { digestId: digest.id, supervisorId: wave.supervisorId }, day);
}

function withOnly(
  digest: Digest,
  cellId: string,
  ownCells: readonly (string | null)[],
): OwnCellDigest | null {
  const cells = digest.cells.filter(({ id }) => id === cellId);
  if (cells.length === 0) return null;
  const { series, period, survey, surveyVersion } = digest;
  return {
    ...{ series, period, survey, surveyVersion },
    cells,
    next: digest.next?.cellId === cellId ? digest.next : null,
    groupsChanged: digest.groupsChanged.filter(({ cellId }) => ownCells.includes(cellId)),
    withheld: cells.some(({ figures }) => figures.some(({ band }) => band === null)),
    readsOthers: digest.cells.length > 1,
  };
}

async function cellsEverOf(db: Db, personId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom("roster")
    .where("personId", "=", personId)
    .select("cellId")
    .distinct()
    .execute();
  return rows.map(({ cellId }) => cellId);
}

function lastWaveOf(db: Db, personId: string, series?: string) {
  return db
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .where("roster.personId", "=", personId)
    .where("wave.closedAt", "is not", null)
    .$if(series !== undefined, (query) => query.where("wave.series", "=", series ?? ""))
    .orderBy("wave.closedAt", "desc")
    .select(["wave.series", "wave.period", "wave.survey", "wave.surveyVersion", "roster.cellId"])
    .executeTakeFirst();
}
