import { useMessages } from "#app/ui/language.ts";
import { Heading } from "#app/ui/heading.tsx";
import { type Language, languages, type ModuleFields } from "./module-fields.ts";
import { ModulePart } from "./module-part.tsx";
import { Area, Line } from "./text-fields.tsx";

export interface ShownParts {
  screens: { heading: string; html: string }[];
  jobAid: { heading: string; html: string } | null;
}

interface LanguageTextsProps {
  fields: ModuleFields;
  previews: Record<Language, ShownParts>;
}

/** The texts in both languages: beside one another where there is room, else one below the other. */
export function LanguageTexts({ fields, previews }: LanguageTextsProps) {
  const { editor } = useMessages().trainingEditor;
  return (
    <section className="section editor-part">
      <Heading level={2}>{editor.texts}</Heading>
      <details className="ds-details editor-how">
        <summary>{editor.how}</summary>
        <ul className="ds-list">
          {editor.howBody.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <div className="editor-languages">
        {languages.map((language) => (
          <TextIn
            key={language}
            language={language}
            text={fields.texts[language]}
            preview={previews[language]}
          />
        ))}
      </div>
    </section>
  );
}

interface TextInProps {
  language: Language;
  text: ModuleFields["texts"][Language];
  preview: ShownParts;
}

function TextIn({ language, text, preview }: TextInProps) {
  const { editor } = useMessages().trainingEditor;
  return (
    <div className="editor-language">
      <Heading level={3} id={`texts-${language}`}>
        {editor.languages[language]}
      </Heading>
      <div role="group" aria-labelledby={`texts-${language}`} className="editor-language-fields">
        <Line
          id={`title-${language}`}
          name={`title.${language}`}
          label={editor.titleField}
          lang={language}
          maxLength={500}
          defaultValue={text.title}
        />
        <Area
          id={`task-${language}`}
          name={`task.${language}`}
          label={editor.task}
          lang={language}
          maxLength={500}
          rows={3}
          defaultValue={text.task}
        />
        <Area
          id={`body-${language}`}
          name={`body.${language}`}
          label={editor.body}
          className="ds-input editor-body"
          lang={language}
          maxLength={40_000}
          rows={22}
          defaultValue={text.body}
        />
        <Preview language={language} {...preview} />
      </div>
    </div>
  );
}

/** Can be scrolled with the keyboard, so that the two languages stay beside one another. */
function Preview({ language, screens, jobAid }: ShownParts & { language: Language }) {
  const { editor, preview } = useMessages().trainingEditor;
  return (
    <div>
      <p className="ds-label">{editor.preview}</p>
      <div
        className="editor-preview"
        role="region"
        aria-label={editor.previewIn[language]}
        // What scrolls must be within reach of the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {screens.length === 0 && !jobAid && <p className="quiet">{preview.missing}</p>}
        {screens.map((screen, index) => (
          <div className="editor-preview-part" key={index}>
            <p className="quiet">{editor.sections.screen(index + 1)}</p>
            <div lang={language}>
              <ModulePart {...screen} level={3} />
            </div>
          </div>
        ))}
        {jobAid && (
          <div className="editor-preview-part">
            <p className="quiet">{editor.sections.jobAid}</p>
            <div lang={language}>
              <ModulePart {...jobAid} level={3} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
