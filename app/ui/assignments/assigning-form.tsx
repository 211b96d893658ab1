import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import type { AssigningFields, Choices, Problems } from "./assigning-fields.ts";
import { DetailedChoice } from "./detailed-choice.tsx";
import { PeopleChoice, RoleChoice, UnitChoice } from "./scope-choice.tsx";

const page = "/training/assignments/new";

interface AssigningFormProps {
  fields: AssigningFields;
  problems: Problems;
  choices: Choices;
  /** How many people it would concern today; null while nobody is chosen. */
  concerned: number | null;
  today: string;
}

/**
 * What, for whom, by when and how. Looking for people and counting ask for this page with all that is
 * filled in in its address; assigning posts the same fields.
 */
export function AssigningForm(props: AssigningFormProps) {
  const { fields, problems, choices, concerned, today } = props;
  const { assignments, trainingEditor, common } = useMessages();
  const { make: words, kinds } = assignments;
  const told = (problem: Problems[keyof Problems]) => problem && words.problems[problem];
  return (
    <Form
      className="form"
      action={page}
      key={JSON.stringify([fields, problems])}
      noValidate
      preventScrollReset
    >
      {Object.values(problems).some(Boolean) && <Alert kind="danger">{common.form.correct}</Alert>}
      <SelectField
        label={words.module}
        name="module"
        defaultValue={choices.modules.some(({ id }) => id === fields.module) ? fields.module : ""}
        error={told(problems.module)}
      >
        <option value="">{words.chooseModule}</option>
        {choices.modules.map(({ id, title, audience, minutes }) => (
          <option key={id} value={id}>
            {words.moduleOption(title, trainingEditor.audiences[audience], minutes)}
          </option>
        ))}
      </SelectField>
      <section className="assigning-whom" aria-labelledby="whom">
        <h2 className="ds-heading" data-size="sm" id="whom">
          {words.whom}
        </h2>
        <p className="quiet">{words.whomHint}</p>
        {problems.whom && (
          <p className="ds-validation-message" role="alert">
            {told(problems.whom)}
          </p>
        )}
        <UnitChoice chosen={fields} units={choices.units} />
        <RoleChoice chosen={fields.roles} roles={choices.roles} />
        <PeopleChoice chosen={fields.people} choices={choices} search={fields.search} />
        <div className="assigning-count">
          <Button variant="secondary" formMethod="get">
            {words.look}
          </Button>
          {concerned !== null && (
            <p role="status">
              <strong>{words.concerns(concerned)}</strong>
            </p>
          )}
        </div>
      </section>
      <DetailedChoice
        legend={words.due}
        hint={words.reminders}
        name="when"
        chosen={fields.when}
        error={told(problems.due)}
        options={[
          {
            ...{ value: "after", label: words.dueKinds.after, hint: words.dueHints.after },
            detail: (
              <TextField
                label={words.days}
                name="days"
                inputMode="numeric"
                maxLength={4}
                defaultValue={fields.days}
              />
            ),
          },
          {
            ...{ value: "on", label: words.dueKinds.on, hint: words.dueHints.on },
            detail: (
              <TextField
                label={words.day}
                name="day"
                type="date"
                min={today}
                defaultValue={fields.day}
              />
            ),
          },
          { value: "none", label: words.dueKinds.none, hint: words.dueHints.none },
        ]}
      />
      <DetailedChoice
        legend={words.kind}
        name="kind"
        chosen={fields.kind}
        error={told(problems.kind)}
        options={[
          { value: "offered", label: kinds.offered, hint: words.kindHints.offered },
          { value: "mandatory", label: kinds.mandatory, hint: words.kindHints.mandatory },
        ]}
      />
      <Button formMethod="post">{words.assign}</Button>
    </Form>
  );
}
