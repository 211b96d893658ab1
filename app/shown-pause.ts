import type { AppLoadContext } from "@remix-run/node";
import { dayOf } from "./domain/calendar.ts";
import { pauseOf } from "./domain/pauses.ts";
import { formatStoredDay, type Reader } from "./i18n/dates.ts";

/** A person's own break as the form shows it; the first day of one that lasts cannot be changed. */
export async function pauseShown(
  { id, language, timeZone }: { id: string } & Reader,
  { db, now }: AppLoadContext,
) {
  const today = dayOf(now().toISOString(), timeZone);
  const pause = await pauseOf(db, id, today);
  return {
    today,
    fields: { from: pause?.from ?? today, until: pause?.until ?? "" },
    state: pause && {
      lasts: pause.from <= today,
      from: formatStoredDay(pause.from, language),
      until: pause.until && formatStoredDay(pause.until, language),
    },
  };
}
