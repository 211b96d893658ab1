import { deliverAll } from "./delivery.ts";
import { isWaiting } from "./kept-response.ts";
import { ours } from "./outgoing.ts";
import { allKept, change, notePersonHere } from "./storage.ts";

/**
 * Before signing out: what waits is delivered, and then everything of this person is taken off the
 * device. Gives false when the person would rather keep what could not be delivered.
 */
export async function leave(warning: string): Promise<boolean> {
  const isOurs = await ours();
  await deliverAll();
  const mine = (await allKept()).filter(isOurs);
  const isUnsent = mine.some(isWaiting);
  if (isUnsent && !confirm(warning)) return false;
  for (const { draftKey } of mine) await change(draftKey, () => undefined);
  await notePersonHere(undefined);
  return true;
}

/** The person asks for the own account to be deleted: what comes next may be the goodbye. */
export function askedToForget(): void {
  isAskedToForget = true;
}

/**
 * On the page that says goodbye: everything of this person is taken off the device. A mere visit to
 * that page, by a link from elsewhere, takes nothing.
 */
export async function forgetAfterGoodbye(): Promise<void> {
  if (!isAskedToForget) return;
  isAskedToForget = false;
  const isOurs = await ours();
  for (const { draftKey } of (await allKept()).filter(isOurs)) {
    await change(draftKey, () => undefined);
  }
  await notePersonHere(undefined);
}

let isAskedToForget = false;
