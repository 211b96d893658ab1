import { sql } from "kysely";
import { type Db, inPieces, inTransaction, isPostgres } from "#db/transaction.ts";
import { type Promised, promise } from "#app/jobs/outbox.ts";
import { dayAfter, dayOf } from "#app/domain/calendar.ts";
import { openAssignments } from "#app/domain/training/assignments.ts";
import {
  type MailDay,
  mailDayOn,
  mailDays,
  type MailReader,
  nextMailDay,
  startOf,
  trainingDays,
} from "./days.ts";

/** The mail of one person and one day on that person's calendar, whatever it will have to say. */
export interface DailyMail {
  personId: string;
  /** `YYYY-MM-DD`. */
  day: string;
}

/**
 * Promises everyone on a wave's roster a mail for each of its days; days that are promised already,
 * for whatever reason, stay as they are. Whether there is anything to say is decided when a mail is
 * sent, so that what is promised tells nothing of who has answered.
 */
export async function promiseDailyMails(trx: Db, waveId: string): Promise<void> {
  const asked = await trx
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .innerJoin("person", "person.id", "roster.personId")
    .where("roster.waveId", "=", waveId)
    .select(["person.id as personId", "person.timeZone", "person.mailHour"])
    .select(["wave.opensAt", "wave.closesAt"])
    .execute();
  await promiseDays(
    trx,
    asked.map((one) => ({ ...one, days: mailDays(one, one), until: one.closesAt })),
  );
}

/** Promises everyone who was assigned something at `now` a mail for each day on which it is told of. */
export async function promiseTrainingMails(
  trx: Db,
  assigned: readonly { personId: string; dueOn: string | null }[],
  now: Date,
): Promise<void> {
  const readers = await readersOf(
    trx,
    assigned.map(({ personId }) => personId),
  );
  const assignedAt = now.toISOString();
  await promiseDays(
    trx,
    assigned.flatMap(({ personId, dueOn }) => {
      const reader = readers.get(personId);
      if (!reader) return [];
      return [{ personId, ...reader, days: trainingDays({ assignedAt, dueOn }, reader) }];
    }),
  );
}

/**
 * Promises a person's coming mails anew, after the clock they go by has changed: those that wait move
 * to the new hour, and none that was sent comes again.
 */
export function promiseAnew(db: Db, personId: string, now: Date): Promise<void> {
  return inTransaction(db, async (trx) => {
    const reader = (await readersOf(trx, [personId])).get(personId);
    if (!reader) return;
    const waited = await takenBack(trx, personId);
    const days = await comingDays(trx, personId, reader);
    const coming = days.filter(({ day, runAt }) => waited.has(day) || runAt > now.toISOString());
    // What had moved to the next working day, because a day's mail had gone, is on no other day.
    const isNear = (day: string) =>
      coming.some((one) => dayAfter(day, -1) <= one.day && one.day <= dayAfter(day, 1));
    const moved = [...waited].filter((day) => !isNear(day)).map((day) => mailDayOn(day, reader));
    await promise(
      trx,
      [...coming, ...moved].map((day) => work(personId, day)),
    );
  });
}

/** Takes back what waits untried, and gives its days. */
async function takenBack(trx: Db, personId: string): Promise<Set<string>> {
  const prefix = prefixOf(personId);
  const rows = await trx
    .deleteFrom("outbox")
    .where(sql<boolean>`key like ${`${prefix.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`)
    .where("kind", "=", KIND)
    .where("doneAt", "is", null)
    .where("failedAt", "is", null)
    .where("leasedUntil", "is", null)
    .where("attempts", "=", 0)
    .returning("key")
    .execute();
  return new Set(rows.map(({ key }) => key.slice(prefix.length)));
}

/** The days, past ones too, on which a person hears of open waves and assignments. */
async function comingDays(trx: Db, personId: string, reader: MailReader): Promise<MailDay[]> {
  const waves = await trx
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .where("roster.personId", "=", personId)
    .where("wave.closedAt", "is", null)
    .select(["wave.opensAt", "wave.closesAt"])
    .execute();
  const assigned = await openAssignments(trx, personId);
  return [
    ...waves.flatMap((wave) => mailDays(wave, reader)),
    ...assigned.flatMap(({ assignedOn, dueOn }) =>
      trainingDays({ assignedAt: startOf(assignedOn, reader), dueOn }, reader),
    ),
  ];
}

/**
 * Has the mail of a wave's first day sent at `now`, whatever hour or day it is and though another
 * mail has gone today: for the demo.
 */
export async function mailAtOnce(trx: Db, waveId: string, now: Date): Promise<void> {
  const asked = await trx
    .selectFrom("roster")
    .innerJoin("person", "person.id", "roster.personId")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .where("roster.waveId", "=", waveId)
    .select(["person.id as personId", "person.timeZone", "person.mailHour"])
    .select(["wave.opensAt", "wave.closesAt"])
    .execute();
  for (const { personId, ...rest } of asked) {
    const [first] = mailDays(rest, rest);
    if (!first) continue;
    const runAt = now.toISOString();
    const today = work(personId, { day: dayOf(runAt, rest.timeZone), runAt });
    const keys = [today.key, keyOf({ personId, day: first.day })];
    await trx.deleteFrom("outbox").where("key", "in", keys).execute();
    await promise(trx, [today]);
  }
}

/** Whether a later day, up to `today`, has a mail of its own, which says all that is to be said. */
export async function isOvertaken(
  db: Db,
  { personId, day }: DailyMail,
  today: string,
): Promise<boolean> {
  const later: string[] = [];
  // A wave is open for four weeks at most.
  for (let next = dayAfter(day, 1); next <= today && later.length < 31; next = dayAfter(next, 1))
    later.push(keyOf({ personId, day: next }));
  if (later.length === 0) return false;
  const row = await db
    .selectFrom("outbox")
    .where("key", "in", later)
    .select("key")
    .executeTakeFirst();
  return row !== undefined;
}

const KIND = "send-daily-mail";

function work(personId: string, { day, runAt }: MailDay): Promised {
  return {
    key: keyOf({ personId, day }),
    kind: KIND,
    payload: { personId, day } satisfies DailyMail,
    runAt,
  };
}

/** A person's mail of a day exists once, however many waves, or modules later, ask for it. */
function keyOf({ personId, day }: DailyMail): string {
  return `${prefixOf(personId)}${day}`;
}

function prefixOf(personId: string) {
  return `daily:${personId}:`;
}

/** What is told to a person on some days; worthless from `until` (UTC ISO-8601) on. */
interface Told extends MailReader {
  personId: string;
  days: MailDay[];
  until?: string;
}

async function promiseDays(trx: Db, told: readonly Told[]): Promise<void> {
  const used = await usedKeys(
    trx,
    told.flatMap(({ personId, days }) => days.slice(0, 1).map(({ day }) => ({ personId, day }))),
  );
  await promise(
    trx,
    told.flatMap((one) => afterUsed(one, used).map((day) => work(one.personId, day))),
  );
}

async function readersOf(trx: Db, people: readonly string[]): Promise<Map<string, MailReader>> {
  const readers = new Map<string, MailReader>();
  for (const piece of inPieces(people, 1)) {
    const rows = await trx
      .selectFrom("person")
      .where("id", "in", piece)
      .select(["id", "timeZone", "mailHour"])
      .execute();
    for (const { id, ...reader } of rows) readers.set(id, reader);
  }
  return readers;
}

/**
 * Of these mails the ones that have gone out already, or are just going. No worker takes one of the
 * others until this transaction has ended: it would not see what is to be told in it.
 */
async function usedKeys(trx: Db, mails: DailyMail[]): Promise<Set<string>> {
  const used = new Set<string>();
  for (const piece of inPieces(mails, 1)) {
    const rows = await trx
      .selectFrom("outbox")
      .where("key", "in", piece.map(keyOf))
      .select(["key", "doneAt", "failedAt", "leasedUntil"])
      .$if(isPostgres(trx), (query) => query.orderBy("key").forUpdate())
      .execute();
    for (const { key, doneAt, failedAt, leasedUntil } of rows)
      if (doneAt ?? failedAt ?? leasedUntil) used.add(key);
  }
  return used;
}

/** What comes up on a day whose mail has gone out is told of on the next working day. */
function afterUsed(
  { personId, days: [first, ...rest], until, ...reader }: Told,
  used: ReadonlySet<string>,
): MailDay[] {
  if (!first) return [];
  if (!used.has(keyOf({ personId, day: first.day }))) return [first, ...rest];
  const next = nextMailDay(first.day, reader);
  return until === undefined || next.runAt < until ? [next, ...rest] : rest;
}
