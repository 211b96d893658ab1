import { formatNumber } from "#app/i18n/numbers.ts";
import { useLanguage, useMessages } from "#app/ui/language.ts";

type Pace = { cells: number; waves: number } | null;

/** How long signals stood with and without a module, and that this proves nothing. */
export function EffectShown({ trained, others }: { trained: Pace; others: Pace }) {
  const language = useLanguage();
  const { effect: words } = useMessages().assignments.factors;
  const told = (pace: Pace) =>
    pace
      ? words.waves(formatNumber(pace.waves, language, { minimumFractionDigits: 1 }), pace.cells)
      : words.tooFew;
  return (
    <>
      <p className="reads-well">{words.body}</p>
      <dl className="facts">
        <dt>{words.trained}</dt>
        <dd>{told(trained)}</dd>
        <dt>{words.others}</dt>
        <dd>{told(others)}</dd>
      </dl>
      <p className="reads-well">
        <strong>{words.notProof}</strong>
      </p>
    </>
  );
}
