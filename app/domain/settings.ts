import type { Language } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";

const organisation = "organisation";

/** The name at the top of every page; null until somebody has given it. */
export async function organisationName(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom("setting")
    .where("name", "=", organisation)
    .select("value")
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Names the organisation that this installation serves, or renames it. */
export async function nameOrganisation(db: Db, name: string): Promise<void> {
  await db
    .insertInto("setting")
    .values({ name: organisation, value: name })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: name }))
    .execute();
}

export async function chooseLanguage(
  db: Db,
  { personId, language }: { personId: string; language: Language },
): Promise<void> {
  await db.updateTable("person").set({ language }).where("id", "=", personId).execute();
}
