import type { ComponentProps, ReactNode } from "react";
import { digestSummary } from "#app/i18n/digest-summary.ts";
import { factorById } from "#surveys/factors.ts";
import type { Language } from "#app/i18n/messages.ts";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";
import { CellFigures, CellWords, type ShownCell, type ShownItem } from "./cell-view.tsx";
import { NextStep } from "./next-step.tsx";

interface DigestBodyProps {
  cells: ShownCell[];
  items: ShownItem[];
  next: { factor: string; cell: string } | null;
  /** The module that answers the next step, for whoever may take it. */
  fitting?: ComponentProps<typeof NextStep>["fitting"];
  /** Whether the next step says which cell it is about. */
  namesCell: boolean;
  groupsChanged: { cellId: string; cell: string; factors: string[] }[];
  withheld: boolean;
  /** What stands between the words and the figures. */
  children?: ReactNode;
}

/** What a digest says: a sentence that sums it up, each cell in words, the next step, all figures. */
export function DigestBody({
  cells,
  items,
  next,
  fitting = null,
  namesCell,
  groupsChanged,
  withheld,
  children,
}: DigestBodyProps) {
  const { digest, mail } = useMessages();
  const language = useLanguage();
  const { digest: words } = mail;
  const { summary, second } = digestSummary(
    { cells: cells.map((cell) => summedUp(cell, language)), withheld },
    words,
  );
  return (
    <>
      <p className="digest-summary">
        {summary} {second && <span className="digest-second">{second}</span>}
      </p>
      {cells.map((cell) => (
        <CellWords key={cell.id} cell={cell} />
      ))}
      {next && (
        <NextStep factor={next.factor} cell={namesCell ? next.cell : null} fitting={fitting} />
      )}
      {groupsChanged.map(({ cellId, cell, factors }) => (
        <p key={cellId}>
          {digest.groupChanged(
            cell,
            factors.map((factor) => factorById(factor).name[language]),
          )}
        </p>
      ))}
      {children}
      {cells.length > 0 && (
        <Section title={words.figures}>
          {cells.map((cell) => (
            <CellFigures key={cell.id} cell={cell} items={items} />
          ))}
        </Section>
      )}
      {withheld && <p className="quiet">{words.withheld}</p>}
    </>
  );
}

function summedUp({ name, protect, signals, figures }: ShownCell, language: Language) {
  return {
    name,
    isShown: protect !== null || figures.some(({ band }) => band !== null),
    signals: signals.map(({ factor, state }) => ({
      factorName: factorById(factor).name[language],
      direction: state,
    })),
  };
}
