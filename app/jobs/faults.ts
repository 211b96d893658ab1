import { isAway } from "#db/away.ts";
import { nameOf } from "./error-name.ts";
import type { Report } from "./worker.ts";

/** Tells of faults that stop the work for a moment; of a database that is away once, until it is back. */
export interface Faults {
  met(error: unknown): void;
  /** A round without a fault. */
  over(): void;
}

export function faultsTold(report: Report): Faults {
  let isDatabaseAway = false;
  return {
    met: (error) => {
      if (!isAway(error)) report({ event: "worker-round-failed", error: nameOf(error) });
      else if (!isDatabaseAway) report({ event: "database-away", error: nameOf(error) });
      isDatabaseAway = isAway(error);
    },
    over: () => {
      if (isDatabaseAway) report({ event: "database-back" });
      isDatabaseAway = false;
    },
  };
}
