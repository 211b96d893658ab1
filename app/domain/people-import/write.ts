import { type Db, inPieces } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";
import { promiseAnew } from "#app/domain/daily-mail/promises.ts";
import { newId } from "#app/domain/id.ts";
import { changeRoles, storePeople } from "#app/domain/people.ts";
import {
  isNothing,
  type MembershipChange,
  type PeopleChanges,
  type SupervisionChange,
  type TeamName,
} from "./changes.ts";
import { readTeams, type Stored } from "./stored.ts";

export interface ImportedBy {
  now: Date;
  /** Null for the command line. */
  actorId?: string | null;
  /** Told after each piece of work. */
  onProgress?: (done: number, of: number) => void;
}

/** Writes all changes in the running transaction, a few hundred rows at a time. */
export async function writeChanges(
  trx: Db,
  changes: PeopleChanges,
  stored: Stored,
  by: ImportedBy,
): Promise<void> {
  if (isNothing(changes)) return;
  const progress = counter(changes, by);
  const teamIds = await storeTeams(trx, changes);
  const ids = new Map([...stored.people].map(([email, { id }]) => [email, id]));
  const entries = [...changes.newPeople, ...changes.changedPeople.map(({ after }) => after)];
  for (const piece of pieces(entries)) {
    for (const [email, id] of await storePeople(trx, piece)) ids.set(email, id);
    progress(piece.length);
  }
  for (const { before, after } of changes.changedPeople)
    if (before.timeZone !== after.timeZone) await promiseAnew(trx, idOf(ids, after.email), by.now);
  const roleChanges = [
    ...changes.newPeople.map(({ email, roles }) => ({ email, added: roles, removed: [] })),
    ...changes.changedRoles.map(({ person, ...change }) => ({ email: person.email, ...change })),
  ];
  for (const piece of pieces(roleChanges)) {
    const withIds = piece.map(({ email, ...change }) => ({
      personId: idOf(ids, email),
      ...change,
    }));
    await changeRoles(trx, withIds, { actorId: by.actorId ?? null, now: by.now });
    progress(piece.length);
  }
  for (const piece of pieces(changes.memberships)) {
    await storeMemberships(trx, piece, ids, teamIds);
    progress(piece.length);
  }
  for (const piece of pieces(changes.supervisions)) {
    await storeSupervisions(trx, piece, ids);
    progress(piece.length);
  }
  await record(trx, { act: "people-imported", actorId: by.actorId ?? null }, by.now);
}

function counter(changes: PeopleChanges, { onProgress }: ImportedBy) {
  const { newPeople, changedPeople, changedRoles, memberships, supervisions } = changes;
  // New people are written twice: with their details and with their roles.
  const all = [newPeople, newPeople, changedPeople, changedRoles, memberships, supervisions];
  const of = all.reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  return (step: number) => {
    done += step;
    onProgress?.(done, of);
  };
}

/** Gives the ids of all teams that people are put into. */
async function storeTeams(trx: Db, changes: PeopleChanges): Promise<Map<string, string>> {
  for (const piece of inPieces(changes.newUnits, 2)) {
    await trx
      .insertInto("unit")
      .values(piece.map((name) => ({ id: newId(), name })))
      .execute();
  }
  const units = await trx.selectFrom("unit").select(["id", "name"]).execute();
  const unitIds = new Map(units.map(({ id, name }) => [name, id]));
  for (const piece of inPieces(changes.newTeams, 3)) {
    const rows = piece.map(({ unit, team }) => ({
      id: newId(),
      unitId: idOf(unitIds, unit),
      name: team,
    }));
    await trx.insertInto("team").values(rows).execute();
  }
  const teams = await readTeams(trx);
  return new Map(teams.map((team) => [keyOf(team), team.id]));
}

/** A changed row is taken out and put back with its id, so that a piece needs two statements. */
async function storeMemberships(
  trx: Db,
  changes: readonly MembershipChange[],
  ids: ReadonlyMap<string, string>,
  teamIds: ReadonlyMap<string, string>,
) {
  const changed = changes.flatMap(({ before }) => before?.id ?? []);
  if (changed.length > 0) await trx.deleteFrom("membership").where("id", "in", changed).execute();
  const rows = changes.map(({ person, before, after, ...team }) => ({
    id: before?.id ?? newId(),
    personId: idOf(ids, person.email),
    teamId: idOf(teamIds, keyOf(team)),
    startDate: after.start,
    endDate: after.end,
  }));
  await trx.insertInto("membership").values(rows).execute();
}

async function storeSupervisions(
  trx: Db,
  changes: readonly SupervisionChange[],
  ids: ReadonlyMap<string, string>,
) {
  const changed = changes.flatMap(({ before }) => before?.id ?? []);
  if (changed.length > 0) await trx.deleteFrom("supervision").where("id", "in", changed).execute();
  const rows = changes.flatMap(({ supervisor, specialist, before, after }) => {
    if (!after) return [];
    return {
      id: before?.id ?? newId(),
      supervisorId: idOf(ids, supervisor.email),
      specialistId: idOf(ids, specialist.email),
      startDate: after.start,
      endDate: after.end,
    };
  });
  if (rows.length > 0) await trx.insertInto("supervision").values(rows).execute();
}

/** Small enough for the progress to be seen, large enough to be quick. */
function pieces<T>(rows: readonly T[]): T[][] {
  return inPieces(rows, 60);
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`planned for ${name}, who or which is not stored`);
  return id;
}

function keyOf({ unit, team }: TeamName) {
  return JSON.stringify([unit, team]);
}
