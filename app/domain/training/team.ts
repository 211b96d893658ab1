import { dayAfter } from "#app/domain/calendar.ts";
import type { Db } from "#db/transaction.ts";
import type { Bilingual } from "#surveys/bilingual.ts";
import { followUp, type NamedAssignment, type ShareTaken } from "./assignments.ts";
import { moduleTitles } from "./modules.ts";

/** A mandatory module that somebody has not done, as a supervisor reads it. */
export interface ToBeDone {
  name: string;
  title: Bilingual;
  dueOn: string;
}

/** What a supervisor is told of the training of the people he or she supervises. */
export interface TeamTraining {
  overdue: ToBeDone[];
  /** Within two weeks. */
  due: ToBeDone[];
  /** Of modules that are only offered; null where fewer than seven people were offered anything. */
  offered: ShareTaken | null;
}

const SOON_DAYS = 14;

/** How the training of a supervisor's people stands on `day` (`YYYY-MM-DD`). */
export async function teamTraining(
  db: Db,
  supervisorId: string,
  day: string,
): Promise<TeamTraining> {
  const { mandatory, offered } = await followUp(db, { supervisorId }, day);
  const soon = dayAfter(day, SOON_DAYS);
  const isDated = (one: NamedAssignment): one is NamedAssignment & { dueOn: string } =>
    one.dueOn !== null;
  const dated = mandatory.filter(isDated);
  const overdue = dated.filter(({ standing }) => standing === "overdue");
  const due = dated.filter(({ standing, dueOn }) => standing === "open" && dueOn <= soon);
  if (overdue.length + due.length === 0) return { overdue: [], due: [], offered };
  const titleOf = await moduleTitles(db);
  const told = ({ name, module, dueOn }: NamedAssignment & { dueOn: string }) => ({
    ...{ name, dueOn },
    title: titleOf(module),
  });
  return { overdue: overdue.map(told), due: due.map(told), offered };
}
