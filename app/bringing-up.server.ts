import type { AppLoadContext } from "@remix-run/node";
import { dayOf } from "./domain/calendar.ts";
import { supervisorsOf } from "./domain/people.ts";
import { ownTalkRequests } from "./domain/talks.ts";
import { formatStoredDay } from "./i18n/dates.ts";
import type { Reader } from "./i18n/dates.ts";

/** With whom a person may ask for a talk today, and the talks that are asked for. */
export async function talksOf(
  { id, language, timeZone }: { id: string } & Reader,
  { db, now }: AppLoadContext,
) {
  const supervisors = await supervisorsOf(db, id, dayOf(now().toISOString(), timeZone));
  const requests = await ownTalkRequests(db, id);
  const asked = new Set(requests.map(({ receiverId }) => receiverId));
  return {
    /** Those who have not been asked yet. */
    receivers: supervisors
      .filter((supervisor) => !asked.has(supervisor.id))
      .map((supervisor) => ({ id: supervisor.id, name: supervisor.name })),
    requests: requests.map((request) => ({
      id: request.id,
      receiver: request.receiver,
      asked: formatStoredDay(request.askedOn, language),
    })),
  };
}
