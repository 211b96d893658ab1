import { useCallback, useEffect, useRef, useState } from "react";
import { messagesFor } from "#app/i18n/messages.ts";
import { draftOf, opened, sent, tapped, type Place, type Tap } from "#app/ui/kept/kept-response.ts";
import { keepSending, sendNow, tidy } from "#app/ui/kept/outgoing.ts";
import { SendingPanel } from "#app/ui/kept/sending-panel.tsx";
import { change, keptUnder, type Stored } from "#app/ui/kept/storage.ts";
import { onThisDevice } from "#app/ui/kept/use-kept.ts";
import type { Answers } from "#surveys/scoring.ts";
import { PlainSurveyForm, type PlainSurveyFormProps } from "./plain-survey-form.tsx";
import type { SurveyJsFormProps } from "./survey-js-form.tsx";
import { surveyFormWords } from "./words.ts";

export type SurveyFormProps = PlainSurveyFormProps & {
  /** The wave, by which the draft on this device is named. */
  place: Place;
  /** The form's script, where it came with the page. */
  atHand?: SurveyJsForm | undefined;
  /** The same survey on one simple page, for whoever cannot wait for the script. */
  simplePage: string;
  /** The server has said that it has stored this submission. */
  onReceived: (submission: string) => void;
  /** The server has said that it came too late; what was chosen stays on this device. */
  onClosed: () => void;
};

type SurveyJsForm = (props: SurveyJsFormProps) => React.ReactNode;

let chunk: Promise<SurveyJsForm> | undefined;

/** Fetches the form's script ahead of time, for instance while the start page is read. */
export function preloadSurveyForm(): Promise<unknown> {
  return loaded().catch(() => undefined);
}

/**
 * The survey one question a screen, kept on this device at each tap and delivered from there. Without
 * JavaScript, and when the script cannot be fetched, it is the plain form.
 */
export function SurveyForm(props: SurveyFormProps) {
  const { survey, locale, place, onReceived, onClosed } = props;
  const { draftKey } = place;
  const words = props.words ?? surveyFormWords[locale];
  const { kept: said } = messagesFor(locale);
  const { form, setForm } = useForm(props);
  const loading = useRef<HTMLParagraphElement>(null);
  // Says to the page around it that its scripts have come and run.
  useEffect(() => loading.current?.setAttribute("data-runs", ""), []);
  const [shows, setShows] = useState<"form" | "sending">("form");
  const [isRefused, setRefused] = useState(false);

  const keep = useCallback(
    (to: Parameters<typeof change>[1]) =>
      change(draftKey, (kept) => to(opened(kept, place, survey, locale))),
    [draftKey, place, survey, locale],
  );

  const onTap = useCallback(
    async (tap: Tap) => {
      const { kept, where } = await keep((kept) => kept && tapped(kept, tap));
      setForm((now) => (now === "loading" ? now : { ...now, where, isKept: Boolean(kept?.draft) }));
    },
    [keep, setForm],
  );

  async function onBeginAgain() {
    const stored = await keep((kept) => kept && { ...kept, draft: undefined });
    setForm((now) =>
      now === "loading" ? now : { ...now, ...shownOf(stored, survey), isWaiting: false },
    );
  }

  async function onSend(answers: Answers) {
    const outgoing = { submission: crypto.randomUUID?.() ?? props.submission, answers };
    await keep((kept) => kept && sent(kept, outgoing));
    const outcome = await sendNow(draftKey);
    setRefused(outcome === "refused");
    if (outcome !== "refused") setShows("sending");
  }

  async function onChange() {
    const stored = await keptUnder(draftKey);
    setForm((now) =>
      now === "loading" ? now : { ...now, ...shownOf(stored, survey), isWaiting: false },
    );
    setShows("form");
  }

  if (form === "loading") {
    return (
      <>
        <noscript>
          <PlainSurveyForm {...props} />
        </noscript>
        <p className="ds-paragraph survey-form__loading" role="status" ref={loading}>
          {words.loading}
        </p>
        <p>
          <a className="ds-link" href={props.simplePage}>
            {words.simplePage}
          </a>
        </p>
      </>
    );
  }
  if (shows === "sending" || (form.isWaiting && shows === "form")) {
    return (
      <SendingPanel
        place={place}
        locale={locale}
        onChange={() => void onChange()}
        onReceived={onReceived}
        onClosed={onClosed}
      />
    );
  }
  const { render: Form, draft, where, isKept } = form;
  const common = { ...props, words, draft, onTap: (tap: Tap) => void onTap(tap), onSend };
  return (
    <>
      {isRefused && (
        <div className="ds-alert" data-color="danger" role="alert">
          {said.refused}
        </div>
      )}
      {Form ? (
        <Form {...common} isBegun={isKept} onTap={onTap} onBeginAgain={() => void onBeginAgain()} />
      ) : (
        <>
          <p className="ds-paragraph">{words.notLoaded}</p>
          <PlainSurveyForm {...common} answers={{ ...props.answers, ...draft?.answers }} />
        </>
      )}
      <div role="status">
        {isKept && (
          <p
            className="ds-paragraph survey-form__kept"
            data-kept={where === "page" ? "nowhere" : "saved"}
          >
            {where === "page" ? said.savedNowhere : said.saved(onThisDevice(said))}
          </p>
        )}
      </div>
    </>
  );
}

interface ShownForm {
  /** Undefined when the script could not be fetched. */
  render: SurveyJsForm | undefined;
  draft: ReturnType<typeof draftOf>;
  where: Stored["where"];
  /** Whether something was tapped and not sent. */
  isKept: boolean;
  /** Whether it was sent before, and waits to be received. */
  isWaiting: boolean;
}

function shownOf({ kept, where }: Stored, survey: SurveyFormProps["survey"]) {
  const isKept = kept?.draft !== undefined;
  const isWaiting = kept?.outgoing !== undefined && !isKept;
  return { draft: draftOf(kept, survey), where, isKept, isWaiting };
}

/** The form's script and what is kept of it on this device, fetched together. */
function useForm({ survey, locale, place, answers, atHand }: SurveyFormProps) {
  const [form, setForm] = useState<ShownForm | "loading">("loading");
  const isAnswered = Object.keys(answers ?? {}).length > 0;
  useEffect(() => {
    let shown = true;
    void begin();
    async function begin() {
      const script = atHand ?? loaded().catch(() => undefined);
      const { kept, where } = await change(place.draftKey, (kept) =>
        // What was received before is not kept here, and a form without it would take it away.
        kept || !isAnswered ? opened(kept, place, survey, locale) : undefined,
      );
      keepSending();
      void tidy();
      const render = await script;
      if (!shown) return;
      const begun = { render, ...shownOf({ kept, where }, survey) };
      setForm((now) => (now === "loading" ? begun : now));
    }
    return () => {
      shown = false;
    };
  }, [survey, locale, place, isAnswered, atHand]);
  return { form, setForm };
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
