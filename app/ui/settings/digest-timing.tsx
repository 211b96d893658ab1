import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

interface DigestTimingProps {
  chosen: { timing: string; weekday: number; hour: number; content: string };
  isSaved: boolean;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When a supervisor's digest comes. Fields that a choice does not use are hidden by the style sheet. */
export function DigestTiming({ chosen, isSaved }: DigestTimingProps) {
  const { settings } = useMessages();
  const { digest } = settings;
  return (
    <Section title={digest.title}>
      <p>{digest.lead}</p>
      <Form className="form digest-timing" method="post" action="/settings/digest">
        {isSaved && <Alert kind="success">{settings.saved}</Alert>}
        <Choice
          legend={digest.when}
          name="timing"
          chosen={chosen.timing}
          options={[
            {
              value: "second-working-day",
              label: digest.secondWorkingDay,
              hint: digest.secondWorkingDayHint,
            },
            { value: "weekday", label: digest.weekday },
            { value: "at-once", label: digest.atOnce },
          ]}
        />
        <div className="form-row">
          <div className="digest-weekday">
            <SelectField label={digest.day} name="weekday" defaultValue={chosen.weekday}>
              {digest.weekdays.map((name, index) => (
                <option key={name} value={index + 1}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
          <div className="digest-hour">
            <SelectField label={digest.hour} name="hour" defaultValue={chosen.hour}>
              {hours.map((hour) => (
                <option key={hour} value={hour}>
                  {String(hour).padStart(2, "0")}:00
                </option>
              ))}
            </SelectField>
          </div>
        </div>
        <Choice
          legend={digest.content}
          name="content"
          chosen={chosen.content}
          options={[
            { value: "summary", label: digest.summary },
            { value: "link", label: digest.link, hint: digest.linkHint },
          ]}
        />
        <Button>{digest.button}</Button>
      </Form>
    </Section>
  );
}
