import type { Messages } from "#app/i18n/messages.ts";
import { useMessages } from "./language.ts";

interface FactorProps {
  id: string;
  name: string;
  draining: string;
  nourishing: string;
  type: keyof Messages["common"]["factors"]["types"];
  lens: (keyof Messages["common"]["factors"]["lens"])[];
  lawPoints: string[];
  firstStep: string;
  questions: string[];
  avoid: string;
}

/** One factor, folded up; its two poles are in sight on the fold. */
export function FactorDetails({ id, name, draining, nourishing, ...factor }: FactorProps) {
  const t = useMessages().common.factors;
  return (
    <details className="ds-details factor" id={id}>
      <summary>
        <h2>{name}</h2>
      </summary>
      <div className="factor-body">
        <div className="poles">
          <div className="pole" data-pole="draining">
            <h3>{t.draining}</h3>
            <p>{draining}</p>
          </div>
          <div className="pole" data-pole="nourishing">
            <h3>{t.nourishing}</h3>
            <p>{nourishing}</p>
          </div>
        </div>
        <h3>{t.firstStep}</h3>
        <p>{factor.firstStep}</p>
        <h3>{t.conversation}</h3>
        <ul className="ds-list">
          {factor.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
        <h3>{t.avoid}</h3>
        <p>{factor.avoid}</p>
        <p className="tags">
          <span className="ds-tag">{t.types[factor.type]}</span>
          {factor.lens.map((lens) => (
            <span className="ds-tag" data-color="neutral" key={lens}>
              {t.lens[lens]}
            </span>
          ))}
          {factor.lawPoints.length > 0 && (
            <span className="ds-tag" data-color="neutral">
              {t.law(factor.lawPoints.join(", "))}
            </span>
          )}
        </p>
      </div>
    </details>
  );
}
