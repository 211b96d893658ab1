import { type Db, inPieces } from "#db/transaction.ts";
import { newId } from "./id.ts";
import { type Member, membersOn } from "./people.ts";
import { quarterOf } from "./calendar.ts";
import {
  type Division,
  divide,
  membersOf,
  type Placed,
  stillHolds,
  type Supervision,
} from "./cells.ts";

/** A cell as it is stored: a division with an id that stays from wave to wave. */
interface Cell extends Division {
  id: string;
}

/**
 * Stores the roster of a new wave and its division into cells. The division of the series' wave
 * before stays within a quarter, as long as no cell falls below the smallest group; made anew, a
 * cell of the same teams is still the same cell. `day` (`YYYY-MM-DD`) says whose supervision counts.
 */
export async function drawUpRoster(
  trx: Db,
  wave: { id: string; series: string; period: string; smallestGroup: number },
  roster: readonly Placed[],
  day: string,
): Promise<void> {
  const supervision = await supervisionOn(trx, day);
  const before = await waveBefore(trx, wave.series, wave.period);
  const cells = before ? await cellsOf(trx, before.id) : [];
  const stays =
    before !== undefined &&
    quarterOf(before.period) === quarterOf(wave.period) &&
    stillHolds(cells, roster, supervision, wave.smallestGroup);
  const current = stays
    ? cells
    : await storeDivision(trx, wave.series, cells, divide(roster, supervision, wave.smallestGroup));

  const cellOf = new Map<string, string>();
  for (const cell of current) {
    for (const { person } of membersOf(cell, roster, supervision)) cellOf.set(person, cell.id);
  }
  const rows = roster.map(({ person, team }) => ({
    waveId: wave.id,
    personId: person,
    teamId: team,
    cellId: cellOf.get(person) ?? null,
  }));
  for (const piece of inPieces(rows, 4)) await trx.insertInto("roster").values(piece).execute();
}

/**
 * Whom a wave that opens on `day` asks, in the order of their ids; someone in two teams counts where
 * he or she was first.
 */
export async function askedOn(trx: Db, day: string): Promise<Placed[]> {
  const members = await membersOn(trx, day);
  const inOrder = members.sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  return inOrder
    .filter((member, index) => member.personId !== inOrder[index - 1]?.personId)
    .map(({ personId, teamId, unitId }) => ({ person: personId, team: teamId, unit: unitId }));
}

function rankOf({ personId, startDate, teamId }: Member) {
  return `${personId} ${startDate} ${teamId}`;
}

async function supervisionOn(trx: Db, day: string): Promise<Supervision> {
  const rows = await trx
    .selectFrom("supervision")
    .where("startDate", "<=", day)
    .where((eb) => eb.or([eb("endDate", "is", null), eb("endDate", ">", day)]))
    .select(["supervisorId", "specialistId"])
    .execute();
  const supervision = new Map<string, Set<string>>();
  for (const { supervisorId, specialistId } of rows) {
    const specialists = supervision.get(supervisorId) ?? new Set<string>();
    supervision.set(supervisorId, specialists.add(specialistId));
  }
  return supervision;
}

function waveBefore(trx: Db, series: string, period: string) {
  return trx
    .selectFrom("wave")
    .where("series", "=", series)
    .where("period", "<", period)
    .orderBy("period", "desc")
    .select(["id", "period"])
    .executeTakeFirst();
}

/** The division that a wave was given, whether or not anybody of a cell was on its roster. */
async function cellsOf(trx: Db, waveId: string): Promise<Cell[]> {
  const rows = await trx
    .selectFrom("cell")
    .innerJoin("cellTeam", "cellTeam.cellId", "cell.id")
    .where("cell.id", "in", (eb) =>
      eb
        .selectFrom("roster")
        .where("waveId", "=", waveId)
        .where("cellId", "is not", null)
        .select("cellId")
        .distinct()
        .$castTo<{ cellId: string }>(),
    )
    .select(["cell.id", "cell.unitId", "cellTeam.teamId"])
    .execute();
  const cells = new Map<string, Cell>();
  for (const { id, unitId, teamId } of rows) {
    const cell = cells.get(id) ?? { id, unit: unitId, teams: [] };
    cell.teams.push(teamId);
    cells.set(id, cell);
  }
  for (const cell of cells.values()) cell.teams.sort();
  return [...cells.values()];
}

async function storeDivision(
  trx: Db,
  series: string,
  before: readonly Cell[],
  division: readonly Division[],
): Promise<Cell[]> {
  const known = new Map(before.map((cell) => [String(cell.teams), cell.id]));
  const cells = division.map((cell) => ({ ...cell, id: known.get(String(cell.teams)) ?? newId() }));
  const names = await teamNames(trx);
  for (const cell of cells.filter(({ teams }) => !known.has(String(teams)))) {
    const name = cell.teams
      .map((team) => names.get(team) ?? team)
      .sort(new Intl.Collator("nb").compare)
      .join(" · ");
    await trx.insertInto("cell").values({ id: cell.id, series, unitId: cell.unit, name }).execute();
    await trx
      .insertInto("cellTeam")
      .values(cell.teams.map((teamId) => ({ cellId: cell.id, teamId })))
      .execute();
  }
  return cells;
}

async function teamNames(trx: Db) {
  const teams = await trx.selectFrom("team").select(["id", "name"]).execute();
  return new Map(teams.map(({ id, name }) => [id, name]));
}
