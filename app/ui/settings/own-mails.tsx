import { Form, Link } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

/** The way to the page of one's own mails. */
export function OwnMailsLink() {
  const { pages } = useMessages().mail;
  return (
    <Section title={pages.title}>
      <p>{pages.settingsCard}</p>
      <p>
        <Link className="ds-link" to="/mails">
          {pages.title}
        </Link>
      </p>
    </Section>
  );
}

interface WantedMailsProps {
  /** Whether mails of each list come; null for a list that is not for this person. */
  wants: { reminder: boolean | null; digest: boolean | null };
  hour: number;
  isSaved: boolean;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Which mails come, and at what hour those about surveys do. */
export function WantedMails({ wants, hour, isSaved }: WantedMailsProps) {
  const { wanted } = useMessages().mail.pages;
  return (
    <Section title={wanted.title}>
      <Form className="form" method="post" action="/mails">
        {isSaved && <Alert kind="success">{wanted.saved}</Alert>}
        {wants.reminder !== null && (
          <Wish
            name="reminder"
            isOn={wants.reminder}
            label={wanted.reminder}
            hint={wanted.reminderHint}
          />
        )}
        {wants.digest !== null && (
          <Wish name="digest" isOn={wants.digest} label={wanted.digest} hint={wanted.digestHint} />
        )}
        {wants.reminder !== null && (
          <SelectField label={wanted.hour} name="hour" defaultValue={hour}>
            {hours.map((each) => (
              <option key={each} value={each}>
                {String(each).padStart(2, "0")}:00
              </option>
            ))}
          </SelectField>
        )}
        <p className="quiet">{wanted.signIn}</p>
        <div>
          <Button>{wanted.button}</Button>
        </div>
      </Form>
    </Section>
  );
}

interface WishProps {
  name: string;
  isOn: boolean;
  label: string;
  hint: string;
}

function Wish({ name, isOn, label, hint }: WishProps) {
  return (
    <div className="ds-field">
      <input
        className="ds-input"
        type="checkbox"
        id={`wish-${name}`}
        name={name}
        value="yes"
        defaultChecked={isOn}
        aria-describedby={`wish-${name}-hint`}
      />
      <label className="ds-label" data-weight="regular" htmlFor={`wish-${name}`}>
        {label}
      </label>
      <p data-field="description" id={`wish-${name}-hint`}>
        {hint}
      </p>
    </div>
  );
}
