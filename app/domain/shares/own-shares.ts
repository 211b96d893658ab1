import { type Db, inTransaction } from "#db/transaction.ts";
import { openingsOf } from "#app/domain/access-receipts.ts";
import { supervisorsOf } from "#app/domain/people.ts";
import { type OwnResponse, ownResponses } from "#app/domain/responses.ts";

/** What has become of a share; `not-supervised` while its receiver may not read it. */
export type ShareState = "waiting" | "shown" | "ended" | "withdrawn" | "not-supervised";

/** A share as the person who gave it sees it. */
export interface OwnShare {
  id: string;
  receiver: string;
  response: OwnResponse;
  items: string[];
  sharedOn: string;
  /** The first day on which it is no longer shown. */
  endsOn: string;
  state: ShareState;
  /** Each time somebody opened it, the newest first; no name once that account is gone. */
  openings: { reader: string | null; at: string }[];
}

/** Everything a person has shared, by what lasts and then the newest first, on `day` (`YYYY-MM-DD`). */
export async function ownShares(db: Db, personId: string, day: string): Promise<OwnShare[]> {
  const responses = new Map((await ownResponses(db, personId)).map((own) => [own.id, own]));
  if (responses.size === 0) return [];
  const rows = await db
    .selectFrom("share")
    .innerJoin("shareItem", "shareItem.shareId", "share.id")
    .innerJoin("person", "person.id", "share.receiverId")
    .where("share.responseId", "in", [...responses.keys()])
    .orderBy("share.sharedOn", "desc")
    .orderBy("share.id")
    .orderBy("shareItem.item")
    .select(["share.id", "share.responseId", "share.receiverId", "share.sharedOn"])
    .select(["share.endsOn", "share.withdrawnAt", "shareItem.item", "person.name as receiver"])
    .execute();
  const openings = await openingsOf(db, personId);
  const supervisors = new Set((await supervisorsOf(db, personId, day)).map(({ id }) => id));

  const shares = new Map<string, OwnShare>();
  for (const { item, responseId, receiverId, withdrawnAt, ...row } of rows) {
    const response = responses.get(responseId);
    if (!response) continue;
    const share = shares.get(row.id) ?? {
      ...row,
      response,
      items: [],
      state: stateOf({
        isWithdrawn: withdrawnAt !== null,
        hasEnded: row.endsOn <= day,
        isSupervised: supervisors.has(receiverId),
        isClosed: response.closedAt !== null,
      }),
      openings: openings.get(row.id) ?? [],
    };
    share.items.push(item);
    shares.set(row.id, share);
  }
  return [...shares.values()].sort((a, b) => Number(isOver(a)) - Number(isOver(b)));
}

/** Takes a share of one's own back: its receiver finds it no more at the next request. */
export function withdrawShare(
  db: Db,
  { shareId, personId }: { shareId: string; personId: string },
  now: Date,
): Promise<{ outcome: "withdrawn" } | { outcome: "not-found" }> {
  return inTransaction(db, async (trx) => {
    const own = (await ownResponses(trx, personId)).map(({ id }) => id);
    if (own.length === 0) return { outcome: "not-found" };
    const share = await trx
      .selectFrom("share")
      .where("id", "=", shareId)
      .where("responseId", "in", own)
      .select("id")
      .executeTakeFirst();
    if (!share) return { outcome: "not-found" };
    await trx
      .updateTable("share")
      .set({ withdrawnAt: now.toISOString() })
      .where("id", "=", shareId)
      .where("withdrawnAt", "is", null)
      .execute();
    return { outcome: "withdrawn" };
  });
}

/** Whether nothing of it can come back by itself. */
export function isOver({ state }: OwnShare): boolean {
  return state === "ended" || state === "withdrawn";
}

function stateOf(share: {
  isWithdrawn: boolean;
  hasEnded: boolean;
  isSupervised: boolean;
  isClosed: boolean;
}): ShareState {
  if (share.isWithdrawn) return "withdrawn";
  if (share.hasEnded) return "ended";
  if (!share.isSupervised) return "not-supervised";
  return share.isClosed ? "shown" : "waiting";
}
