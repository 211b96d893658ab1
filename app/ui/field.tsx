import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from "react";

interface Described {
  label: string;
  /** How to fill it in, under the label. */
  hint?: string;
  /** What is wrong with what was sent. */
  error?: string | undefined;
}

/** A labelled line of text. */
export function TextField({
  label,
  hint,
  error,
  ...attributes
}: Described & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => <input className="ds-input" type="text" {...described} {...attributes} />}
    </Field>
  );
}

/** A labelled choice of one; the `option` elements are its children. */
export function SelectField({
  label,
  hint,
  error,
  children,
  ...attributes
}: Described & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(described) => (
        <select className="ds-input" {...described} {...attributes}>
          {children}
        </select>
      )}
    </Field>
  );
}

interface FieldProps extends Described {
  children: (described: {
    id: string;
    "aria-describedby"?: string;
    "aria-invalid"?: true;
  }) => ReactNode;
}

function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="ds-field">
      <label className="ds-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p data-field="description" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        ...(error && { "aria-invalid": true }),
      })}
      {error && (
        <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
