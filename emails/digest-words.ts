import { formatPeriod } from "#app/i18n/dates.ts";
import { type Messages, messagesFor } from "#app/i18n/messages.ts";
import type { Digest, DigestCell, Signal } from "./digest.tsx";

type Texts = Messages["mail"]["digest"];

/** What HTML and plain text both say, so that they never say different things. */
export interface DigestWords {
  t: Texts;
  subject: string;
  title: string;
  /** The one sentence that sums it up. */
  summary: string;
  /** Stands under the summary when nothing was flagged. */
  second: string | null;
  /** Whether there is anything to tell of the cells one by one. */
  flagged: boolean;
  /** A sentence for each group of the wave before that is no more. */
  groupsChanged: string[];
}

const MOST_SIGNALS = 2;

export function wordsOf(digest: Digest): DigestWords {
  const { mail, digest: page } = messagesFor(digest.language);
  const t = mail.digest;
  const month = formatPeriod(digest.period, digest.language);
  const groupsChanged = (digest.groupsChanged ?? []).map(({ cell, factorNames }) =>
    page.groupChanged(cell, factorNames),
  );
  const fixed = { t, subject: t.subject(month), title: t.title(month), groupsChanged };
  return { ...fixed, ...summaryOf(digest, t) };
}

/** At most two signals of a cell. */
export function lookAt({ signals }: DigestCell): Signal[] {
  return signals.slice(0, MOST_SIGNALS);
}

/** How it goes, how long and how sure: "drains more than it used to · two waves running · clear". */
export function signsOf({ direction, waves, grade }: Signal, t: Texts): string {
  return [t.directions[direction], t.duration(waves), t.grades[grade]].join(" · ");
}

function summaryOf(digest: Digest, t: Texts) {
  const signals = digest.cells.flatMap(lookAt);
  if (signals.length > 0) return { summary: standingOut(digest, t), second: null, flagged: true };
  if (!digest.cells.some(isShown)) {
    return { summary: t.nothingToShow, second: t.listen, flagged: false };
  }
  const summary = digest.withheld ? t.quietInWhatIsShown : t.quiet;
  return { summary, second: t.silence, flagged: false };
}

function isShown({ protect, factors }: DigestCell) {
  return protect !== null || factors.some(({ band }) => band !== null);
}

function standingOut({ cells }: Digest, t: Texts) {
  const told = cells
    .map((cell) => ({ name: cell.name, signals: lookAt(cell) }))
    .filter(({ signals }) => signals.length > 0);
  const signals = told.flatMap((cell) => cell.signals);
  const [only, ...others] = signals;
  if (only && others.length === 0) {
    return t.oneStandsOut(only.factorName, t.directions[only.direction]);
  }
  if (told.length === 1) return t.severalStandOut(signals.map(({ factorName }) => factorName));
  return t.standOutInSeveral(told.map(({ name, signals }) => ({ name, signals: signals.length })));
}
