import { type Db, inPieces } from "#db/transaction.ts";
import { publishedSurvey } from "#surveys/catalog.ts";
import type { Answers } from "#surveys/scoring.ts";
import { type Chance, chanceOf } from "#app/demo/chance.ts";

export const series = "monthly-pulse";

/** Before every wave of a benchmark, so that everybody is a member in all of them. */
const since = "2020-01-01";

const teamSize = 8;
const teamsInUnit = 10;

/**
 * Fills an empty database with an organisation of `count` specialists: teams of eight with a
 * supervisor each, ten teams a unit. Gives the specialists' ids; the e-mail is `<id>@bench.example`.
 */
export async function organisationOf(db: Db, count: number): Promise<string[]> {
  const specialists = Array.from({ length: count }, (_, at) => `person-${at}`);
  const teams = Array.from({ length: Math.ceil(count / teamSize) }, (_, at) => at);
  const units = [...new Set(teams.map(unitOf))];
  const supervisors = teams.map((team) => `supervisor-${team}`);
  await db.transaction().execute(async (trx) => {
    const unitRows = units.map((id) => ({ id, name: id }));
    const teamRows = teams.map((at) => ({ id: `team-${at}`, unitId: unitOf(at), name: `${at}` }));
    await trx.insertInto("unit").values(unitRows).execute();
    for (const piece of inPieces(teamRows, 3)) await trx.insertInto("team").values(piece).execute();
    await addPeople(trx, specialists, "specialist");
    await addPeople(trx, supervisors, "supervisor");
    await placeInTeams(trx, specialists);
  });
  return specialists;
}

/** The e-mail address of somebody of this organisation. */
export function emailOf(id: string): string {
  return `${id}@bench.example`;
}

/** An answer to every item, about the level of his or her own that the person with this number has. */
export function answersOf(person: number, chance: Chance): Answers {
  const { scoring } = publishedSurvey(series, 1);
  const level = chanceOf(`level of ${person}`).normal(1);
  const answers: Answers = {};
  for (const { id, scale } of scoring.items) {
    const { min, max } = scale;
    const value = (min + max) / 2 + level + chance.normal(1);
    answers[id] = Math.min(max, Math.max(min, Math.round(value)));
  }
  return answers;
}

function unitOf(team: number) {
  return `unit-${Math.floor(team / teamsInUnit)}`;
}

async function addPeople(trx: Db, ids: readonly string[], role: "specialist" | "supervisor") {
  const people = ids.map((id, at) => ({
    id,
    email: emailOf(id),
    name: `Person ${at}`,
    language: at % 2 === 0 ? ("nb" as const) : ("en" as const),
    timeZone: "Europe/Oslo",
  }));
  const roles = ids.map((personId) => ({ personId, role }));
  for (const piece of inPieces(people, 5)) await trx.insertInto("person").values(piece).execute();
  for (const piece of inPieces(roles, 2))
    await trx.insertInto("personRole").values(piece).execute();
}

async function placeInTeams(trx: Db, specialists: readonly string[]) {
  const dates = { startDate: since, endDate: null };
  const placed = specialists.map((id, at) => ({ id, team: Math.floor(at / teamSize) }));
  const memberships = placed.map(({ id, team }) => ({
    id: `membership-${id}`,
    personId: id,
    teamId: `team-${team}`,
    ...dates,
  }));
  const supervisions = placed.map(({ id, team }) => ({
    id: `supervision-${id}`,
    supervisorId: `supervisor-${team}`,
    specialistId: id,
    ...dates,
  }));
  for (const piece of inPieces(memberships, 5))
    await trx.insertInto("membership").values(piece).execute();
  for (const piece of inPieces(supervisions, 5))
    await trx.insertInto("supervision").values(piece).execute();
}
