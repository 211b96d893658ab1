import type { SurveyDefinition } from "#surveys/definition.ts";
import type { Answers } from "#surveys/scoring.ts";
import { useLanguage } from "#app/ui/language.ts";
import "./answering.css";

/** Questions and what was chosen, to be read. */
export function KeptAnswers({ survey, answers }: { survey: SurveyDefinition; answers: Answers }) {
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
