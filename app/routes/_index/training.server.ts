import type { AppLoadContext } from "@remix-run/node";
import { dayOf } from "#app/domain/calendar.ts";
import { openAssignments } from "#app/domain/training/assignments.ts";
import { latestModules } from "#app/domain/training/modules.ts";
import type { SignedIn } from "#app/session.server.ts";
import { askedInWords } from "#app/shown-library.ts";

/** The modules that wait for somebody, what is due first in front. */
export async function modulesDueFor(
  { id, language, timeZone }: SignedIn,
  { db, now }: AppLoadContext,
) {
  const assigned = await openAssignments(db, id);
  if (assigned.length === 0) return [];
  const modules = await latestModules(db);
  const today = dayOf(now().toISOString(), timeZone);
  return assigned.flatMap((assignment) => {
    const module = modules.find((one) => one.id === assignment.module);
    if (!module) return [];
    const asked = askedInWords(assignment, { language, today });
    return [{ id: module.id, title: module.title[language], asked }];
  });
}
