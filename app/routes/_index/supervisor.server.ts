import type { AppLoadContext } from "@remix-run/node";
import { dayOf } from "#app/domain/calendar.ts";
import { sharesReadBy } from "#app/domain/disclosure/shared-answers.ts";
import { talkRequestsFor } from "#app/domain/talks.ts";
import type { SignedIn } from "#app/session.server.ts";

/** Whether a specialist has shown this supervisor something or would like a talk; not how many. */
export async function somethingWaitsFor(
  { id, timeZone }: SignedIn,
  { db, now }: AppLoadContext,
): Promise<boolean> {
  const day = dayOf(now().toISOString(), timeZone);
  if ((await talkRequestsFor(db, id, day)).length > 0) return true;
  return (await sharesReadBy(db, id, day)).length > 0;
}
