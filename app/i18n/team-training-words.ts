import { formatStoredDay } from "./dates.ts";
import { type Language, messagesFor } from "./messages.ts";

/** A mandatory module that somebody has not done; due on a day `YYYY-MM-DD`. */
interface ToBeDone {
  name: string;
  title: Record<Language, string>;
  dueOn: string;
}

/** The training of a supervisor's people. */
interface TeamTraining {
  overdue: readonly ToBeDone[];
  due: readonly ToBeDone[];
  /** Of modules that are only offered. */
  offered: "under-half" | "half-or-more" | "nearly-all" | null;
}

/** The training of a supervisor's people as lines to be read. */
export interface TrainingInWords {
  overdue: string[];
  due: string[];
  offered: string | null;
}

/** A digest is one phone screen: of many there are the first. */
const MOST_LINES = 6;

/** What a digest says of training, in a language; null when there is nothing to say. */
export function trainingInWords(
  { overdue, due, offered }: TeamTraining,
  language: Language,
): TrainingInWords | null {
  if (overdue.length + due.length === 0 && !offered) return null;
  const { teamTraining: t } = messagesFor(language);
  return {
    overdue: linesOf(overdue, language),
    due: linesOf(due, language),
    offered: offered && t.offered[offered],
  };
}

function linesOf(all: readonly ToBeDone[], language: Language): string[] {
  const { teamTraining: t } = messagesFor(language);
  const shown = all
    .slice(0, MOST_LINES)
    .map(({ name, title, dueOn }) =>
      t.line(name, title[language], formatStoredDay(dueOn, language)),
    );
  return all.length > MOST_LINES ? [...shown, t.more(all.length - MOST_LINES)] : shown;
}
