import { ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import type { AnsweredQuestion as Answered } from "./question.ts";
import "./training.css";

interface AnsweredQuestionProps {
  question: Answered;
  next: string;
  back: string;
  isLast: boolean;
}

/** What was answered, and what each option means. */
export function AnsweredQuestion({ question, next, back, isLast }: AnsweredQuestionProps) {
  const { step } = useMessages().training;
  return (
    <>
      <p className="step__verdict" role="status">
        {question.isRight ? step.right : step.notRight}
      </p>
      <Options question={question} />
      <div className="step__ways">
        <ButtonLink to={next}>{isLast ? step.toResult : step.next}</ButtonLink>
        <ButtonLink to={back} variant="secondary">
          {step.back}
        </ButtonLink>
      </div>
    </>
  );
}

/** Each option with its feedback; what was chosen and what is right stands in words. */
export function Options({ question: { options } }: { question: Answered }) {
  const { step } = useMessages().training;
  return (
    <ul className="step__answer" aria-label={step.feedback}>
      {options.map(({ value, text, feedback, isRight, isChosen }) => (
        <li key={value} data-right={isRight || undefined} data-chosen={isChosen || undefined}>
          <p>
            <strong>{text}</strong>{" "}
            <span className="step__tags">
              (
              {[isRight ? step.optionRight : step.optionWrong, isChosen && step.chosen]
                .filter(Boolean)
                .join(", ")}
              )
            </span>
          </p>
          <p>{feedback}</p>
        </li>
      ))}
    </ul>
  );
}
