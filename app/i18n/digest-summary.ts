import type { Messages } from "./messages.ts";

type Texts = Messages["mail"]["digest"];

export interface SummedUp {
  cells: {
    name: string;
    /** Whether anything of the cell is shown at all. */
    isShown: boolean;
    /** Those that are told of. */
    signals: { factorName: string; direction: keyof Texts["directions"] }[];
  }[];
  withheld: boolean;
}

export interface Summary {
  /** The one sentence that sums it up. */
  summary: string;
  /** Stands under the summary when nothing was flagged. */
  second: string | null;
  /** Whether there is anything to tell of the cells one by one. */
  flagged: boolean;
}

/** What a digest begins with, the same in its mail and on its page. */
export function digestSummary({ cells, withheld }: SummedUp, t: Texts): Summary {
  if (cells.some(({ signals }) => signals.length > 0)) {
    return { summary: standingOut(cells, t), second: null, flagged: true };
  }
  if (!cells.some(({ isShown }) => isShown)) {
    return { summary: t.nothingToShow, second: t.listen, flagged: false };
  }
  return { summary: withheld ? t.quietInWhatIsShown : t.quiet, second: t.silence, flagged: false };
}

function standingOut(cells: SummedUp["cells"], t: Texts) {
  const told = cells.filter(({ signals }) => signals.length > 0);
  const signals = told.flatMap((cell) => cell.signals);
  const [only, ...others] = signals;
  if (only && others.length === 0) {
    return t.oneStandsOut(only.factorName, t.directions[only.direction]);
  }
  if (told.length === 1) return t.severalStandOut(signals.map(({ factorName }) => factorName));
  return t.standOutInSeveral(told.map(({ name, signals }) => ({ name, signals: signals.length })));
}
