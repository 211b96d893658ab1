import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import type { UnansweredQuestion } from "./question.ts";
import { VisibleSeconds } from "./visible-seconds.tsx";

interface OpenQuestionProps {
  question: UnansweredQuestion;
  /** The question, which the page's heading says already: for whoever hears the group alone. */
  legend: string;
  missing: boolean;
  back: string;
}

/** The options of a question that is not answered yet. */
export function OpenQuestion({ question, legend, missing, back }: OpenQuestionProps) {
  const { step } = useMessages().training;
  const { isSingle, options } = question;
  return (
    <Form method="post" className="form">
      <VisibleSeconds />
      <fieldset className="ds-fieldset" aria-describedby="how" aria-invalid={missing || undefined}>
        <legend className="ds-sr-only">{legend}</legend>
        <p data-field="description" id="how">
          {isSingle ? step.one : step.several}
        </p>
        {missing && (
          <p className="ds-validation-message" role="alert">
            {step.missing}
          </p>
        )}
        {options.map(({ value, text }) => (
          <div className="ds-field" data-variant="outline" key={value}>
            <input
              className="ds-input"
              type={isSingle ? "radio" : "checkbox"}
              id={`option-${value}`}
              {...(isSingle ? { name: "choice", value } : { name: `choice-${value}` })}
            />
            <label htmlFor={`option-${value}`}>{text}</label>
          </div>
        ))}
      </fieldset>
      <div className="step__ways">
        <Button>{step.answer}</Button>
        <ButtonLink to={back} variant="secondary">
          {step.back}
        </ButtonLink>
      </div>
    </Form>
  );
}
