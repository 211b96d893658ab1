import { type ReactNode, useId } from "react";

interface ChoiceProps {
  legend: string;
  name: string;
  chosen: string;
  options: { value: string; label: string; hint?: string }[];
  /** Stands under the options, such as fields that belong to one of them. */
  children?: ReactNode;
}

/** One of a few, all in sight. */
export function Choice({ legend, name, chosen, options, children }: ChoiceProps) {
  const id = useId();
  return (
    <fieldset className="ds-fieldset">
      <legend>{legend}</legend>
      {options.map(({ value, label, hint }) => (
        <div className="ds-field" key={value}>
          <input
            className="ds-input"
            type="radio"
            id={`${id}-${value}`}
            name={name}
            value={value}
            defaultChecked={value === chosen}
            aria-describedby={hint && `${id}-${value}-hint`}
          />
          <label className="ds-label" data-weight="regular" htmlFor={`${id}-${value}`}>
            {label}
          </label>
          {hint && (
            <p data-field="description" id={`${id}-${value}-hint`}>
              {hint}
            </p>
          )}
        </div>
      ))}
      {children}
    </fieldset>
  );
}
