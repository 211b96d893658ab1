import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { type Db, inTransaction, isPostgres } from "#db/transaction.ts";
import type { Fault } from "#app/domain/csv.ts";
import type { PeopleChanges } from "./changes.ts";
import { decide, planPeopleImport, type PeoplePlan } from "./plan.ts";
import { readStored } from "./stored.ts";
import { type ImportedBy, writeChanges } from "./write.ts";

/**
 * Does what was planned, in one transaction: all of it or nothing. `out-of-date` when what is stored
 * has changed since, so that the plan would do something else than it said.
 */
export function applyPeopleImport(
  db: Db,
  plan: PeoplePlan,
  by: ImportedBy,
): Promise<{ outcome: "applied" } | { outcome: "out-of-date" }> {
  return inTransaction(db, async (trx) => {
    await letOthersWait(trx);
    const stored = await readStored(trx);
    const { changes, faults } = decide(plan.rows, stored);
    if (faults.length > 0 || !isDeepStrictEqual(changes, plan.changes)) {
      return { outcome: "out-of-date" };
    }
    await writeChanges(trx, changes, stored, by);
    return { outcome: "applied" };
  });
}

/** Plans and applies in one transaction, for those who need not look at the plan first. */
export function importPeople(
  db: Db,
  file: Uint8Array | string,
  by: ImportedBy,
): Promise<
  { outcome: "faulty"; faults: Fault[] } | { outcome: "applied"; changes: PeopleChanges }
> {
  return inTransaction(db, async (trx) => {
    await letOthersWait(trx);
    const plan = await planPeopleImport(trx, file);
    if (plan.outcome === "faulty") return plan;
    const { outcome } = await applyPeopleImport(trx, plan, by);
    if (outcome === "out-of-date") throw new Error("people changed within the transaction");
    return { outcome, changes: plan.changes };
  });
}

/** One import at a time: SQLite holds its write lock already, PostgreSQL is asked for one. */
async function letOthersWait(trx: Db) {
  if (isPostgres(trx)) await sql`lock table person in share row exclusive mode`.execute(trx);
}
