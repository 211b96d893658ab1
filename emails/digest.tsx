import type { Language } from "#app/i18n/messages.ts";
import { DigestHtml } from "./digest-html.tsx";
import { digestText } from "./digest-text.ts";
import { wordsOf } from "./digest-words.ts";
import { htmlOf, type Mail } from "./frame.tsx";

export type Band = "drains" | "mixed" | "nourishes";
export type Participation = "under-half" | "half-or-more" | "nearly-all";
/** "below-usual" is said where the factor's band is not published. */
export type Direction = "drains" | "nourishes-less" | "below-usual" | "persistently-drains";
export type Grade = "worth-asking" | "clear";

export interface Signal {
  factorName: string;
  direction: Direction;
  grade: Grade;
  /** How many waves it has been open, this one included. */
  waves: number;
  /** In plain words; never a size or a count of people's answers. */
  reason: string;
}

export interface DigestCell {
  name: string;
  participation?: Participation;
  /** The factor longest in the band that nourishes. */
  protect: { name: string } | null;
  /** At most two are shown, so the most telling come first. */
  signals: Signal[];
  /** In the order of the factors; no band where it is withheld. */
  factors: { name: string; band: Band | null }[];
}

export interface NextStep {
  factorName: string;
  /** Said when the supervisor reads several cells. */
  cellName?: string;
  text: string;
  questions: [string, string, string];
  avoid: string;
  /** The factor is answered in the organisation, not by the specialists. */
  structural?: boolean;
  /** The training that fits, for the supervisor. */
  module?: { title: string; minutes: number; link: string };
}

/** What one supervisor reads about one wave, all of it in the supervisor's language and published. */
export interface Digest {
  language: Language;
  /** `YYYY-MM`. */
  period: string;
  /** The page behind the mail. */
  link: string;
  unsubscribeLink?: string;
  /** Where to see it, when somebody wants to bring something up; neither who nor what. */
  broughtUp?: string;
  cells: DigestCell[];
  nextStep: NextStep | null;
  /** The training of the supervisor's people; null when there is nothing to say. */
  training?: { overdue: string[]; due: string[]; offered: string | null } | null;
  /** Groups of the wave before that are no more, with what stood out there. */
  groupsChanged?: { cell: string; factorNames: string[] }[];
  /** Whether anything at all was withheld, for whatever reason. */
  withheld: boolean;
}

/** The mail of one supervisor's cells. Subject and preheader are the same whatever it tells. */
export async function digestMail(digest: Digest): Promise<Mail> {
  const words = wordsOf(digest);
  return {
    subject: words.subject,
    html: htmlOf(<DigestHtml digest={digest} words={words} />),
    text: digestText(digest, words),
  };
}
