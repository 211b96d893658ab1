// Only so that it is built: the server serves it under an address that stays the same.
import worker from "./service-worker.ts?worker&url";

/**
 * Puts the worker to work, after everything the person waits for. A browser without one, or a proxy
 * that does not let it through, answers as before, only not without signal.
 */
export async function registerWorker(): Promise<void> {
  if (!worker || !("serviceWorker" in navigator) || isSavingData()) return;
  await navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
}

/** It fetches what the simple page does without. */
function isSavingData() {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
