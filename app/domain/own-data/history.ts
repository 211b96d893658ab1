import type { Db } from "#db/transaction.ts";

/** Whether a person's answers stay with the person after the close. */
export async function keepsHistory(db: Db, personId: string): Promise<boolean> {
  const person = await db
    .selectFrom("person")
    .where("id", "=", personId)
    .select("keepsHistory")
    .executeTakeFirst();
  return person?.keepsHistory === 1;
}

/**
 * Switches a person's history on or off, from the next close on. What is kept already stays until it
 * is deleted.
 */
export async function chooseHistory(
  db: Db,
  { personId, keeps }: { personId: string; keeps: boolean },
): Promise<void> {
  await db
    .updateTable("person")
    .set({ keepsHistory: keeps ? 1 : 0 })
    .where("id", "=", personId)
    .execute();
}
