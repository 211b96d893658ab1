import { type Messages, messagesFor } from "#app/i18n/messages.ts";
import { Heading } from "#app/ui/heading.tsx";
import type { ShownParts } from "./language-texts.tsx";
import type { Language } from "./module-fields.ts";
import { ModulePart } from "./module-part.tsx";
import "./training-editor.css";

interface ModuleReadingProps extends ShownParts {
  title: string;
  /** Of the text, and of the words around it. */
  language: Language;
  width: "phone" | "wide";
  audience: keyof Messages["trainingEditor"]["audiences"];
  minutes: number;
  factors: string[];
  sources: string[];
  task: string;
  passMark: number;
  questions: ReadQuestion[];
}

interface ReadQuestion {
  title: string;
  isSingle: boolean;
  options: { text: string; feedback: string; isRight: boolean }[];
}

/** A module as its reader meets it, all at once and with the right options marked. */
export function ModuleReading(module: ModuleReadingProps) {
  const { language, screens, jobAid, questions } = module;
  const { preview, facts, audiences } = messagesFor(language).trainingEditor;
  return (
    <div className="preview-frame" data-width={module.width} lang={language}>
      <p className="quiet">
        {[audiences[module.audience], facts.minutes(module.minutes), module.factors.join(", ")]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {screens.length === 0 && <p className="preview-card">{preview.missing}</p>}
      {screens.map((screen, index) => (
        <section className="preview-card" key={index}>
          <p className="quiet">{preview.screen(index + 1, screens.length)}</p>
          <ModulePart {...screen} />
        </section>
      ))}
      {questions.length > 0 && (
        <section className="preview-card">
          <Heading level={2}>{preview.questions}</Heading>
          <p className="quiet">{preview.passMark(module.passMark, questions.length)}</p>
          {questions.map((question, index) => (
            <Question key={index} {...question} words={preview} />
          ))}
        </section>
      )}
      <section className="preview-card">
        <Heading level={2}>{preview.task}</Heading>
        <p>{module.task || preview.missing}</p>
      </section>
      {jobAid && (
        <section className="preview-card">
          <p className="quiet">{preview.jobAid}</p>
          <ModulePart {...jobAid} />
        </section>
      )}
      {module.sources.length > 0 && (
        <section className="preview-card">
          <Heading level={2}>{preview.sources}</Heading>
          <ul className="ds-list">
            {module.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Question({
  title,
  isSingle,
  options,
  words,
}: ReadQuestion & { words: Messages["trainingEditor"]["preview"] }) {
  return (
    <div className="preview-question">
      <Heading level={3}>{title || words.missing}</Heading>
      <p className="quiet">{isSingle ? words.one : words.several}</p>
      <ul className="preview-options">
        {options.map(({ text, feedback, isRight }, index) => (
          <li className="preview-option" data-right={isRight || undefined} key={index}>
            <p>
              {text || words.missing}
              {isRight && (
                <span className="ds-tag row-tag" data-color="success">
                  {words.right}
                </span>
              )}
            </p>
            <p className="quiet">{feedback || words.missing}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
