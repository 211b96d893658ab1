import type { Db } from "#db/transaction.ts";
import { newId } from "./id.ts";

/** What can be opened of a person. Each has its sentence in the messages. */
export type Accessed = "share-opened" | "own-export";

export interface Access {
  /** Whose it is. */
  personId: string;
  readerId: string;
  what: Accessed;
  /** For `share-opened`. */
  shareId?: string;
  at: Date;
}

/** Adds a receipt for the person, in the transaction that hands out what it tells about. */
export async function noteAccess(
  trx: Db,
  { personId, readerId, what, shareId, at }: Access,
): Promise<void> {
  await trx
    .insertInto("accessReceipt")
    .values({
      id: newId(),
      personId,
      readerId,
      what,
      shareId: shareId ?? null,
      at: at.toISOString(),
    })
    .execute();
}

export interface AccessReceipt {
  id: string;
  /** Any text: a receipt may be of a version that knew other things to open. */
  what: string;
  /** Null once the reader's account is gone. */
  reader: string | null;
  /** Whether it was the person's own doing. */
  byOneself: boolean;
  shareId: string | null;
  at: string;
}

const receiptsOnPage = 50;

/** A page of who opened what of a person, the newest first; `page` counts from 1 and is brought into range. */
export async function accessReceipts(
  db: Db,
  { personId, page }: { personId: string; page: number },
): Promise<{ receipts: AccessReceipt[]; page: number; pages: number }> {
  const { count } = await db
    .selectFrom("accessReceipt")
    .where("personId", "=", personId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const pages = Math.max(1, Math.ceil(count / receiptsOnPage));
  const shown = Math.min(Math.max(1, page), pages);
  const receipts = await receiptsOf(db, personId)
    .limit(receiptsOnPage)
    .offset((shown - 1) * receiptsOnPage)
    .execute();
  return { receipts: receipts.map((row) => asReceipt(row, personId)), page: shown, pages };
}

/** Each time that shares of a person were opened, by share, the newest first. */
export async function openingsOf(
  db: Db,
  personId: string,
): Promise<Map<string, { reader: string | null; at: string }[]>> {
  const rows = await receiptsOf(db, personId).where("shareId", "is not", null).execute();
  const openings = new Map<string, { reader: string | null; at: string }[]>();
  for (const { shareId, reader, at } of rows) {
    if (shareId) openings.set(shareId, [...(openings.get(shareId) ?? []), { reader, at }]);
  }
  return openings;
}

function receiptsOf(db: Db, personId: string) {
  return db
    .selectFrom("accessReceipt")
    .leftJoin("person as reader", "reader.id", "accessReceipt.readerId")
    .where("accessReceipt.personId", "=", personId)
    .orderBy("accessReceipt.at", "desc")
    .orderBy("accessReceipt.id")
    .select(["accessReceipt.id", "accessReceipt.what", "accessReceipt.shareId"])
    .select(["accessReceipt.at", "accessReceipt.readerId", "reader.name as reader"]);
}

function asReceipt(
  { readerId, ...row }: Omit<AccessReceipt, "byOneself"> & { readerId: string | null },
  personId: string,
): AccessReceipt {
  return { ...row, byOneself: readerId === personId };
}
