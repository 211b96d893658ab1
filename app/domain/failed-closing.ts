import { type Db, inTransaction } from "#db/transaction.ts";
import { promise } from "#app/jobs/outbox.ts";
import { administratorIds } from "./people.ts";

/**
 * Notes that closing a wave failed and promises each administrator one mail about it, however often
 * it fails. Gives the wave's id, or null when it is closed all the same or not there. Not for the
 * transaction of the close, which is undone.
 */
export function noteFailedClose(
  db: Db,
  { series, period }: { series: string; period: string },
  now: Date,
): Promise<string | null> {
  return inTransaction(db, async (trx) => {
    const wave = await trx
      .updateTable("wave")
      .set({ closeFailedAt: now.toISOString() })
      .where("series", "=", series)
      .where("period", "=", period)
      .where("closedAt", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!wave) return null;
    await promise(
      trx,
      (await administratorIds(trx)).map((id) => ({
        key: `failed-close:${wave.id}:${id}`,
        kind: "send-failed-close",
        payload: { waveId: wave.id, personId: id },
        runAt: now.toISOString(),
      })),
    );
    return wave.id;
  });
}
