import type { Db } from "#db/transaction.ts";
import { type DivisionPreview, previewDivision } from "#app/domain/division-preview.ts";
import { applyPeopleImport } from "./apply.ts";
import type { PeoplePlan } from "./plan.ts";

/**
 * The division that would follow an import, with the people of `day` (`YYYY-MM-DD`): the import
 * itself, taken back. Changes nothing.
 */
export async function divisionAfterImport(
  db: Db,
  plan: PeoplePlan,
  { series, day, now }: { series: string; day: string; now: Date },
): Promise<DivisionPreview> {
  const trx = await db.startTransaction().execute();
  try {
    await applyPeopleImport(trx, plan, { now });
    return await previewDivision(trx, series, day);
  } finally {
    await trx.rollback().execute();
  }
}
