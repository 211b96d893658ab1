import { randomUUID } from "node:crypto";
import { closeWave } from "#app/domain/closing.ts";
import type { Figure, FigureItem, Group } from "#app/domain/disclosure/figures.ts";
import { type Priors, priorsBefore } from "#app/domain/disclosure/priors.ts";
import { figureItem, groupsOf, rosterOf } from "#app/domain/disclosure/publish.ts";
import { readRelease } from "#app/domain/disclosure/release.ts";
import { wouldExpose } from "#app/domain/disclosure/share-check.ts";
import { newId } from "#app/domain/id.ts";
import { cellsReadBy, supervisorsAsked } from "#app/domain/readers.ts";
import { storeResponses } from "#app/domain/responses.ts";
import { openWave } from "#app/domain/waves.ts";
import { connect } from "#db/connection.server.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type Db, inPieces } from "#db/transaction.ts";
import {
  ITEMS,
  periodOf,
  SERIES,
  type SimulatedOrganisation,
  type SimulatedWave,
  type Span,
} from "./world.ts";

/** A wave as the product closed it, and everything that an attacker is held to know beside it. */
export interface ReleasedWave {
  period: string;
  groups: Group[];
  answers: SimulatedWave["answers"];
  /** Shared by then, by person and item. */
  shares: Share[];
  /** Those of them that the release was judged by. */
  sharedAtClose: Share[];
  refusedShares: number;
  figures: Figure[];
  /** What earlier releases said of how people answer. */
  priors: Priors;
  signals: number;
  /** Supervisors with a specialist in a unit of seven or more, and whether they read any figure. */
  readers: { supervisor: string; specialists: string[]; reads: boolean }[];
}

export interface Share {
  person: string;
  item: string;
}

export const FIGURE_ITEMS: readonly FigureItem[] = ITEMS.map(figureItem);

/**
 * Takes an organisation through the product itself, wave by wave, on a database in memory: opened,
 * answered, closed, read. Of those who share, every other one does before the close and is in what
 * the release is judged by; the rest do after it, and are refused where that would expose somebody.
 */
export async function* releasedWaves(
  organisation: SimulatedOrganisation,
): AsyncGenerator<ReleasedWave> {
  const db = connect("sqlite::memory:");
  await migrateToLatest(db);
  await store(db, organisation);
  for (const wave of organisation.waves) yield await throughTheProduct(db, wave);
  await db.destroy();
}

async function throughTheProduct(db: Db, wave: SimulatedWave): Promise<ReleasedWave> {
  const { period, answers } = wave;
  const opening = await openWave(
    db,
    { series: SERIES, period },
    new Date(`${period}-02T07:00:00Z`),
  );
  if (opening.outcome !== "opened") throw new Error(opening.outcome);
  const { waveId } = opening;
  const responses = [...answers].map(([personId, own]) => ({
    ...{ personId, submission: randomUUID(), answers: own },
  }));
  await storeResponses(db, waveId, responses);
  const readers = await readersOf(db, waveId, period);
  const sharers = [...wave.shares].filter(([, items]) => items.length > 0);
  const early = sharers.filter((_, at) => at % 2 === 0);
  const late = sharers.filter((_, at) => at % 2 === 1);
  for (const [person, items] of early) await share(db, { waveId, person, items }, `${period}-05`);

  const closing = await closeWave(
    db,
    { series: SERIES, period },
    new Date(`${period}-20T19:00:00Z`),
  );
  if (closing.outcome !== "closed") throw new Error(closing.outcome);
  const priors = await priorsBefore(db, { series: SERIES, period }, FIGURE_ITEMS);
  const shares = await sharesAfter(db, { waveId, day: `${period}-21` }, early, late);
  const release = await readRelease(db, waveId);
  const lines = release?.lines ?? [];
  const roster = await rosterOf(db, waveId);
  const figures = lines.flatMap(({ kind, groupId, subject, state, detail }) =>
    kind === "figure"
      ? // Written by publishWave, of these types.
        [
          {
            group: groupId,
            item: subject,
            band: state,
            detail: JSON.parse(detail ?? "null"),
          } as Figure,
        ]
      : [],
  );
  return {
    period,
    groups: groupsOf(roster),
    answers,
    ...shares,
    figures,
    priors,
    signals: lines.filter(({ kind }) => kind === "signal").length,
    readers: readers.map(({ cells, ...reader }) => ({
      ...reader,
      reads: figures.some(({ group }) => cells.includes(group)),
    })),
  };
}

async function sharesAfter(
  db: Db,
  { waveId, day }: { waveId: string; day: string },
  early: readonly [string, string[]][],
  late: readonly [string, string[]][],
) {
  const sharedAtClose = early.flatMap(([person, items]) => items.map((item) => ({ person, item })));
  const shares = [...sharedAtClose];
  let refusedShares = 0;
  for (const [person, items] of late) {
    if (await wouldExpose(db, { waveId, personId: person, items })) {
      refusedShares += 1;
      continue;
    }
    await share(db, { waveId, person, items }, day);
    shares.push(...items.map((item) => ({ person, item })));
  }
  return { shares, sharedAtClose, refusedShares };
}

/** As `shareAnswers` stores it; to whom is the same to an attacker. */
async function share(
  db: Db,
  { waveId, person, items }: { waveId: string; person: string; items: readonly string[] },
  sharedOn: string,
) {
  const response = await db
    .selectFrom("response")
    .where("waveId", "=", waveId)
    .where("personId", "=", person)
    .select("id")
    .executeTakeFirstOrThrow();
  const id = newId();
  const days = { sharedOn, endsOn: "2040-01-01", withdrawnAt: null };
  const row = { id, responseId: response.id, receiverId: person, ...days };
  await db.insertInto("share").values(row).execute();
  await db
    .insertInto("shareItem")
    .values(items.map((item) => ({ shareId: id, item })))
    .execute();
}

/** Supervisors of somebody in a unit of seven or more, with the cells that they may read. */
async function readersOf(db: Db, waveId: string, period: string) {
  const day = `${period}-20`;
  const roster = await db
    .selectFrom("roster")
    .innerJoin("team", "team.id", "roster.teamId")
    .where("waveId", "=", waveId)
    .select(["roster.personId", "team.unitId"])
    .execute();
  const sizes = new Map<string, number>();
  for (const { unitId } of roster) sizes.set(unitId, (sizes.get(unitId) ?? 0) + 1);
  const unitOf = new Map(roster.map(({ personId, unitId }) => [personId, unitId]));
  const supervisions = await db
    .selectFrom("supervision")
    .where("startDate", "<=", day)
    .where((eb) => eb.or([eb("endDate", "is", null), eb("endDate", ">", day)]))
    .select(["supervisorId", "specialistId"])
    .execute();
  const isLarge = (specialist: string) => (sizes.get(unitOf.get(specialist) ?? "") ?? 0) >= 7;
  const specialistsOf = (supervisor: string) =>
    supervisions.flatMap(({ supervisorId, specialistId }) =>
      supervisorId === supervisor && isLarge(specialistId) ? [specialistId] : [],
    );
  const asked = await supervisorsAsked(db, waveId, `${day}T19:00:00.000Z`);
  const readers = asked.filter((supervisor) => specialistsOf(supervisor).length > 0);
  return Promise.all(
    readers.map(async (supervisor) => {
      const { cells } = await cellsReadBy(db, { supervisorId: supervisor, waveId }, day);
      const specialists = specialistsOf(supervisor);
      return { supervisor, specialists, cells: cells.map(({ id }) => id) };
    }),
  );
}

async function store(db: Db, { teams, people, supervisions, waves }: SimulatedOrganisation) {
  const supervisors = [...new Set(supervisions.map(({ supervisor }) => supervisor))];
  const specialists = new Set(people.map(({ id }) => id));
  const units = [...new Set(teams.map(({ unit }) => unit))];
  await insert(
    db,
    "unit",
    units.map((id) => ({ id, name: id })),
  );
  await insert(
    db,
    "team",
    teams.map(({ id, unit }) => ({ id, unitId: unit, name: id })),
  );
  const outsiders = supervisors.filter((id) => !specialists.has(id));
  const everybody = [...people, ...outsiders.map((id) => ({ id, keepsHistory: true }))];
  await insert(
    db,
    "person",
    everybody.map(({ id, keepsHistory }) => ({
      ...{ id, name: id, email: `${id}@bench.example`, language: "en", timeZone: "UTC" },
      keepsHistory: Number(keepsHistory),
    })),
  );
  await insert(db, "personRole", [
    ...people.map(({ id }) => ({ personId: id, role: "specialist" })),
    ...supervisors.map((id) => ({ personId: id, role: "supervisor" })),
  ]);
  await insert(
    db,
    "membership",
    people.map(({ id, team, ...span }) => ({
      ...{ id: newId(), personId: id, teamId: team },
      ...days(span, waves.length),
    })),
  );
  await insert(
    db,
    "supervision",
    supervisions.map(({ supervisor, specialist, ...span }) => ({
      ...{ id: newId(), supervisorId: supervisor, specialistId: specialist },
      ...days(span, waves.length),
    })),
  );
}

function days({ start, end }: Span, waves: number) {
  return {
    startDate: `${periodOf(start)}-01`,
    endDate: end < waves ? `${periodOf(end)}-01` : null,
  };
}

type Table = "unit" | "team" | "person" | "personRole" | "membership" | "supervision";

async function insert(db: Db, table: Table, rows: readonly Record<string, unknown>[]) {
  for (const piece of inPieces(rows, 10))
    // One function for tables of six shapes; the database judges the rows.
    await db
      .insertInto(table)
      .values(piece as never)
      .execute();
}
