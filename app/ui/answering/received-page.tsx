import { type ReactNode, useEffect } from "react";
import { ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { clearDraft } from "#app/ui/survey-form/survey-form.tsx";
import type { ShownWave } from "./start-page.tsx";
import "./answering.css";

interface ReceivedPageProps {
  wave: ShownWave;
  /** What the person gets at once. */
  children: ReactNode;
}

/** Shown once the server has stored a response, and only then: the draft on the device goes. */
export function ReceivedPage({ wave, children }: ReceivedPageProps) {
  const { received } = useMessages().answering;
  useEffect(() => clearDraft(wave.draftKey), [wave.draftKey]);
  return (
    <Page title={received.title} lead={received.body(wave.closes)} width="wide">
      <p>{received.next}</p>
      <div className="start-actions">
        <ButtonLink to={wave.path} variant="secondary">
          {received.change}
        </ButtonLink>
      </div>
      {children}
    </Page>
  );
}
