import type { Locale } from "#surveys/bilingual.ts";
import type { Question, SurveyDefinition, SurveyPage } from "#surveys/definition.ts";
import type { Answer, Answers } from "#surveys/scoring.ts";
import { Poles } from "./poles.tsx";
import { surveyFormWords, type SurveyFormWords } from "./words.ts";
import "./plain-survey-form.css";

export type PlainSurveyFormProps = {
  survey: SurveyDefinition;
  locale: Locale;
  /** Where the answers are posted, as urlencoded fields named by the item's id. */
  action: string;
  /** The submission's own id: sent twice is received once. */
  submission: string;
  answers?: Readonly<Answers>;
  /** Item → message, from `errorsByItem`. */
  errors?: Readonly<Record<string, string>>;
  words?: SurveyFormWords;
  /** Where a script runs: each tap, and the press in place of the browser's own way of sending. */
  onTap?: (tap: { standing: Answers; touched: Answers; page: number }) => void;
  onSend?: (answers: Answers) => Promise<void>;
};

/** The survey as an ordinary HTML form: no script, no style attribute, everything on one page. */
export function PlainSurveyForm(props: PlainSurveyFormProps) {
  const { survey, locale, action, submission, answers = {}, errors = {} } = props;
  const words = props.words ?? surveyFormWords[locale];
  const { onTap, onSend } = props;
  return (
    <form
      className="plain-survey-form"
      method="post"
      action={action}
      onChange={
        onTap &&
        (({ currentTarget }) => {
          const chosen = chosenOn(currentTarget, survey);
          onTap({ standing: chosen, touched: chosen, page: 0 });
        })
      }
      onSubmit={
        onSend &&
        ((event) => {
          event.preventDefault();
          void onSend(chosenOn(event.currentTarget, survey));
        })
      }
    >
      <input type="hidden" name="submission" value={submission} />
      <ErrorSummary survey={survey} locale={locale} errors={errors} words={words} />
      <p className="ds-paragraph">{survey.description[locale]}</p>
      {survey.pages.map((page, index) => {
        const [question] = page.elements;
        return (
          <div key={page.name}>
            <GroupHeading page={page} before={survey.pages[index - 1]} locale={locale} />
            <RadioGroup
              question={question}
              locale={locale}
              progress={words.questionOf(index + 1, survey.pages.length)}
              answer={Object.hasOwn(answers, question.name) ? answers[question.name] : undefined}
              error={Object.hasOwn(errors, question.name) ? errors[question.name] : undefined}
            />
          </div>
        );
      })}
      <button className="ds-button" type="submit">
        {words.send}
      </button>
    </form>
  );
}

function chosenOn(form: HTMLFormElement, survey: SurveyDefinition): Answers {
  const fields = new FormData(form);
  return Object.fromEntries(
    survey.pages.flatMap(({ elements: [{ name, choices }] }) => {
      const choice = choices.find(({ value }) => String(value) === fields.get(name));
      return choice ? [[name, choice.value]] : [];
    }),
  );
}

type RadioGroupProps = {
  question: Question;
  locale: Locale;
  progress: string;
  answer: Answer | undefined;
  error: string | undefined;
};

function RadioGroup({ question, locale, progress, answer, error }: RadioGroupProps) {
  const { name, title, description, choices } = question;
  const describedBy = [description && `${name}-poles`, error && `${name}-error`].filter(Boolean);
  return (
    <fieldset
      className="ds-fieldset"
      id={name}
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy.join(" ") || undefined}
    >
      <legend className="ds-label">
        <span className="plain-survey-form__progress">{progress}</span> {title[locale]}
      </legend>
      {description && (
        <p data-field="description" id={`${name}-poles`}>
          <Poles description={description[locale]} />
        </p>
      )}
      {error && (
        <p className="ds-validation-message" id={`${name}-error`}>
          {error}
        </p>
      )}
      {choices.map(({ value, text }, index) => (
        <div
          className="ds-field"
          data-variant="outline"
          data-apart={typeof value === "string" || undefined}
          key={value}
        >
          <input
            className="ds-input"
            type="radio"
            id={`${name}-${index}`}
            name={name}
            value={String(value)}
            defaultChecked={value === answer}
          />
          <label htmlFor={`${name}-${index}`}>{text[locale]}</label>
        </div>
      ))}
    </fieldset>
  );
}

type GroupHeadingProps = { page: SurveyPage; before: SurveyPage | undefined; locale: Locale };

/** A group of pages carries the same title; it is said once, where the group begins. */
function GroupHeading({ page, before, locale }: GroupHeadingProps) {
  if (!page.title || page.title[locale] === before?.title?.[locale]) return null;
  return (
    <>
      <h2 className="ds-heading">{page.title[locale]}</h2>
      {page.description && <p className="ds-paragraph">{page.description[locale]}</p>}
    </>
  );
}

type ErrorSummaryProps = Required<
  Pick<PlainSurveyFormProps, "survey" | "locale" | "errors" | "words">
>;

function ErrorSummary({ survey, locale, errors, words }: ErrorSummaryProps) {
  if (Object.keys(errors).length === 0) return null;
  const faulty = survey.pages.flatMap(({ elements: [question] }) =>
    Object.hasOwn(errors, question.name) ? [question] : [],
  );
  const general = Object.hasOwn(errors, "") ? errors[""] : undefined;
  return (
    <div className="ds-error-summary" role="alert">
      <h2 className="ds-heading">{words.errorHeading}</h2>
      {general && <p>{general}</p>}
      <ul className="ds-list">
        {faulty.map(({ name, title }) => (
          <li key={name}>
            <a className="ds-link" href={`#${name}`}>
              {title[locale]}
            </a>
          </li>
        ))}
      </ul>
      <p>{words.errorKept}</p>
    </div>
  );
}
