import type { Db } from "#db/transaction.ts";

/**
 * Notes that a mail server refuses an address for good. `reason` is what it said, without addresses.
 * Only of a mail that everyone gets alike: a reminder that is refused tells who has not answered.
 */
export async function setAddressAside(
  db: Db,
  { address, reason }: { address: string; reason: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable("person")
    .set({ mailRefusedAt: now.toISOString(), mailRefusal: reason })
    .where("email", "=", address)
    .execute();
}

/** Addresses that a mail has been taken for are refused no more. */
export async function addressesWork(db: Db, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return;
  await db
    .updateTable("person")
    .set({ mailRefusedAt: null, mailRefusal: null })
    .where("email", "in", addresses)
    .where("mailRefusedAt", "is not", null)
    .execute();
}

/** Has mail sent to a person again as to everybody else, because somebody has mended the address. */
export async function tryAddressAgain(
  db: Db,
  personId: string,
): Promise<{ outcome: "tried-again" | "not-refused" }> {
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set({ mailRefusedAt: null, mailRefusal: null })
    .where("id", "=", personId)
    .where("mailRefusedAt", "is not", null)
    .executeTakeFirstOrThrow();
  return { outcome: numUpdatedRows > 0 ? "tried-again" : "not-refused" };
}
