import { type Db, inPieces } from "#db/transaction.ts";
import { newId } from "./id.ts";
import { pausingOn } from "./pauses.ts";
import { type Member, membersOn } from "./people.ts";
import {
  type Division,
  divide,
  isSameCell,
  membersOf,
  type Placed,
  renewalOf,
  type Supervision,
} from "./cells.ts";

/** A cell as it is stored: a division with an id that stays from wave to wave. */
export interface Cell extends Division {
  id: string;
}

/**
 * Stores the roster of a new wave and its division into cells. The division of the series' wave
 * before stays within a quarter, as long as no cell falls below the smallest group: a joiner is in
 * the cell of the team, a new team in none until the division is made anew. Made anew, a cell of the
 * same teams in the same unit is still the same cell. `day` (`YYYY-MM-DD`) says whose supervision
 * counts.
 */
export async function drawUpRoster(
  trx: Db,
  wave: { id: string; series: string; period: string; smallestGroup: number },
  roster: readonly Placed[],
  day: string,
): Promise<void> {
  const supervision = await supervisionOn(trx, day);
  const before = await divisionBefore(trx, wave.series, wave.period);
  const cells = before?.cells ?? [];
  const current = renewalOf(before, wave.period, roster, supervision, wave.smallestGroup)
    ? await storeDivision(trx, wave.series, cells, divide(roster, supervision, wave.smallestGroup))
    : cells;

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

/** Whom a wave that opens on `day` asks: the specialists of the day without those who pause. */
export async function askedOn(trx: Db, day: string): Promise<Placed[]> {
  const pausing = await pausingOn(trx, day);
  return (await specialistsOn(trx, day)).filter(({ person }) => !pausing.has(person));
}

/**
 * The specialists of a day with their teams, in the order of their ids, whether or not they pause:
 * what may be shown. Someone in two teams counts where he or she was first.
 */
export async function specialistsOn(trx: Db, day: string): Promise<Placed[]> {
  const members = await membersOn(trx, day);
  const inOrder = members.sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1));
  return inOrder
    .filter((member, index) => member.personId !== inOrder[index - 1]?.personId)
    .map(({ personId, teamId, unitId }) => ({ person: personId, team: teamId, unit: unitId }));
}

function rankOf({ personId, startDate, teamId }: Member) {
  return `${personId} ${startDate} ${teamId}`;
}

/** Who supervises whom on `day`. */
export async function supervisionOn(trx: Db, day: string): Promise<Supervision> {
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

/** The wave of a series before `period` with its division; undefined before the first. */
export async function divisionBefore(
  trx: Db,
  series: string,
  period: string,
): Promise<{ waveId: string; period: string; cells: Cell[] } | undefined> {
  const wave = await trx
    .selectFrom("wave")
    .where("series", "=", series)
    .where("period", "<", period)
    .orderBy("period", "desc")
    .select(["id", "period"])
    .executeTakeFirst();
  return wave && { waveId: wave.id, period: wave.period, cells: await cellsOf(trx, wave.id) };
}

/** The division of a wave: its cells hold somebody of its roster, or they would have been made anew. */
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
  const cells = division.map((cell) => ({
    ...cell,
    id: before.find((known) => isSameCell(known, cell))?.id ?? newId(),
  }));
  const names = await teamNames(trx);
  for (const cell of cells.filter(({ id }) => !before.some((known) => known.id === id))) {
    const name = cellName(cell, names);
    await trx.insertInto("cell").values({ id: cell.id, series, unitId: cell.unit, name }).execute();
    await trx
      .insertInto("cellTeam")
      .values(cell.teams.map((teamId) => ({ cellId: cell.id, teamId })))
      .execute();
  }
  return cells;
}

/** A cell is called by its teams. */
export function cellName({ teams }: Division, names: ReadonlyMap<string, string>): string {
  const named = teams.map((team) => names.get(team) ?? team);
  return named.sort(new Intl.Collator("nb").compare).join(" · ");
}

/** The name of every team by its id. */
export async function teamNames(trx: Db): Promise<Map<string, string>> {
  const teams = await trx.selectFrom("team").select(["id", "name"]).execute();
  return new Map(teams.map(({ id, name }) => [id, name]));
}
