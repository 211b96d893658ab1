import { Link } from "@remix-run/react";
import { factorById } from "#surveys/factors.ts";
import { Heading } from "#app/ui/heading.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import "./digest.css";

interface NextStepProps {
  factor: string;
  cell: string | null;
  /** The module that answers the factor, for the supervisor. */
  fitting?: { id: string; title: { en: string; nb: string }; minutes: number } | null;
}

/** What the supervisor does first about the most pressing signal, and how to talk about it. */
export function NextStep({ factor: id, cell, fitting }: NextStepProps) {
  const { mail, teamTraining } = useMessages();
  const { digest: words } = mail;
  const language = useLanguage();
  const factor = factorById(id);
  const name = factor.name[language];
  return (
    <section className="ds-card next-step" data-variant="tinted">
      <Heading level={2}>{words.nextStep}</Heading>
      <p className="quiet">{cell ? words.aboutIn(name, cell) : words.about(name)}</p>
      <p className="next-step__text">{factor.firstStep[language]}</p>
      {factor.type === "S" && <p>{words.structural}</p>}
      <Heading level={3}>{words.talk}</Heading>
      <p>{words.talkHow}</p>
      <ol className="ds-list">
        {factor.conversation.questions.map((question) => (
          <li key={question.en}>{question[language]}</li>
        ))}
      </ol>
      <p>
        <strong>{words.avoid}:</strong> {factor.conversation.avoid[language]}
      </p>
      {fitting && (
        <p>
          {teamTraining.fitting}{" "}
          <Link className="ds-link" to={`/modules/${fitting.id}`}>
            {teamTraining.module(fitting.title[language], fitting.minutes)}
          </Link>
        </p>
      )}
    </section>
  );
}
