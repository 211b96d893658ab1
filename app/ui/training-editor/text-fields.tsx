import type { InputHTMLAttributes, TextareaHTMLAttributes } from "react";

interface Named {
  /** What a fault leads to; stays with what the field is about. */
  id: string;
  label: string;
  /** The language of what is written into it, for whoever has it read out and for spelling. */
  lang?: string;
}

/** A labelled line of text under an id of the editor's own. */
export function Line({
  label,
  hint,
  ...attributes
}: Named & { hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  const { id } = attributes;
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
      <input
        className="ds-input"
        type="text"
        aria-describedby={hint && `${id}-hint`}
        {...attributes}
      />
    </div>
  );
}

/** A labelled text of several lines. */
export function Area({
  label,
  hint,
  ...attributes
}: Named & { hint?: string } & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { id } = attributes;
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
      <textarea className="ds-input" aria-describedby={hint && `${id}-hint`} {...attributes} />
    </div>
  );
}
