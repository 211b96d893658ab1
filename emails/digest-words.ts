import { formatPeriod } from "#app/i18n/dates.ts";
import { digestSummary, type Summary } from "#app/i18n/digest-summary.ts";
import { type Messages, messagesFor } from "#app/i18n/messages.ts";
import type { Digest, DigestCell, Signal } from "./digest.tsx";

type Texts = Messages["mail"]["digest"];

/** What HTML and plain text both say, so that they never say different things. */
export interface DigestWords extends Summary {
  t: Texts;
  training: Messages["teamTraining"];
  subject: string;
  title: string;
  /** A sentence for each group of the wave before that is no more. */
  groupsChanged: string[];
}

const MOST_SIGNALS = 2;

export function wordsOf(digest: Digest): DigestWords {
  const { mail, digest: page, teamTraining } = messagesFor(digest.language);
  const t = mail.digest;
  const month = formatPeriod(digest.period, digest.language);
  const groupsChanged = (digest.groupsChanged ?? []).map(({ cell, factorNames }) =>
    page.groupChanged(cell, factorNames),
  );
  const fixed = {
    t,
    training: teamTraining,
    subject: t.subject(month),
    title: t.title(month),
    groupsChanged,
  };
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
  const cells = digest.cells.map((cell) => ({
    name: cell.name,
    isShown: isShown(cell),
    signals: lookAt(cell),
  }));
  return digestSummary({ cells, withheld: digest.withheld }, t);
}

function isShown({ protect, factors }: DigestCell) {
  return protect !== null || factors.some(({ band }) => band !== null);
}
