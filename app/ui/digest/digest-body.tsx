import { factorById } from "#surveys/factors.ts";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";
import { CellFigures, CellWords, type ShownCell, type ShownItem } from "./cell-view.tsx";
import { NextStep } from "./next-step.tsx";

interface DigestBodyProps {
  cells: ShownCell[];
  items: ShownItem[];
  next: { factor: string; cell: string } | null;
  /** Whether the next step says which cell it is about. */
  namesCell: boolean;
  groupsChanged: { cellId: string; cell: string; factors: string[] }[];
  withheld: boolean;
}

/** What a digest says: each cell in words, the one next step, then all figures. */
export function DigestBody({
  cells,
  items,
  next,
  namesCell,
  groupsChanged,
  withheld,
}: DigestBodyProps) {
  const { digest, mail } = useMessages();
  const language = useLanguage();
  const { digest: words } = mail;
  return (
    <>
      {cells.length === 0 && (
        <p>
          {words.nothingToShow} {words.listen}
        </p>
      )}
      {cells.map((cell) => (
        <CellWords key={cell.id} cell={cell} />
      ))}
      {next && <NextStep factor={next.factor} cell={namesCell ? next.cell : null} />}
      {cells.length > 0 && (
        <Section title={words.figures}>
          {cells.map((cell) => (
            <CellFigures key={cell.id} cell={cell} items={items} />
          ))}
        </Section>
      )}
      {groupsChanged.map(({ cellId, cell, factors }) => (
        <p key={cellId}>
          {digest.groupChanged(
            cell,
            factors.map((factor) => factorById(factor).name[language]),
          )}
        </p>
      ))}
      {withheld && <p className="quiet">{words.withheld}</p>}
    </>
  );
}
