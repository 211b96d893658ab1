import { isAway } from "#db/away.ts";
import { nameOf } from "./error-name.ts";
import type { Report } from "./worker.ts";

/** Nothing is asked less often; so long without a fault, the next is another one. */
const SAME_OUTAGE_MS = 60_000;

/**
 * Tells of a round of work that failed. Nothing is lost by it, the next round asks again; that the
 * database is away is therefore said once for as long as it stays away.
 */
export function roundFaults(report: Report): (error: unknown) => void {
  let awayAt = -Infinity;
  return (error) => {
    if (!isAway(error)) return report({ event: "worker-round-failed", error: nameOf(error) });
    const isSame = performance.now() - awayAt < SAME_OUTAGE_MS;
    awayAt = performance.now();
    if (!isSame) report({ event: "database-away", error: nameOf(error) });
  };
}
