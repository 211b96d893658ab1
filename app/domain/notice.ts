import type { Db } from "#db/transaction.ts";

/** Whether a person has been shown this version of the privacy notice, and said so. */
export async function hasSeenNotice(
  db: Db,
  { personId, version }: { personId: string; version: number },
): Promise<boolean> {
  const row = await db
    .selectFrom("noticeSeen")
    .where("personId", "=", personId)
    .where("version", "=", version)
    .select("version")
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes on `day` (`YYYY-MM-DD`) that a person has read a version; said twice, the first day stays. */
export async function noteNoticeSeen(
  db: Db,
  { personId, version }: { personId: string; version: number },
  day: string,
): Promise<void> {
  await db
    .insertInto("noticeSeen")
    .values({ personId, version, seenOn: day })
    .onConflict((conflict) => conflict.columns(["personId", "version"]).doNothing())
    .execute();
}
