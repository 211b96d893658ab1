import { Form } from "@remix-run/react";
import type { Language } from "#app/i18n/messages.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

interface ReadingProps {
  language: Language;
  timeZone: string;
  timeZones: string[];
  isSaved: boolean;
  isZoneUnknown: boolean;
}

/** The language and the clock a person reads by. */
export function Reading({ language, timeZone, timeZones, isSaved, isZoneUnknown }: ReadingProps) {
  const { common, settings } = useMessages();
  const { reading } = settings;
  return (
    <Section title={reading.title}>
      <Form className="form" method="post" action="/settings">
        {isSaved && <Alert kind="success">{settings.saved}</Alert>}
        <Choice
          legend={reading.language}
          name="language"
          chosen={language}
          options={[
            { value: "nb", label: common.languages.nb },
            { value: "en", label: common.languages.en },
          ]}
        />
        <SelectField
          label={reading.timeZone}
          hint={reading.timeZoneHint}
          error={isZoneUnknown ? reading.unknownZone : undefined}
          name="timeZone"
          defaultValue={timeZone}
        >
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </SelectField>
        <Button>{reading.button}</Button>
      </Form>
    </Section>
  );
}
