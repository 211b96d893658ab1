import { setTimeout as wait } from "node:timers/promises";

/** A terminal and npm each pass on one Ctrl-C, so that it may come twice. */
const ONE_TELLING_MS = 500;
/** Whoever told us kills us after fifteen seconds or more. */
const STOP_WITHIN_MS = 14_000;

/**
 * On SIGTERM or SIGINT stops and ends the process with 0, also when `stop` takes longer than fourteen
 * seconds: what is open then is undone by the database or given back by its lease. A second signal
 * ends it at once. Ends with 1 when `stop` fails, which `failed` is told.
 */
export function stopWhenTold(
  stop: () => Promise<unknown>,
  failed: (error: unknown) => void,
  within: number = STOP_WITHIN_MS,
): void {
  let toldAt: number | null = null;
  const told = () => {
    if (toldAt === null) {
      toldAt = performance.now();
      void end(stop, failed, within);
    } else if (performance.now() - toldAt > ONE_TELLING_MS) process.exit(0);
  };
  process.on("SIGTERM", told);
  process.on("SIGINT", told);
}

async function end(stop: () => Promise<unknown>, failed: (error: unknown) => void, within: number) {
  try {
    await Promise.race([stop(), wait(within)]);
    process.exit(0);
  } catch (error) {
    failed(error);
    process.exit(1);
  }
}
