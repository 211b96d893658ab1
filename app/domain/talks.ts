import { prepared } from "#db/prepared.ts";
import { type Db, inTransaction, isPostgres } from "#db/transaction.ts";
import { nextMailDay } from "./daily-mail/days.ts";
import { promise } from "#app/jobs/outbox.ts";
import { newId } from "./id.ts";
import { supervisorsOf } from "./people.ts";

export interface OwnTalkRequest {
  id: string;
  receiverId: string;
  receiver: string;
  askedOn: string;
}

/** The talks a person has asked for that are neither held nor taken back, the newest first. */
export function ownTalkRequests(db: Db, personId: string): Promise<OwnTalkRequest[]> {
  return db
    .selectFrom("talkRequest")
    .innerJoin("person", "person.id", "talkRequest.receiverId")
    .where("talkRequest.personId", "=", personId)
    .where("talkRequest.endedAt", "is", null)
    .orderBy("talkRequest.askedOn", "desc")
    .orderBy("talkRequest.id")
    .select(["talkRequest.id", "talkRequest.receiverId", "talkRequest.askedOn"])
    .select("person.name as receiver")
    .execute();
}

/**
 * Asks a supervisor of `day` for a talk and promises a mail that says so without a name, at most one
 * a day: where today's has gone, on the next working day. Asking again while it stands is asking once.
 */
export function askForTalk(
  db: Db,
  { personId, receiverId }: { personId: string; receiverId: string },
  { now, day }: { now: Date; day: string },
): Promise<{ outcome: "asked" } | { outcome: "not-found" }> {
  return inTransaction(db, async (trx) => {
    await hold(trx, personId);
    const supervisors = await supervisorsOf(trx, personId, day);
    const receiver = supervisors.find(({ id }) => id === receiverId);
    if (!receiver) return { outcome: "not-found" };
    const standing = await ownTalkRequests(trx, personId);
    if (standing.some((request) => request.receiverId === receiverId)) return { outcome: "asked" };
    await trx
      .insertInto("talkRequest")
      .values({ id: newId(), personId, receiverId, askedOn: day, endedAt: null })
      .execute();
    const key = keyOf(receiverId, day);
    const { runAt, day: nextDay } = nextMailDay(day, receiver);
    const mail = (await isUsed(trx, key))
      ? { key: keyOf(receiverId, nextDay), runAt }
      : { key, runAt: now.toISOString() };
    await promise(trx, [{ ...mail, kind: "send-talk-request", payload: { receiverId } }]);
    return { outcome: "asked" };
  });
}

function keyOf(receiverId: string, day: string) {
  return `talk-request:${receiverId}:${day}`;
}

/** Whether the mail has gone, was found to be needless, or is just being written. */
async function isUsed(trx: Db, key: string): Promise<boolean> {
  const row = await trx
    .selectFrom("outbox")
    .where("key", "=", key)
    .select(["doneAt", "failedAt", "leasedUntil"])
    // No worker takes it until this transaction has ended.
    .$if(isPostgres(trx), (query) => query.forUpdate())
    .executeTakeFirst();
  return row !== undefined && (row.doneAt ?? row.failedAt ?? row.leasedUntil) !== null;
}

/** The talks that people whom a supervisor supervises on `day` have asked for, the oldest first. */
export function talkRequestsFor(
  db: Db,
  receiverId: string,
  day: string,
): Promise<{ id: string; person: string; askedOn: string }[]> {
  return standingTalks(db, { receiverId, day });
}

const standingTalks = prepared((db, { receiverId, day }: { receiverId: string; day: string }) =>
  db
    .selectFrom("talkRequest")
    .innerJoin("person", "person.id", "talkRequest.personId")
    .where("talkRequest.id", "in", requestsTo(db, receiverId, day))
    .where("talkRequest.endedAt", "is", null)
    .where("person.disabled", "=", 0)
    .orderBy("talkRequest.askedOn")
    .orderBy("person.name")
    .select(["talkRequest.id", "talkRequest.askedOn", "person.name as person"]),
);

/**
 * Ends a request: the person takes it back, or the supervisor of `day` has held the talk. Ending it
 * again changes nothing.
 */
export function endTalkRequest(
  db: Db,
  { requestId, endedBy }: { requestId: string; endedBy: string },
  { now, day }: { now: Date; day: string },
): Promise<{ outcome: "ended"; by: "person" | "receiver" } | { outcome: "not-found" }> {
  return inTransaction(db, async (trx) => {
    const request = await trx
      .selectFrom("talkRequest")
      .where("id", "=", requestId)
      .where((eb) =>
        eb.or([eb("personId", "=", endedBy), eb("id", "in", requestsTo(trx, endedBy, day))]),
      )
      .select("personId")
      .executeTakeFirst();
    if (!request) return { outcome: "not-found" };
    await trx
      .updateTable("talkRequest")
      .set({ endedAt: now.toISOString() })
      .where("id", "=", requestId)
      .where("endedAt", "is", null)
      .execute();
    return { outcome: "ended", by: request.personId === endedBy ? "person" : "receiver" };
  });
}

/** The ids of all requests, ended ones too, from people whom a supervisor supervises on `day`. */
function requestsTo(db: Db, receiverId: string, day: string) {
  return db
    .selectFrom("talkRequest")
    .innerJoin("supervision", (join) =>
      join
        .onRef("supervision.supervisorId", "=", "talkRequest.receiverId")
        .onRef("supervision.specialistId", "=", "talkRequest.personId"),
    )
    .innerJoin("personRole", "personRole.personId", "talkRequest.receiverId")
    .where("talkRequest.receiverId", "=", receiverId)
    .where("personRole.role", "=", "supervisor")
    .where("supervision.startDate", "<=", day)
    .where((eb) =>
      eb.or([eb("supervision.endDate", "is", null), eb("supervision.endDate", ">", day)]),
    )
    .select("talkRequest.id");
}

/** On PostgreSQL two presses of one person at the same moment come one after the other. */
async function hold(trx: Db, personId: string): Promise<void> {
  if (!isPostgres(trx)) return;
  await trx.selectFrom("person").where("id", "=", personId).select("id").forNoKeyUpdate().execute();
}
