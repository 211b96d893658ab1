import { useEffect } from "react";
import { Form, useMatches } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import type { Place } from "#app/ui/kept/kept-response.ts";
import { SharedComputer } from "#app/ui/kept/shared-computer-choice.tsx";
import { change } from "#app/ui/kept/storage.ts";
import { workWithoutSignal } from "#app/ui/kept/work-without-signal.ts";
import { ClosedWave } from "./closed-wave.tsx";
import { fetchPageOf } from "./fetch-page.ts";
import { useFormAhead } from "./form-ahead.ts";
import "./answering.css";

export interface ShownWave extends Place {
  closes: string;
  isOpen: boolean;
  smallestGroup: number;
  isPulse: boolean;
}

interface StartPageProps {
  /** `keptMonths` is how long answers are kept with the person; null for whoever keeps no history. */
  wave: ShownWave & { answered: boolean; keptMonths: number | null };
  /** Whether answers were taken back just now. */
  takenBack?: boolean;
}

/** Before the first question: how long it takes, who will see what, and how to begin. */
export function StartPage({ wave, takenBack = false }: StartPageProps) {
  const { form, start } = useMessages().answering;
  const here = useMatches().at(-1)?.id;
  useFormAhead(`${wave.path}/response`, wave.isOpen);
  // The form's script comes while this page is read, and the page around it.
  useEffect(() => {
    if (wave.isOpen) fetchPageOf(here?.replace("_index", "response"));
    void workWithoutSignal();
  }, [here, wave.isOpen]);
  if (!wave.isOpen) return <ClosedWave wave={wave} />;
  return (
    <Page title={form.title(wave.title, wave.period)} lead={start.lead(wave.closes)}>
      {takenBack && <Alert kind="success">{start.takenBack}</Alert>}
      {wave.answered && <Alert kind="info">{start.answered}</Alert>}
      <Section title={start.who.title}>
        <dl className="who-sees">
          <dt>{start.who.self.who}</dt>
          <dd>{start.who.self.what}</dd>
          <dt>{start.who.supervisor.who}</dt>
          <dd>{start.who.supervisor.what(wave.smallestGroup)}</dd>
          <dt>{start.who.others.who}</dt>
          <dd>{start.who.others.what}</dd>
        </dl>
      </Section>
      <div className="start-actions">
        <ButtonLink to={`${wave.path}/response`}>
          {wave.answered ? start.change : start.begin}
        </ButtonLink>
        <a className="ds-link" href={`${wave.path}/response?simple`}>
          {start.simple}
        </a>
      </div>
      <SharedComputer />
      <div className="small-print">
        <p>{start.skip}</p>
        <p>{wave.keptMonths === null ? start.noHistory : start.confidential(wave.keptMonths)}</p>
        <p>{start.machine}</p>
        <p>{start.unvalidated}</p>
      </div>
      {wave.answered && (
        <Form
          method="post"
          action={`${wave.path}/withdrawal`}
          // What waits here would otherwise come after what was taken back.
          onSubmit={() => void change(wave.draftKey, () => undefined)}
        >
          <Button variant="tertiary" color="danger">
            {start.takeBack}
          </Button>
        </Form>
      )}
    </Page>
  );
}
