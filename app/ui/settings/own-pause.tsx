import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

export type PauseFault = "unreadable" | "past" | "early";

interface OwnPauseProps {
  /** `YYYY-MM-DD` */
  today: string;
  fields: { from: string; until: string };
  /** The break that lasts or is to come, its days in words. */
  state: { lasts: boolean; from: string; until: string | null } | null;
  errors: { from?: PauseFault; until?: PauseFault };
  saved: "pause" | "pause-ended" | null;
}

/** A break from being asked: to take, to change and to end. */
export function OwnPause(props: OwnPauseProps) {
  const { pause } = useMessages().settings;
  return (
    <Section title={pause.title}>
      <p id="pause">{pause.lead}</p>
      <PauseForm {...props} />
    </Section>
  );
}

/** The form of it, for the page that says what was wrong with it too. */
export function PauseForm({ today, fields, state, errors, saved }: OwnPauseProps) {
  const { pause } = useMessages().settings;
  return (
    <>
      {saved === "pause" && <Alert kind="success">{pause.saved}</Alert>}
      {saved === "pause-ended" && <Alert kind="success">{pause.ended}</Alert>}
      {state && (
        <p>
          <strong>{(state.lasts ? pause.lasts : pause.toCome)(state.from, state.until)}</strong>
        </p>
      )}
      <Form
        className="form"
        method="post"
        action="/settings/pause"
        key={JSON.stringify(fields)}
        noValidate
      >
        <div className="form-row">
          {!state?.lasts && (
            <TextField
              label={pause.from}
              error={errors.from && pause[errors.from]}
              name="from"
              type="date"
              min={today}
              defaultValue={fields.from}
            />
          )}
          <TextField
            label={pause.until}
            error={errors.until && pause[errors.until]}
            name="until"
            type="date"
            min={today}
            defaultValue={fields.until}
            aria-describedby="pause-until"
          />
        </div>
        <p className="quiet" id="pause-until">
          {pause.untilHint} {!state && pause.open}
        </p>
        <Button>{state ? pause.change : pause.take}</Button>
      </Form>
      {state && (
        <Form method="post" action="/settings/pause/ending">
          <Button variant="secondary">{state.lasts ? pause.end : pause.takeBack}</Button>
        </Form>
      )}
    </>
  );
}
