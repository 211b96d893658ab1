import { type Db, inTransaction, isPostgres, truncateLog } from "#db/transaction.ts";
import { record } from "#app/domain/audit.ts";
import { deleteOwnResponses, holdUnclosed } from "#app/domain/responses.ts";
import { forgetState } from "#app/domain/disclosure/warning-state.ts";
import { mailsAbout } from "./mails-about.ts";

/**
 * Deletes what a person has answered, in one wave or in all, with the shares of it. Releases stay as
 * they are. In a wave that has not closed it is as if the answers had never been given. Gives
 * whether there were any.
 */
export async function deleteOwnAnswers(
  db: Db,
  whose: { personId: string; waveId?: string | undefined },
): Promise<boolean> {
  const series = await inTransaction(db, async (trx) => {
    const concerned = await deleteOwnResponses(trx, whose);
    await forgetState(trx, concerned);
    return concerned;
  });
  await truncateLog(db);
  return series.length > 0;
}

export type Erasing =
  | { outcome: "erased" }
  /** Somebody must be able to run the installation: another administrator comes first. */
  | { outcome: "last-administrator" }
  | { outcome: "unknown-person" };

/**
 * Erases a person: the account and everything that names him or her, all of it or nothing. What
 * closed waves published stays. The log keeps the random id, which leads to nobody any more.
 * `actorId` is the person, or null for the command line.
 */
export async function erasePerson(
  db: Db,
  { personId, actorId }: { personId: string; actorId: string | null },
  now: Date,
): Promise<Erasing> {
  const erasing = await inTransaction(db, async (trx): Promise<Erasing> => {
    const person = await trx
      .selectFrom("person")
      .where("id", "=", personId)
      .select(["id", "email"])
      .executeTakeFirst();
    if (!person) return { outcome: "unknown-person" };
    if (await isLastAdministrator(trx, personId)) return { outcome: "last-administrator" };

    await holdUnclosed(trx, personId);
    await forgetState(trx, await seriesNaming(trx, personId));
    await deleteMails(trx, person);
    // Everything else hangs on this row, and goes with it.
    await trx.deleteFrom("person").where("id", "=", personId).execute();
    await record(trx, { act: "account-erased", actorId, subjectId: personId }, now);
    return { outcome: "erased" };
  });
  if (erasing.outcome === "erased") await truncateLog(db);
  return erasing;
}

/** Whether nobody else could run the installation. On PostgreSQL of two who leave at once one waits. */
export async function isLastAdministrator(db: Db, personId: string): Promise<boolean> {
  const administrators = await db
    .selectFrom("personRole")
    .innerJoin("person", "person.id", "personRole.personId")
    .where("personRole.role", "=", "administrator")
    .where("person.disabled", "=", 0)
    .orderBy("person.id")
    .select("person.id")
    .$if(isPostgres(db) && db.isTransaction, (query) => query.forUpdate())
    .execute();
  return administrators.length === 1 && administrators[0]?.id === personId;
}

/** The series whose early warning carries the person, or names him or her in a cell. */
async function seriesNaming(trx: Db, personId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("roster")
    .innerJoin("wave", "wave.id", "roster.waveId")
    .where("roster.personId", "=", personId)
    .select("wave.series")
    .distinct()
    .execute();
  return rows.map(({ series }) => series);
}

/** The bytes of a mail go with the row that promised it. */
async function deleteMails(trx: Db, person: { id: string; email: string }): Promise<void> {
  const keys = await mailsAbout(trx, person).select("outbox.key").execute();
  if (keys.length === 0) return;
  await trx
    .deleteFrom("outbox")
    .where(
      "key",
      "in",
      keys.map(({ key }) => key),
    )
    .execute();
}
