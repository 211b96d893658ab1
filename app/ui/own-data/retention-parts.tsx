import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { useMessages } from "#app/ui/language.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { Section } from "#app/ui/page.tsx";
import "./own-data.css";

type Kind = keyof Messages["retention"]["kinds"];

interface PeriodsFormProps {
  bounds: Record<Kind, { min: number; max: number }>;
  choice: Record<Kind, number | string>;
  /** The fields that were refused. */
  wrong: string[];
  isSaved: boolean;
}

/** Each period with what it may be. Previewing asks for this page with the figures in its address. */
export function PeriodsForm({ bounds, choice, wrong, isSaved }: PeriodsFormProps) {
  const { retention: words, common } = useMessages();
  return (
    <Form
      className="form"
      method="post"
      action="/retention"
      key={JSON.stringify(choice)}
      noValidate
    >
      {isSaved && <Alert kind="success">{words.saved}</Alert>}
      {wrong.length > 0 && <Alert kind="danger">{common.form.correct}</Alert>}
      {kindsOf(words).map((kind) => {
        const { name, hint, unit } = words.kinds[kind];
        const { min, max } = bounds[kind];
        return (
          <TextField
            key={kind}
            label={`${name}, ${unit} (${words.range(min, max)})`}
            hint={hint}
            error={wrong.includes(kind) ? faultIn(kind, choice, bounds[kind], words) : undefined}
            name={kind}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            step={1}
            required
            defaultValue={choice[kind]}
          />
        );
      })}
      <div className="own-actions">
        <Button>{words.save}</Button>
        <Button variant="secondary" formMethod="get">
          {words.preview}
        </Button>
      </div>
    </Form>
  );
}

interface NextRunProps {
  now: Record<Kind | "signIns", number>;
  later: Record<Kind | "signIns", number>;
  isProposed: boolean;
}

/** What goes with the next run and within a month, as counts. */
export function NextRun({ now, later, isProposed }: NextRunProps) {
  const { retention: words } = useMessages();
  const { next } = words;
  const rows = [
    ...kindsOf(words).map((kind) => ({ id: kind, ...words.kinds[kind] })),
    { id: "signIns" as const, name: next.signIns, past: next.rows },
  ];
  return (
    <Section title={next.title}>
      <p>{isProposed ? next.proposed : next.lead}</p>
      <table className="ds-table table" data-border>
        <thead>
          <tr>
            <th scope="col">{next.what}</th>
            <th scope="col">{next.now}</th>
            <th scope="col">{next.later}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, past }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td data-label={next.now}>{now[id] > 0 ? past(now[id]) : next.nothing}</td>
              <td data-label={next.later}>{later[id] > 0 ? past(later[id]) : next.nothing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What has a time of its own, or is not Tilsig's to delete. */
export function FixedPeriods() {
  const { fixed } = useMessages().retention;
  return (
    <Section title={fixed.title}>
      <p>{fixed.signIns}</p>
      <p>{fixed.log}</p>
      <p>{fixed.backups}</p>
    </Section>
  );
}

function kindsOf(words: Messages["retention"]): Kind[] {
  // Our own object, whose keys are known.
  return Object.keys(words.kinds) as Kind[];
}

function faultIn(
  kind: Kind,
  choice: Record<Kind, number | string>,
  { min, max }: { min: number; max: number },
  words: Messages["retention"],
) {
  const value = Number(choice[kind]);
  const isWithin = Number.isInteger(value) && value >= min && value <= max;
  return isWithin && kind === "releases" ? words.tooShort : words.wrong(min, max);
}
