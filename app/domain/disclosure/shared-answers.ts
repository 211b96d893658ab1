import { prepared } from "#db/prepared.ts";
import type { Db } from "#db/transaction.ts";
import type { Answer } from "#surveys/scoring.ts";
import { dayAfter } from "#app/domain/calendar.ts";

/** A share as its receiver finds it in a list: from whom and of which wave, not what. */
export interface ReadShare {
  id: string;
  personId: string;
  person: string;
  waveId: string;
  period: string;
  survey: string;
  surveyVersion: number;
  sharedOn: string;
  /** The first day on which it is no longer shown. */
  endsOn: string;
}

/**
 * The shares that a receiver may open on `day` (`YYYY-MM-DD`), the newest wave first: of closed
 * waves, neither ended nor withdrawn, with an answer left in them, from people whom he or she
 * supervises that day, both of them with an account in use.
 */
export function sharesReadBy(db: Db, receiverId: string, day: string): Promise<ReadShare[]> {
  return readableShares(db, { receiverId, day });
}

const readableShares = prepared((db, { receiverId, day }: { receiverId: string; day: string }) =>
  db
    .selectFrom("share")
    .innerJoin("response", "response.id", "share.responseId")
    .innerJoin("wave", "wave.id", "response.waveId")
    .innerJoin("person", "person.id", "response.personId")
    // Who is no specialist any more has no page to take a share back on.
    .innerJoin("personRole as giving", (join) =>
      join.onRef("giving.personId", "=", "person.id").on("giving.role", "=", "specialist"),
    )
    .where("share.receiverId", "=", receiverId)
    .where("share.withdrawnAt", "is", null)
    .where("share.endsOn", ">", day)
    .where("wave.closedAt", "is not", null)
    .where("person.disabled", "=", 0)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("supervision")
          .innerJoin("personRole", "personRole.personId", "supervision.supervisorId")
          .innerJoin("person as receiver", "receiver.id", "supervision.supervisorId")
          .whereRef("supervision.supervisorId", "=", "share.receiverId")
          .whereRef("supervision.specialistId", "=", "response.personId")
          .where("supervision.startDate", "<=", day)
          .where((eb) =>
            eb.or([eb("supervision.endDate", "is", null), eb("supervision.endDate", ">", day)]),
          )
          .where("personRole.role", "=", "supervisor")
          .where("receiver.disabled", "=", 0)
          .select("supervision.id"),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("shareItem")
          .innerJoin("answer", (join) =>
            join
              .onRef("answer.responseId", "=", "share.responseId")
              .onRef("answer.item", "=", "shareItem.item"),
          )
          .whereRef("shareItem.shareId", "=", "share.id")
          .select("shareItem.item"),
      ),
    )
    .orderBy("wave.period", "desc")
    .orderBy("person.name")
    .orderBy("share.id")
    .select(["share.id", "share.sharedOn", "share.endsOn", "response.waveId"])
    .select(["person.id as personId", "person.name as person"])
    .select(["wave.period", "wave.survey", "wave.surveyVersion"]),
);

/**
 * For which days something was shared with a receiver, the newest first: of closed waves alone, since
 * before the close nobody is told that somebody has answered.
 */
export function daysOfShares(db: Db, receiverId: string) {
  return db
    .selectFrom("share")
    .innerJoin("response", "response.id", "share.responseId")
    .innerJoin("wave", "wave.id", "response.waveId")
    .where("share.receiverId", "=", receiverId)
    .where("wave.closedAt", "is not", null)
    .where((eb) =>
      eb.or([
        eb("share.withdrawnAt", "is", null),
        eb("share.withdrawnAt", ">=", eb.ref("wave.closedAt")),
      ]),
    )
    .orderBy("share.sharedOn", "desc")
    .orderBy("share.id")
    .select(["share.sharedOn", "share.endsOn", "share.withdrawnAt"])
    .execute();
}

/** The answers of one share, read from its response; whether they may be read is the caller's to ask. */
export async function sharedAnswers(
  db: Db,
  shareId: string,
): Promise<{ item: string; answer: Answer }[]> {
  const rows = await db
    .selectFrom("share")
    .innerJoin("shareItem", "shareItem.shareId", "share.id")
    .innerJoin("answer", (join) =>
      join
        .onRef("answer.responseId", "=", "share.responseId")
        .onRef("answer.item", "=", "shareItem.item"),
    )
    .where("share.id", "=", shareId)
    .select(["answer.item", "answer.value", "answer.code"])
    .execute();
  return rows.map(({ item, value, code }) => ({ item, answer: value ?? code ?? "" }));
}

/**
 * What was shared of a closed wave, with anybody, at or after its close: known to everyone (D18). A
 * share that was withdrawn later, or has ended, was seen all the same.
 */
export async function sharedInWave(
  trx: Db,
  waveId: string,
): Promise<{ personId: string; item: string; sharedOn: string }[]> {
  const rows = await trx
    .selectFrom("share")
    .innerJoin("shareItem", "shareItem.shareId", "share.id")
    .innerJoin("response", "response.id", "share.responseId")
    .innerJoin("wave", "wave.id", "response.waveId")
    .where("response.waveId", "=", waveId)
    .where((eb) =>
      eb.or([
        eb("share.withdrawnAt", "is", null),
        eb("share.withdrawnAt", ">=", eb.ref("wave.closedAt")),
      ]),
    )
    .select(["response.personId", "shareItem.item", "share.sharedOn"])
    .execute();
  return rows.flatMap(({ personId, ...share }) => (personId ? [{ personId, ...share }] : []));
}

/** The same by person: the items that everyone is taken to know of him or her. */
export async function sharedItemsOf(trx: Db, waveId: string): Promise<SharedItems> {
  return byPerson(await sharedInWave(trx, waveId));
}

export type SharedItems = Map<string, Set<string>>;

/**
 * What may have been shared already when the wave closed. Shares keep the day alone, so of those that
 * were given around the close it is open whether they came before it: both are given.
 */
export async function sharedItemsAtClose(
  trx: Db,
  { id, closedAt }: { id: string; closedAt: string },
): Promise<[fewest: SharedItems, most: SharedItems]> {
  const shares = await sharedInWave(trx, id);
  const day = closedAt.slice(0, 10);
  // A day begins at other hours elsewhere, so the days beside it are open too.
  const before = shares.filter(({ sharedOn }) => sharedOn < dayAfter(day, -1));
  const around = shares.filter(({ sharedOn }) => sharedOn <= dayAfter(day, 1));
  return [byPerson(before), byPerson(around)];
}

function byPerson(shares: readonly { personId: string; item: string }[]): SharedItems {
  const shared: SharedItems = new Map();
  for (const { personId, item } of shares)
    shared.set(personId, (shared.get(personId) ?? new Set()).add(item));
  return shared;
}
