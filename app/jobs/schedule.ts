import type { Context } from "#app/context.server.ts";
import { closeWave } from "#app/domain/closing.ts";
import type { Withheld } from "#app/domain/disclosure/publish.ts";
import { remakeStates } from "#app/domain/disclosure/warning-state.ts";
import { deleteEndedPauses } from "#app/domain/pauses.ts";
import { deletePast, type Past } from "#app/domain/retention.ts";
import { openDue } from "#app/domain/rhythm/opening.ts";
import { fillPlans } from "#app/domain/training/plans.ts";
import { wavesToClose } from "#app/domain/waves.ts";
import { rewriteInKeyOrder } from "#db/key-order.ts";
import { type Db, truncateLog } from "#db/transaction.ts";
import { nameOf } from "./error-name.ts";
import type { Report } from "./worker.ts";

/** Closes every wave whose time has come; asking twice is closing once. */
export async function closeDueWaves({ db, now }: Context, report: Report): Promise<void> {
  for (const wave of await wavesToClose(db, now())) {
    const closing = await closeWave(db, wave, now());
    const name = `${wave.series} ${wave.period}`;
    if (closing.outcome === "failed")
      report({ event: "wave-close-failed", wave: name, error: nameOf(closing.error) });
    if (closing.outcome !== "closed") continue;
    report({ event: "wave-closed", count: closing.digests });
    reportWithheld(name, closing.withheld, report);
  }
}

/** How much the gate took out of a release, never of which group. */
function reportWithheld(wave: string, withheld: Withheld, report: Report): void {
  for (const [reason, count] of Object.entries(withheld))
    if (count > 0) report({ event: "withheld", wave, reason, count });
}

/**
 * Opens every wave that should be open by its plan; asking twice is opening once. After
 * `closeDueWaves`, so that the wave before is out of the way.
 */
export async function openDueWaves({ db, now }: Context, report: Report): Promise<void> {
  for (const { series, period, ...opening } of await openDue(db, now())) {
    const wave = `${series} ${period}`;
    if (opening.outcome === "opened") report({ event: "wave-opened", wave });
    else report({ event: "wave-not-opened", wave, reason: opening.outcome });
  }
}

/** Assigns what plans hold to whoever has joined a team, a unit or a role since; asking twice is assigning once. */
export async function assignToNewMembers({ db, now }: Context, report: Report): Promise<void> {
  const count = await fillPlans(db, now());
  if (count > 0) report({ event: "modules-assigned", count });
}

/** Makes again what the early warning carries where a deletion had it forgotten, before a close asks for it. */
export async function remakeWarnings({ db }: Context, report: Report): Promise<void> {
  const made = await remakeStates(db);
  if (made.length > 0) report({ event: "early-warning-remade", count: made.length });
}

const DAY_MS = 86_400_000;

/** Deletes what is past its time. */
export async function deletePastThings({ db, now }: Context, report: Report): Promise<void> {
  const yesterday = new Date(now().getTime() - DAY_MS).toISOString().slice(0, 10);
  await deleteEndedPauses(db, yesterday);
  const deleted = Object.values(await runRetention(db, now()));
  const count = deleted.reduce((sum, one) => sum + one, 0);
  if (count > 0) report({ event: "past-deleted", count });
}

/**
 * Deletes what is past its time at `now`, and leaves nothing of it behind: no order of rows that
 * would tell who came when, and no log that still holds what was deleted.
 */
export async function runRetention(db: Db, now: Date): Promise<Past> {
  const past = await deletePast(db, now);
  await rewriteInKeyOrder(db);
  await truncateLog(db);
  return past;
}
