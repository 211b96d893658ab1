import { Form } from "@remix-run/react";
import { factorById } from "#surveys/factors.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { useLanguage, useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import "./shares.css";

interface SharePageProps {
  offer: {
    path: string;
    survey: string;
    period: string;
    /** Null once the wave has closed. */
    closes: string | null;
    keepsHistory: boolean;
    receivers: { id: string; name: string }[];
    factors: OfferedFactor[];
    usual: string;
    durations: { days: number; until: string }[];
  };
  /** What was wrong with what was sent, if anything was. */
  sent:
    | {
        problem: keyof Messages["shares"]["form"]["problems"] | "refused";
        ticked: readonly string[];
      }
    | undefined;
}

interface OfferedFactor {
  item: string;
  factor: string;
  answer: string;
  sharedWith: string | null;
}

/** Ticking what to bring to supervision, with who will see it and until when before the button. */
export function SharePage({ offer, sent }: SharePageProps) {
  const { answering, shares } = useMessages();
  const { form } = shares;
  const wave = answering.form.title(offer.survey, offer.period);
  const obstacle = obstacleTo(offer, form);
  return (
    <Page title={form.title} lead={obstacle ? undefined : form.lead}>
      {obstacle ? <p>{obstacle}</p> : <ShareForm offer={offer} sent={sent} wave={wave} />}
    </Page>
  );
}

function obstacleTo(offer: SharePageProps["offer"], form: Messages["shares"]["form"]) {
  if (!offer.keepsHistory) return form.noHistory;
  if (offer.receivers.length === 0) return form.nobody;
  return offer.factors.length === 0 ? form.none : null;
}

function ShareForm({ offer, sent, wave }: SharePageProps & { wave: string }) {
  const { common, shares } = useMessages();
  const { form } = shares;
  const { path, receivers, factors, usual, durations } = offer;
  const [first] = receivers;
  const only = receivers.length === 1 ? first : undefined;
  return (
    <Form method="post" action={path} className="form">
      {sent?.problem === "refused" && (
        <Alert kind="warning">
          <p>
            <strong>{form.refused.title}</strong>
          </p>
          <p>{form.refused.body}</p>
        </Alert>
      )}
      {sent && sent.problem !== "refused" && (
        <Alert kind="danger">
          <p>
            <strong>{common.form.correct}</strong>
          </p>
          <p>{form.problems[sent.problem]}</p>
        </Alert>
      )}
      <fieldset className="ds-fieldset share-factors">
        <legend>{form.what(wave)}</legend>
        {factors.map((factor) => (
          <Tick key={factor.item} {...factor} isTicked={sent?.ticked.includes(factor.item)} />
        ))}
      </fieldset>
      {only ? (
        <p className="share-receiver">
          <strong>{form.who}</strong>
          <br />
          {form.whoOne(only.name)}
          <input type="hidden" name="receiver" value={only.id} />
        </p>
      ) : (
        <Choice
          legend={form.who}
          name="receiver"
          chosen=""
          options={receivers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Choice
        legend={form.until}
        name="days"
        chosen={usual}
        options={durations.map(({ days, until }) => ({
          value: String(days),
          label: form.days(days, until),
        }))}
      />
      <p>{whenSeen(offer.closes, only?.name, form)}</p>
      <p>{form.takeBack}</p>
      <Button>{form.send}</Button>
    </Form>
  );
}

function Tick({
  item,
  factor,
  answer,
  sharedWith,
  isTicked,
}: OfferedFactor & { isTicked: boolean | undefined }) {
  const { form } = useMessages().shares;
  const language = useLanguage();
  return (
    <div className="ds-field">
      <input
        className="ds-input"
        type="checkbox"
        id={`share-${item}`}
        name="item"
        value={item}
        defaultChecked={isTicked}
        aria-describedby={`share-${item}-answer`}
      />
      <label className="ds-label" data-weight="regular" htmlFor={`share-${item}`}>
        {factorById(factor).name[language]}
      </label>
      <p data-field="description" id={`share-${item}-answer`}>
        {answer}
        {sharedWith && ` – ${form.already(sharedWith)}`}
      </p>
    </div>
  );
}

function whenSeen(
  closes: string | null,
  receiver: string | undefined,
  form: Messages["shares"]["form"],
) {
  if (closes) return receiver ? form.whenOpen(receiver, closes) : form.whenOpenSeveral(closes);
  return receiver ? form.whenClosed(receiver) : form.whenClosedSeveral;
}
