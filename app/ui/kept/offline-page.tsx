import { useEffect, useMemo, useState } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { ClosedWave } from "#app/ui/answering/closed-wave.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { SurveyForm } from "#app/ui/survey-form/survey-form.tsx";
import type { Language } from "#app/i18n/messages.ts";
import { SurveyJsForm } from "./form-at-hand.client.ts";
import { type KeptResponse, stateOf } from "./kept-response.ts";
import { isAt, keepSending, ours, pathAsked, timeOfServer } from "./outgoing.ts";
import { allKept } from "./storage.ts";
import { onThisDevice } from "./use-kept.ts";

/**
 * In place of a page that cannot be fetched: the form, when it was open on this device before and
 * nobody else has signed in since.
 */
export function OfflinePage({ language }: { language: Language }) {
  const [asked, setAsked] = useState<{ path: string; kept: KeptResponse | undefined }>();
  const hasSignal = useSignal();
  const { offline } = useMessages().kept;
  useEffect(() => {
    keepSending();
    void find().then(setAsked);
  }, []);

  if (asked?.kept) {
    return <FormWithoutSignal kept={asked.kept} language={language} hasSignal={hasSignal} />;
  }
  return (
    <Page title={offline.title} lead={offline.lead}>
      <p>{offline.nothing}</p>
      {asked && <WayBack path={asked.path} label={hasSignal ? offline.back : ""} />}
    </Page>
  );
}

function FormWithoutSignal(props: { kept: KeptResponse; language: Language; hasSignal: boolean }) {
  const { kept, language, hasSignal } = props;
  const { draftKey, owner, path, title, period, survey } = kept;
  const { answering, kept: words } = useMessages();
  const [state, setState] = useState(stateOf(kept));
  const place = useMemo(
    () => ({ draftKey, owner, path, title, period }),
    [draftKey, owner, path, title, period],
  );
  const name = answering.form.title(title, period);
  if (state === "closed") return <ClosedWave wave={kept} />;
  if (state === "received" || !survey) {
    return (
      <Page title={words.received.title} lead={words.notice.received(name)}>
        {hasSignal && <WayBack path={path} label={words.offline.back} />}
      </Page>
    );
  }
  return (
    <Page title={name} isCompact>
      {!hasSignal && <Alert kind="info">{words.offline.form(onThisDevice(words))}</Alert>}
      <SurveyForm
        survey={survey}
        locale={language}
        action={`${path}/response`}
        submission=""
        place={place}
        atHand={SurveyJsForm}
        simplePage={`${path}/response?simple`}
        onReceived={() => setState("received")}
        onClosed={() => setState("closed")}
      />
    </Page>
  );
}

function WayBack({ path, label }: { path: string; label: string }) {
  const { offline } = useMessages().kept;
  return (
    <>
      <p role="status">{label}</p>
      <p>
        <a className="ds-button" href={path}>
          {offline.again}
        </a>
      </p>
    </>
  );
}

async function find() {
  const path = pathAsked();
  const isOurs = await ours();
  return { path, kept: (await allKept()).find((kept) => isAt(kept.path, path) && isOurs(kept)) };
}

/** Whether the server can be reached, which the browser alone does not know. */
function useSignal(): boolean {
  const [hasSignal, setSignal] = useState(false);
  useEffect(() => {
    const look = async () => setSignal((await timeOfServer()) !== undefined);
    const lost = () => setSignal(false);
    void look();
    const timer = setInterval(() => void look(), 15_000);
    addEventListener("online", look);
    addEventListener("offline", lost);
    return () => {
      clearInterval(timer);
      removeEventListener("online", look);
      removeEventListener("offline", lost);
    };
  }, []);
  return hasSignal;
}
