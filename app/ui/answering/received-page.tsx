import { useSearchParams } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { ButtonLink } from "#app/ui/button.tsx";
import { change } from "#app/ui/kept/storage.ts";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import type { ShownWave } from "./start-page.tsx";
import "./answering.css";

interface ReceivedPageProps {
  wave: ShownWave;
  /** Came by a link that shows no answers. */
  isInvited?: boolean;
  /** What the person gets at once. */
  children: ReactNode;
}

/** Shown once the server has stored a response, and only then: the draft on the device goes. */
export function ReceivedPage({ wave, isInvited = false, children }: ReceivedPageProps) {
  const { received } = useMessages().answering;
  const submission = useSearchParams()[0].get("submission") ?? "";
  useEffect(() => {
    if (isNews(submission)) void change(wave.draftKey, () => undefined);
  }, [wave.draftKey, submission]);
  return (
    <Page
      title={received.title}
      lead={isInvited ? received.bodyInvited(wave.closes) : received.body(wave.closes)}
      width="wide"
    >
      <p>{received.next}</p>
      <div className="start-actions">
        <ButtonLink to={wave.path} variant="secondary">
          {isInvited ? received.changeInvited : received.change}
        </ButtonLink>
      </div>
      {children}
    </Page>
  );
}

/** The page may be come back to when something new has been begun. */
function isNews(submission: string) {
  try {
    if (sessionStorage.getItem("tilsig.received") === submission) return false;
    sessionStorage.setItem("tilsig.received", submission);
  } catch {
    // Where nothing is kept, there is nothing to take away either.
  }
  return true;
}
