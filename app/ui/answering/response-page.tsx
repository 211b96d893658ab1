import { useSubmit } from "@remix-run/react";
import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";
import { Alert } from "#app/ui/alert.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { PlainSurveyForm } from "#app/ui/survey-form/plain-survey-form.tsx";
import { SurveyForm } from "#app/ui/survey-form/survey-form.tsx";
import { ClosedWave } from "./closed-wave.tsx";
import type { ShownWave } from "./start-page.tsx";

interface ResponsePageProps {
  wave: ShownWave & {
    survey: SurveyDefinition;
    submission: string;
    answers: Answers;
    plain: boolean;
  };
  /** What the server said of the form that was sent, if it was not received. */
  received:
    | { outcome: "wave-closed"; kept: Answers }
    | { outcome: "invalid"; errors: Record<string, string>; kept: Answers }
    | { outcome: "unreadable" }
    | undefined;
}

/** The questions, one at a time or as one plain form; both send the very same fields. */
export function ResponsePage({ wave, received }: ResponsePageProps) {
  const locale = useLanguage();
  const { form, submission } = useMessages().answering;
  const submit = useSubmit();
  if (received?.outcome === "wave-closed") {
    return <ClosedWave wave={wave} kept={{ survey: wave.survey, answers: received.kept }} />;
  }
  if (!wave.isOpen) return <ClosedWave wave={wave} />;

  const action = `${wave.path}/response`;
  const invalid = received?.outcome === "invalid" ? received : undefined;
  const common = {
    survey: wave.survey,
    locale,
    action,
    submission: wave.submission,
    answers: invalid?.kept ?? wave.answers,
    ...(invalid && { errors: invalid.errors }),
  };
  return (
    <Page title={form.title(wave.title, wave.period)}>
      {received?.outcome === "unreadable" && <Alert kind="danger">{submission}</Alert>}
      {wave.plain || invalid ? (
        <PlainSurveyForm {...common} />
      ) : (
        <SurveyForm
          {...common}
          draftKey={wave.draftKey}
          simplePage={`${action}?simple`}
          onSubmit={(fields) => submit(fields, { method: "post", action })}
        />
      )}
    </Page>
  );
}
