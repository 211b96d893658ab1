import type { Db } from "#db/transaction.ts";
import { daysOfShares } from "#app/domain/disclosure/shared-answers.ts";
import type { Person } from "#app/domain/people.ts";
import type { OwnResponse } from "#app/domain/responses.ts";
import type { OwnData } from "./form.ts";
import { questionOf } from "./in-words.ts";

/** What a person shared of these responses, the newest first. */
export async function sharesGiven(
  db: Db,
  responses: readonly OwnResponse[],
  { language }: Person,
): Promise<OwnData["shares"]> {
  if (responses.length === 0) return [];
  const byId = new Map(responses.map((response) => [response.id, response]));
  const rows = await db
    .selectFrom("share")
    .innerJoin("person as receiver", "receiver.id", "share.receiverId")
    .leftJoin("shareItem", "shareItem.shareId", "share.id")
    .where("share.responseId", "in", [...byId.keys()])
    .orderBy("share.sharedOn", "desc")
    .orderBy("share.id")
    .select(["share.id", "share.responseId", "share.sharedOn", "share.endsOn"])
    .select(["share.withdrawnAt", "receiver.name as to", "shareItem.item"])
    .execute();
  const shares = new Map<string, OwnData["shares"][number]>();
  for (const { id, responseId, item, ...row } of rows) {
    const response = byId.get(responseId);
    const { series = null, period = null } = response ?? {};
    const share = shares.get(id) ?? { direction: "given", series, period, items: [], ...row };
    if (item && response) {
      share.items.push({ item, question: questionOf(response, item, language) });
    }
    shares.set(id, share);
  }
  return [...shares.values()];
}

/** That something was shared with a person, and for which days; never by whom or what. */
export async function sharesReceived(db: Db, personId: string): Promise<OwnData["shares"]> {
  const rows = await daysOfShares(db, personId);
  return rows.map((row) => ({
    direction: "received",
    series: null,
    period: null,
    to: null,
    items: [],
    ...row,
  }));
}

/** Talks that a person asked for or was asked for, the newest first. */
export async function talks(db: Db, personId: string): Promise<OwnData["talks"]> {
  const rows = await db
    .selectFrom("talkRequest")
    .innerJoin("person as receiver", "receiver.id", "talkRequest.receiverId")
    .innerJoin("person as asking", "asking.id", "talkRequest.personId")
    .where((eb) => eb.or([eb("receiverId", "=", personId), eb("personId", "=", personId)]))
    .orderBy("askedOn", "desc")
    .orderBy("talkRequest.id")
    .select(["personId", "receiver.name as receiver", "asking.name as asking"])
    .select(["askedOn", "endedAt"])
    .execute();
  return rows.map(({ personId: askedBy, receiver, asking, askedOn, endedAt }) =>
    askedBy === personId
      ? { direction: "asked", with: receiver, askedOn, endedAt }
      : { direction: "received", with: asking, askedOn, endedAt },
  );
}

/** Who opened what of a person, and what the person opened of others; the newest first. */
export async function receipts(db: Db, personId: string): Promise<OwnData["receipts"]> {
  const rows = await db
    .selectFrom("accessReceipt")
    .leftJoin("person as reader", "reader.id", "accessReceipt.readerId")
    .where((eb) => eb.or([eb("personId", "=", personId), eb("readerId", "=", personId)]))
    .orderBy("at", "desc")
    .orderBy("accessReceipt.id")
    .select(["personId", "reader.name as reader", "what", "at"])
    .execute();
  return rows.map(({ personId: whose, ...row }) => ({
    direction: whose === personId ? "of-mine" : "by-me",
    ...row,
  }));
}
