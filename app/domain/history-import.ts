import { randomUUID } from "node:crypto";
import { type Db, inTransaction } from "#db/transaction.ts";
import { latest, surveys } from "#surveys/catalog.ts";
import { type Answers, answerProblems, answersFromForm, answersSchema } from "#surveys/scoring.ts";
import { record } from "./audit.ts";
import { isPeriod } from "./calendar.ts";
import { closeQuietly } from "./closing.ts";
import { type CsvRecord, type Fault, quoted, readCsv } from "./csv.ts";
import { storeResponses } from "./responses.ts";
import { usualWave } from "./rhythm/rule.ts";
import { createWave, DEFAULT_TIME_ZONE, type Opening } from "./waves.ts";

export type HistoryImport =
  | { outcome: "imported"; waves: number; responses: number; answers: number }
  | { outcome: "faulty"; faults: Fault[] };

/** The largest file of answers that is taken: 2,000 people, 24 waves and 18 items fit. */
export const limits = { maxBytes: 200e6, maxRows: 2_000_000 };

const columns = ["person", "period", "item", "value"] as const;

/**
 * Makes, closes and releases the past waves that a file of answers tells of, in order and without
 * any mail. Who is asked is who was a member on a wave's opening day; an empty value is a skipped
 * item. One fault and nothing is stored.
 */
export async function importHistory(
  db: Db,
  { series, file }: { series: string; file: Uint8Array | string },
  now: Date,
  onWave: (done: number, of: number) => void = () => {},
): Promise<HistoryImport> {
  if (!latest(series)) {
    return { outcome: "faulty", faults: [{ line: 1, message: noSuchSeries(series) }] };
  }
  const csv = readCsv(file, { columns, ...limits });
  if (csv.outcome === "unreadable") return { outcome: "faulty", faults: csv.faults };
  const rows = csv.records.filter(({ misshapen }) => !misshapen).map(rowOf);
  const people = await peopleByEmail(db);
  const read = readRows(series, rows, people, now);
  const faults = [...csv.faults, ...read.faults].sort((a, b) => a.line - b.line);
  if (faults.length > 0) return { outcome: "faulty", faults };
  const stored = inTransaction(db, async (trx): Promise<HistoryImport> => {
    const faults: Fault[] = [];
    let waves = 0;
    for (const past of read.waves) {
      const { period, opensAt, closedAt: closesAt } = past;
      const opening = await createWave(trx, { series, period, opensAt, closesAt });
      if (opening.outcome !== "opened") {
        faults.push({ line: past.line, message: whyNot(opening, series, past.period) });
        break;
      }
      faults.push(...(await fillAndClose(trx, { series, waveId: opening.waveId, past })));
      onWave(++waves, read.waves.length);
    }
    if (faults.length > 0) throw new Refused(faults);
    if (waves > 0) await recordImport(trx, `${series} ${spanOf(read.waves)}`, now);
    const responses = read.waves.reduce((sum, past) => sum + past.responses.size, 0);
    return { outcome: "imported", waves, responses, answers: rows.length };
  });
  return stored.catch((error: unknown) => {
    if (error instanceof Refused) return { outcome: "faulty", faults: error.faults };
    throw error;
  });
}

function recordImport(trx: Db, detail: string, now: Date) {
  return record(trx, { act: "history-imported", actorId: null, detail }, now);
}

/** "2026-01–2026-12" */
function spanOf(waves: readonly PastWave[]) {
  return [...new Set([waves[0]?.period, waves.at(-1)?.period])].join("–");
}

interface HistoryRow {
  line: number;
  /** E-mail address. */
  person: string;
  period: string;
  item: string;
  value: string;
}

function rowOf({ line, cells }: CsvRecord<(typeof columns)[number]>): HistoryRow {
  return { line, ...cells };
}

function noSuchSeries(series: string) {
  const known = [...new Set(surveys.map(({ name }) => name))].join(", ");
  return `There is no series ${quoted(series)}; there are ${known}.`;
}

/** Leaves the transaction, so that nothing of it stays. */
class Refused extends Error {
  constructor(readonly faults: Fault[]) {
    super("the history was refused");
  }
}

interface PastWave {
  period: string;
  line: number;
  opensAt: string;
  closedAt: string;
  responses: Map<string, PastResponse>;
}

interface PastResponse {
  personId: string;
  line: number;
  fields: URLSearchParams;
  lines: Map<string, number>;
}

function readRows(
  series: string,
  rows: readonly HistoryRow[],
  people: ReadonlyMap<string, string>,
  now: Date,
): { faults: Fault[]; waves: PastWave[] } {
  const faults: Fault[] = [];
  const waves = new Map<string, PastWave>();
  for (const row of rows) {
    const fault = place(row, waves, people, now);
    if (fault) faults.push({ line: row.line, message: fault });
  }
  const inOrder = [...waves.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
  faults.push(...inOrder.flatMap((wave) => judge(series, wave)));
  return { faults, waves: inOrder };
}

/** Puts a row where it belongs, or says what is wrong with it. */
function place(
  { line, person, period, item, value }: HistoryRow,
  waves: Map<string, PastWave>,
  people: ReadonlyMap<string, string>,
  now: Date,
): string | null {
  const personId = people.get(person.trim().toLowerCase());
  if (!personId) return `${quoted(person)} is not known: import people first.`;
  if (!isPeriod(period)) return `${quoted(period)} is not a period: write it as 2027-03.`;
  const wave = waves.get(period) ?? pastWave(period, line);
  if (wave.closedAt > now.toISOString()) {
    return `The wave ${period} would not be over yet: history is what is past.`;
  }
  waves.set(period, wave);
  const response = wave.responses.get(personId) ?? {
    personId,
    line,
    fields: new URLSearchParams(),
    lines: new Map<string, number>(),
  };
  wave.responses.set(personId, response);
  const first = response.lines.get(item);
  if (first !== undefined) return `The same person, period and item as line ${first}: keep one.`;
  response.lines.set(item, line);
  if (value !== "") response.fields.append(item, value);
  return null;
}

function pastWave(period: string, line: number): PastWave {
  const { opensAt, closesAt } = usualWave(period, DEFAULT_TIME_ZONE);
  return { period, line, opensAt, closedAt: closesAt, responses: new Map() };
}

function judge(series: string, wave: PastWave): Fault[] {
  const survey = latest(series);
  if (!survey) return [];
  const known = new Set(survey.scoring.items.map(({ id }) => id));
  return [...wave.responses.values()].flatMap(({ fields, lines, line }) => {
    const skippedUnknown = [...lines].flatMap(([item, at]) =>
      known.has(item) || fields.has(item)
        ? []
        : [{ line: at, message: `${quoted(item)} is not an item of this survey.` }],
    );
    const judged = answersSchema(survey.scoring).safeParse(answersOf(series, fields));
    const problems = judged.success ? [] : answerProblems(judged.error);
    return [
      ...skippedUnknown,
      ...problems.map(({ item, message }) => ({
        line: lines.get(item) ?? line,
        message: `${quoted(item)} ${message}.`,
      })),
    ];
  });
}

function answersOf(series: string, fields: URLSearchParams) {
  const survey = latest(series);
  return survey ? answersFromForm(survey.scoring, fields, []) : {};
}

function whyNot(opening: Exclude<Opening, { outcome: "opened" }>, series: string, period: string) {
  switch (opening.outcome) {
    case "exists":
      return `The wave ${period} exists already: nothing is written over it.`;
    case "out-of-order":
      return `The wave ${period} is older than ${opening.latest}, which exists.`;
    case "still-open":
      return `The wave ${opening.period} is still open: close it first.`;
    case "nobody":
      return `Nobody was a member of a team on the day that ${period} opened.`;
    case "not-a-period":
      return `${quoted(period)} is not a period: write it as 2027-03.`;
    case "unknown-series":
      return noSuchSeries(series);
  }
}

async function fillAndClose(
  trx: Db,
  { series, waveId, past }: { series: string; waveId: string; past: PastWave },
): Promise<Fault[]> {
  const strangers = await notAsked(trx, waveId, past);
  const unasked = new Set(strangers.map(({ personId }) => personId));
  const responses = [...past.responses.values()].filter(({ personId }) => !unasked.has(personId));
  await storeResponses(
    trx,
    waveId,
    responses.map(({ personId, fields }) => ({
      personId,
      submission: randomUUID(),
      // Judged above, before anything was stored.
      answers: answersOf(series, fields) as Answers,
    })),
  );
  await closeQuietly(trx, { series, period: past.period }, past.closedAt);
  return strangers.map(({ line }) => ({
    line,
    message:
      `This person was in no team as a specialist on ${past.opensAt.slice(0, 10)}, ` +
      `when ${past.period} opened.`,
  }));
}

async function notAsked(trx: Db, waveId: string, past: PastWave): Promise<PastResponse[]> {
  const roster = await trx
    .selectFrom("roster")
    .where("waveId", "=", waveId)
    .select("personId")
    .execute();
  const asked = new Set(roster.map(({ personId }) => personId));
  return [...past.responses.values()].filter(({ personId }) => !asked.has(personId));
}

async function peopleByEmail(db: Db) {
  const people = await db.selectFrom("person").select(["id", "email"]).execute();
  return new Map(people.map(({ id, email }) => [email, id]));
}
