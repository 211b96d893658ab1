import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import "./answering.css";

interface ClosedWaveProps {
  wave: { title: string; period: string };
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
    </Page>
  );
}

function KeptAnswers({ survey, answers }: { survey: SurveyDefinition; answers: Answers }) {
  const language = useLanguage();
  return (
    <dl className="kept-answers">
      {survey.pages.flatMap(({ elements: [question] }) => {
        const answer = answers[question.name];
        const choice = question.choices.find(({ value }) => value === answer);
        return choice
          ? [
              <dt key={`${question.name}-question`}>{question.title[language]}</dt>,
              <dd key={question.name}>{choice.text[language]}</dd>,
            ]
          : [];
      })}
    </dl>
  );
}
