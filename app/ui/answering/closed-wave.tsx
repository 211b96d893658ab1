import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";
import { KeptOnDevice } from "#app/ui/kept/kept-on-device.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { KeptAnswers } from "./kept-answers.tsx";
import "./answering.css";

interface ClosedWaveProps {
  wave: { title: string; period: string; draftKey: string };
  /** What somebody had chosen who came too late; shown, so that it is not lost. */
  kept?: { survey: SurveyDefinition; answers: Answers };
}

export function ClosedWave({ wave, kept }: ClosedWaveProps) {
  const { closed, form } = useMessages().answering;
  return (
    <Page title={closed.title} lead={form.title(wave.title, wave.period)}>
      <p>{closed.body}</p>
      <p>{closed.next}</p>
      {kept && Object.keys(kept.answers).length > 0 && (
        <Section title={closed.kept}>
          <p>{closed.keptBody}</p>
          <KeptAnswers {...kept} />
        </Section>
      )}
      <KeptOnDevice draftKey={wave.draftKey} />
    </Page>
  );
}
