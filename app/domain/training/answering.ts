import type { Role } from "#db/schema.ts";
import type { Db } from "#db/transaction.ts";
import { digestFor, digestsOf } from "#app/domain/digest.ts";
import { ownBalance } from "#app/domain/own-balance.ts";

/**
 * Ids of the modules that answer what stands out for somebody now: the own private signals of a
 * specialist, and the next step of a supervisor's newest digest. For that person's eyes alone. `day` is
 * the person's today.
 */
export async function answeringModules(
  db: Db,
  { personId, roles }: { personId: string; roles: readonly Role[] },
  day: string,
): Promise<string[]> {
  const ids: (string | undefined)[] = [];
  if (roles.includes("supervisor")) {
    const [newest] = await digestsOf(db, personId);
    const reading = newest && { digestId: newest.id, supervisorId: personId };
    ids.push((reading && (await digestFor(db, reading, day)))?.fitting?.id);
  }
  if (roles.includes("specialist")) {
    const { signals } = await ownBalance(db, "monthly-pulse", personId);
    ids.push(...signals.map(({ fitting }) => fitting?.id));
  }
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
