import { type ReactNode, useId } from "react";

interface DetailedChoiceProps {
  legend: string;
  /** Under the legend, for all of them. */
  hint?: string;
  name: string;
  chosen: string;
  error?: string | undefined;
  options: {
    value: string;
    label: string;
    hint: string;
    /** Fields that belong to this option alone. */
    detail?: ReactNode;
  }[];
}

/** One of a few, each with what it means and what it needs, and with what is wrong with the choice. */
export function DetailedChoice(props: DetailedChoiceProps) {
  const { legend, hint, name, chosen, error, options } = props;
  const id = useId();
  return (
    <fieldset
      className="ds-fieldset detailed-choice"
      aria-describedby={error && `${id}-error`}
      aria-invalid={error ? true : undefined}
    >
      <legend>{legend}</legend>
      {hint && <p className="quiet">{hint}</p>}
      {options.map(({ value, label, hint, detail }) => (
        <div className="detailed-option" key={value}>
          <div className="ds-field">
            <input
              className="ds-input"
              type="radio"
              id={`${id}-${value}`}
              name={name}
              value={value}
              defaultChecked={value === chosen}
              aria-describedby={`${id}-${value}-hint`}
            />
            <label className="ds-label" data-weight="regular" htmlFor={`${id}-${value}`}>
              {label}
            </label>
            <p data-field="description" id={`${id}-${value}-hint`}>
              {hint}
            </p>
          </div>
          {detail && <div className="option-detail">{detail}</div>}
        </div>
      ))}
      {error && (
        <p className="ds-validation-message" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
