import type { Db } from "#db/transaction.ts";
import { dayAfter } from "#app/domain/calendar.ts";
import { pausingOn } from "#app/domain/pauses.ts";
import type { Person } from "#app/domain/people.ts";
import { type Assignment, openAssignments } from "#app/domain/training/assignments.ts";
import { unsubscribedBy } from "#app/domain/unsubscription.ts";
import { isReminderDay } from "./days.ts";

/** What a person is told of modules on a day. */
export interface ModulesDue {
  /** What is due first in front. */
  modules: Assignment[];
  /** Whether a mail is worth sending for them alone: something is new, or it is a day of a reminder. */
  isNews: boolean;
}

/**
 * What there is to tell a person about modules on `today` in the mail of `mailDay` (both `YYYY-MM-DD`):
 * what nobody has told of yet, and what is due soon or was due lately. Nothing for whoever is disabled,
 * takes a break or has stopped these mails.
 */
export async function modulesDue(
  db: Db,
  person: Person,
  { today, mailDay }: { today: string; mailDay: string },
): Promise<ModulesDue> {
  const nothing = { modules: [], isNews: false };
  if (person.disabled) return nothing;
  const open = await openAssignments(db, person.id);
  if (open.length === 0) return nothing;
  if ((await unsubscribedBy(db, person.id)).has("reminder")) return nothing;
  if ((await pausingOn(db, today)).has(person.id)) return nothing;
  // What this very mail told of is still news when it has to be tried again.
  const isNew = ({ announcedOn }: Assignment) => announcedOn === null || announcedOn >= mailDay;
  const isReminded = ({ dueOn }: Assignment) =>
    [today, mailDay].some((day) => isReminderDay(day, dueOn, person));
  return {
    modules: open.filter((one) => isNew(one) || isNear(one, today)),
    isNews: open.some((one) => isNew(one) || isReminded(one)),
  };
}

/** Marks what a person has been told of; what was told before keeps its day. */
export async function noteAnnounced(
  trx: Db,
  { personId, modules }: { personId: string; modules: readonly string[] },
  day: string,
): Promise<void> {
  if (modules.length === 0) return;
  await trx
    .updateTable("assignment")
    .set({ announcedOn: day })
    .where("personId", "=", personId)
    .where("announcedOn", "is", null)
    .where("planId", "in", (eb) =>
      eb.selectFrom("assignmentPlan").where("module", "in", modules).select("assignmentPlan.id"),
    )
    .execute();
}

/** From the first reminder to a little after the last; after that a mail would only nag. */
function isNear({ dueOn }: Assignment, today: string): boolean {
  return dueOn !== null && dayAfter(dueOn, -7) <= today && today <= dayAfter(dueOn, 9);
}
