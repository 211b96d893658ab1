import { useNavigate } from "@remix-run/react";
import { useEffect, useMemo, useState } from "react";
import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";
import { Alert } from "#app/ui/alert.tsx";
import { workWithoutSignal } from "#app/ui/kept/work-without-signal.ts";
import { useAnswer } from "#app/ui/answer.ts";
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

/** The questions, one at a time or as one plain form; both send the very same answers. */
export function ResponsePage({ wave, received }: ResponsePageProps) {
  const locale = useLanguage();
  const { form, submission } = useMessages().answering;
  const navigate = useNavigate();
  const [isClosed, setClosed] = useState(false);
  const { draftKey, owner, path, title, period } = wave;
  const place = useMemo(
    () => ({ draftKey, owner, path, title, period }),
    [draftKey, owner, path, title, period],
  );
  useEffect(() => void workWithoutSignal(), []);
  if (received?.outcome === "wave-closed") {
    return <ClosedWave wave={wave} kept={{ survey: wave.survey, answers: received.kept }} />;
  }
  if (!wave.isOpen || isClosed) return <ClosedWave wave={wave} />;

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
    <Page title={form.title(wave.title, wave.period)} isCompact>
      {received?.outcome === "unreadable" && <Alert kind="danger">{submission}</Alert>}
      {wave.plain || invalid ? (
        <PlainSurveyForm {...common} />
      ) : (
        <>
          <PlainWithoutModules />
          <SurveyForm
            {...common}
            place={place}
            simplePage={`${action}?simple`}
            onReceived={(stored) =>
              navigate(`${wave.path}/received?submission=${stored}`, {
                state: { received: stored },
                replace: true,
              })
            }
            onClosed={() => setClosed(true)}
          />
        </>
      )}
    </Page>
  );
}

/**
 * Leads to the plain form where the page's scripts will never run: at once in a browser that knows no
 * modules, after ten seconds where they did not come or broke. Written for the oldest of browsers.
 */
function PlainWithoutModules() {
  const { nonce } = useAnswer();
  return (
    <>
      <script
        noModule
        nonce={nonce}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: 'location.replace("?simple")' }}
      />
      <script
        nonce={nonce}
        suppressHydrationWarning
        dangerouslySetInnerHTML={{ __html: AFTER_TEN_SECONDS }}
      />
    </>
  );
}

const AFTER_TEN_SECONDS =
  'setTimeout(function(){if(document.querySelector(".survey-form__loading:not([data-runs])"))location.replace("?simple")},10000)';
