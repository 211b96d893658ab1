import { useMessages } from "#app/ui/language.ts";
import { Heading } from "#app/ui/heading.tsx";
import type { ModuleFields } from "./module-fields.ts";
import { Area, Line } from "./text-fields.tsx";

const audiences = ["specialist", "new-specialist", "supervisor", "both"] as const;

interface FactFieldsProps {
  fields: ModuleFields;
  factors: { id: string; name: string }[];
}

/** What is true of the module in either language. */
export function FactFields({ fields, factors }: FactFieldsProps) {
  const { editor, audiences: names, facts } = useMessages().trainingEditor;
  const boxes = [{ id: "all", name: facts.allFactors }, ...factors];
  return (
    <section className="section editor-part" id="facts">
      <Heading level={2}>{editor.about}</Heading>
      <div className="form-row">
        <div className="ds-field">
          <label className="ds-label" htmlFor="audience">
            {editor.audience}
          </label>
          <select className="ds-input" id="audience" name="audience" defaultValue={fields.audience}>
            {audiences.map((audience) => (
              <option key={audience} value={audience}>
                {names[audience]}
              </option>
            ))}
          </select>
        </div>
        <div className="is-short">
          <Line
            id="minutes"
            name="minutes"
            label={editor.minutes}
            inputMode="numeric"
            maxLength={4}
            defaultValue={fields.minutes}
          />
        </div>
      </div>
      <fieldset className="ds-fieldset">
        <legend>{editor.factors}</legend>
        <div className="editor-factors">
          {boxes.map(({ id, name }) => (
            <div className="ds-field" key={id}>
              <input
                className="ds-input"
                type="checkbox"
                id={`factor-${id}`}
                name={`factor.${id}`}
                value="on"
                defaultChecked={fields.factors.includes(id)}
              />
              <label className="ds-label" data-weight="regular" htmlFor={`factor-${id}`}>
                {name}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
      <Area
        id="sources"
        name="sources"
        label={editor.sources}
        hint={editor.sourcesHint}
        rows={4}
        defaultValue={fields.sources}
      />
    </section>
  );
}
