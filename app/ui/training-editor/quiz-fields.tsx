import { Button } from "#app/ui/button.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";
import { buttonFor, type Change } from "./changes.ts";
import {
  languages,
  most,
  nameOf,
  type ModuleFields,
  type OptionFields,
  type QuestionFields,
} from "./module-fields.ts";
import { Area, Line } from "./text-fields.tsx";

interface QuizFieldsProps {
  fields: ModuleFields;
  /** Makes a change at once; without script, the button posts the form and the page comes back with it. */
  onChange: (change: Change) => void;
}

/** The questions with their options, each of which can be moved, removed and joined by another. */
export function QuizFields({ fields, onChange }: QuizFieldsProps) {
  const { editor } = useMessages().trainingEditor;
  const { questions } = fields;
  return (
    <section className="section editor-part" id="quiz">
      <Heading level={2}>{editor.questions}</Heading>
      <div className="editor-pass-mark">
        <Line
          id="pass-mark"
          name="passMark"
          label={editor.passMark}
          inputMode="numeric"
          maxLength={2}
          defaultValue={fields.passMark}
        />
      </div>
      {questions.map((question, index) => (
        <Question
          key={question.name}
          question={question}
          place={index}
          isLast={index === questions.length - 1}
          onChange={onChange}
        />
      ))}
      {questions.length < most.questions && (
        <p>
          <ChangeButton change={{ do: "add-question" }} onChange={onChange}>
            {editor.addQuestion}
          </ChangeButton>
        </p>
      )}
    </section>
  );
}

interface QuestionProps {
  question: QuestionFields;
  place: number;
  isLast: boolean;
  onChange: (change: Change) => void;
}

function Question({ question, place, isLast, onChange }: QuestionProps) {
  const { editor } = useMessages().trainingEditor;
  const { name, type, title, options } = question;
  const called = editor.question(place + 1);
  return (
    <fieldset className="ds-fieldset ds-card editor-question" id={`question-${place + 1}`}>
      <legend>{called}</legend>
      <input type="hidden" name={nameOf.question(place, "name")} value={name} />
      <div className="ds-field editor-kind">
        <label className="ds-label" htmlFor={`${name}-kind`}>
          {editor.kind}
        </label>
        <select
          className="ds-input"
          id={`${name}-kind`}
          name={nameOf.question(place, "type")}
          defaultValue={type}
        >
          <option value="radiogroup">{editor.kinds.radiogroup}</option>
          <option value="checkbox">{editor.kinds.checkbox}</option>
        </select>
      </div>
      <div className="editor-languages">
        {languages.map((language) => (
          <Area
            key={language}
            id={`${name}-title-${language}`}
            name={nameOf.question(place, `title.${language}`)}
            label={editor.questionIn[language]}
            lang={language}
            rows={2}
            maxLength={500}
            defaultValue={title[language]}
          />
        ))}
      </div>
      {options.map((option, index) => (
        <Option
          key={option.value}
          option={option}
          question={{ place, name }}
          place={index}
          isLast={index === options.length - 1}
          onChange={onChange}
        />
      ))}
      <div className="editor-moves">
        {options.length < most.options && (
          <ChangeButton
            change={{ do: "add-option", question: place }}
            of={called}
            onChange={onChange}
          >
            {editor.addOption}
          </ChangeButton>
        )}
        {place > 0 && (
          <ChangeButton
            change={{ do: "raise-question", question: place }}
            of={called}
            onChange={onChange}
          >
            {editor.raise}
          </ChangeButton>
        )}
        {!isLast && (
          <ChangeButton
            change={{ do: "lower-question", question: place }}
            of={called}
            onChange={onChange}
          >
            {editor.lower}
          </ChangeButton>
        )}
        <ChangeButton
          change={{ do: "remove-question", question: place }}
          of={called}
          onChange={onChange}
        >
          {editor.remove}
        </ChangeButton>
      </div>
    </fieldset>
  );
}

interface OptionProps {
  option: OptionFields;
  question: { place: number; name: string };
  place: number;
  isLast: boolean;
  onChange: (change: Change) => void;
}

function Option({ option, question, place, isLast, onChange }: OptionProps) {
  const { editor } = useMessages().trainingEditor;
  const { value, isRight, text, feedback } = option;
  const id = `${question.name}-${value}`;
  const called = editor.option(place + 1);
  const whole = `${editor.question(question.place + 1)}, ${called}`;
  const named = (what: string) => nameOf.option(question.place, place, what);
  const here = { question: question.place, option: place };
  return (
    <fieldset
      className="ds-fieldset editor-option"
      id={`question-${question.place + 1}-option-${place + 1}`}
    >
      <legend>{called}</legend>
      <input type="hidden" name={named("value")} value={value} />
      <div className="ds-field">
        <input
          className="ds-input"
          type="checkbox"
          id={`${id}-right`}
          name={named("right")}
          value="on"
          defaultChecked={isRight}
        />
        <label className="ds-label" data-weight="regular" htmlFor={`${id}-right`}>
          {editor.right}
        </label>
      </div>
      <div className="editor-languages">
        {languages.map((language) => (
          <div className="editor-option-texts" key={language}>
            <Area
              id={`${id}-text-${language}`}
              name={named(`text.${language}`)}
              label={editor.optionIn[language]}
              lang={language}
              rows={2}
              maxLength={500}
              defaultValue={text[language]}
            />
            <Area
              id={`${id}-feedback-${language}`}
              name={named(`feedback.${language}`)}
              label={editor.feedbackIn[language]}
              lang={language}
              rows={3}
              maxLength={500}
              defaultValue={feedback[language]}
            />
          </div>
        ))}
      </div>
      <div className="editor-moves">
        {place > 0 && (
          <ChangeButton change={{ do: "raise-option", ...here }} of={whole} onChange={onChange}>
            {editor.raise}
          </ChangeButton>
        )}
        {!isLast && (
          <ChangeButton change={{ do: "lower-option", ...here }} of={whole} onChange={onChange}>
            {editor.lower}
          </ChangeButton>
        )}
        <ChangeButton change={{ do: "remove-option", ...here }} of={whole} onChange={onChange}>
          {editor.remove}
        </ChangeButton>
      </div>
    </fieldset>
  );
}

interface ChangeButtonProps {
  change: Change;
  /** What it moves, removes or adds to, for whoever hears the button alone. */
  of?: string;
  onChange: (change: Change) => void;
  children: string;
}

function ChangeButton({ change, of, onChange, children }: ChangeButtonProps) {
  const { editor } = useMessages().trainingEditor;
  const isAdding = change.do.startsWith("add");
  return (
    <Button
      variant={isAdding ? "secondary" : "tertiary"}
      name="press"
      value={buttonFor(change)}
      aria-label={of && editor.of(children, of)}
      onClick={(event) => {
        event.preventDefault();
        onChange(change);
      }}
    >
      {children}
    </Button>
  );
}
