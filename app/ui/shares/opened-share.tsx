import { factorById } from "#surveys/factors.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import "./shares.css";

interface OpenedShareProps {
  share: {
    person: string;
    survey: string;
    period: string;
    until: string;
    factors: { factor: string; question: string; answer: string }[];
  };
}

/** What one person chose to show, each answer with questions for the talk about it. */
export function OpenedShare({ share }: OpenedShareProps) {
  const { answering, shares } = useMessages();
  const { opened } = shares;
  const wave = answering.form.title(share.survey, share.period);
  return (
    <Page title={opened.title(share.person)} lead={opened.lead(wave, share.until)}>
      <p>
        {opened.own} {opened.noted}
      </p>
      <div className="shared-factors">
        {share.factors.map((factor) => (
          <SharedFactor key={factor.factor} {...factor} />
        ))}
      </div>
      <div>
        <ButtonLink to="/shares" variant="secondary">
          {opened.gone.back}
        </ButtonLink>
      </div>
    </Page>
  );
}

function SharedFactor({
  factor: id,
  question: asked,
  answer,
}: OpenedShareProps["share"]["factors"][number]) {
  const { common, shares } = useMessages();
  const language = useLanguage();
  const { name, conversation } = factorById(id);
  return (
    <article className="shared-factor">
      <Heading level={2}>{name[language]}</Heading>
      <p className="quiet">{asked}</p>
      <p className="shared-factors__answer">{answer}</p>
      <details className="ds-details">
        <summary>{shares.opened.talk}</summary>
        <ol className="ds-list">
          {conversation.questions.map((question) => (
            <li key={question.en}>{question[language]}</li>
          ))}
        </ol>
        <p>
          <strong>{common.factors.avoid}:</strong> {conversation.avoid[language]}
        </p>
      </details>
    </article>
  );
}

/** In the place of a share that is not shown, for whatever reason. */
export function GoneShare() {
  const { gone } = useMessages().shares.opened;
  return (
    <Page title={gone.title} lead={gone.body}>
      <div>
        <ButtonLink to="/shares" variant="secondary">
          {gone.back}
        </ButtonLink>
      </div>
    </Page>
  );
}
