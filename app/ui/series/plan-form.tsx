import { Form } from "@remix-run/react";
import { useId } from "react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import "./series.css";

interface PlanFormProps {
  action: string;
  /** As they were stored, or typed. */
  fields: {
    months: number[];
    week: string;
    weekday: string;
    opens: string;
    openDays: string;
    closes: string;
    timeZone: string;
  };
  problems: { part: string | null; sentence: string }[];
  /** "00:00" … "23:00" */
  hours: string[];
  timeZones: string[];
}

/** When waves open. Showing the dates asks for this page with the plan in its address. */
export function PlanForm({ action, fields, problems, hours, timeZones }: PlanFormProps) {
  const { series, common } = useMessages();
  const { one: words } = series;
  const errorAt = (part: string | null) => problems.find((each) => each.part === part)?.sentence;
  const asWhole = errorAt(null);
  const hourOptions = hours.map((hour, index) => (
    <option key={hour} value={index}>
      {hour}
    </option>
  ));
  const zones = timeZones.includes(fields.timeZone) ? timeZones : [fields.timeZone, ...timeZones];
  return (
    <Form className="form" method="post" action={action} key={JSON.stringify(fields)} noValidate>
      {problems.length > 0 && <Alert kind="danger">{asWhole ?? common.form.correct}</Alert>}
      <Months chosen={fields.months} error={errorAt("months")} />
      <div className="form-row plan-line">
        <SelectField
          label={words.week}
          error={errorAt("week")}
          name="week"
          defaultValue={fields.week}
        >
          {series.weeks.map((week, index) => (
            <option key={week} value={index + 1}>
              {week}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words.weekday}
          error={errorAt("weekday")}
          name="weekday"
          defaultValue={fields.weekday}
        >
          {series.weekdays.map((weekday, index) => (
            <option key={weekday} value={index + 1}>
              {weekday}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words.opens}
          error={errorAt("opens")}
          name="opens"
          defaultValue={fields.opens}
        >
          {hourOptions}
        </SelectField>
      </div>
      <div className="form-row plan-line">
        <TextField
          label={words.openDays}
          error={errorAt("openDays")}
          name="openDays"
          type="number"
          inputMode="numeric"
          min={1}
          max={27}
          step={1}
          required
          defaultValue={fields.openDays}
        />
        <SelectField
          label={words.closes}
          error={errorAt("closes")}
          name="closes"
          defaultValue={fields.closes}
        >
          {hourOptions}
        </SelectField>
      </div>
      <SelectField
        label={words.timeZone}
        hint={words.timeZoneHint}
        error={errorAt("timeZone")}
        name="timeZone"
        defaultValue={fields.timeZone}
      >
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </SelectField>
      <div className="plan-actions">
        <Button>{words.save}</Button>
        <Button variant="secondary" formMethod="get">
          {words.show}
        </Button>
      </div>
    </Form>
  );
}

/** A box for each month, `m1` … `m12`. */
function Months({ chosen, error }: { chosen: number[]; error: string | undefined }) {
  const { series } = useMessages();
  const id = useId();
  return (
    <fieldset className="ds-fieldset" aria-describedby={error && `${id}-error`}>
      <legend>{series.one.months}</legend>
      <div className="plan-months">
        {series.months.map((month, index) => (
          <div className="ds-field" key={month}>
            <input
              className="ds-input"
              type="checkbox"
              id={`${id}-${index}`}
              name={`m${index + 1}`}
              value="on"
              defaultChecked={chosen.includes(index + 1)}
            />
            <label className="ds-label" data-weight="regular" htmlFor={`${id}-${index}`}>
              {month}
            </label>
          </div>
        ))}
      </div>
      {error && (
        <p className="ds-validation-message" data-field="validation" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
