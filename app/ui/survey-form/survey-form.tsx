import { useEffect, useState } from "react";
import { PlainSurveyForm, type PlainSurveyFormProps } from "./plain-survey-form.tsx";
import type { SurveyJsFormProps } from "./survey-js-form.tsx";
import { surveyFormWords } from "./words.ts";

export { clearDraft } from "./draft.ts";

export type SurveyFormProps = PlainSurveyFormProps & {
  /** Names the draft on this device: the wave, and nothing about the person. */
  draftKey: string;
  /** Gets the very fields the plain form would post, `submission` among them. */
  onSubmit: (fields: URLSearchParams) => void | Promise<void>;
  /** The same survey on one simple page, for whoever cannot wait for the script. */
  simplePage: string;
};

type SurveyJsForm = (props: SurveyJsFormProps) => React.ReactNode;

let chunk: Promise<SurveyJsForm> | undefined;

/** Fetches the form's script ahead of time, for instance while the start page is read. */
export function preloadSurveyForm(): Promise<unknown> {
  return loaded().catch(() => undefined);
}

/**
 * The survey one question a screen. Without JavaScript, and when the script cannot be fetched, it is
 * the plain form.
 */
export function SurveyForm(props: SurveyFormProps) {
  const [form, setForm] = useState<{ render: SurveyJsForm } | "loading" | "failed">("loading");
  const words = props.words ?? surveyFormWords[props.locale];

  useEffect(() => {
    let shown = true;
    loaded().then(
      (render) => shown && setForm({ render }),
      () => shown && setForm("failed"),
    );
    return () => {
      shown = false;
    };
  }, []);

  if (form === "failed")
    return (
      <>
        <p className="ds-paragraph">{words.notLoaded}</p>
        <PlainSurveyForm {...props} />
      </>
    );
  if (form === "loading")
    return (
      <>
        <noscript>
          <PlainSurveyForm {...props} />
        </noscript>
        <p className="ds-paragraph survey-form__loading" role="status">
          {words.loading}
        </p>
        <p>
          <a className="ds-link" href={props.simplePage}>
            {words.simplePage}
          </a>
        </p>
      </>
    );
  const { render: Form } = form;
  return <Form {...props} words={words} />;
}

/** One request, however often it is asked for; a failed one may be tried again. */
function loaded(): Promise<SurveyJsForm> {
  chunk ??= import("./survey-js-form.tsx").then(
    ({ SurveyJsForm }) => SurveyJsForm,
    (reason: unknown) => {
      chunk = undefined;
      throw reason;
    },
  );
  return chunk;
}
