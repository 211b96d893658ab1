import { Form, Link } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

interface OwnHistoryProps {
  keeps: boolean;
  /** Whether answers from earlier waves are still kept with the person's name. */
  hasHistory: boolean;
  isSaved: boolean;
}

/** Whether a specialist's answers stay with the person after the close. */
export function OwnHistory({ keeps, hasHistory, isSaved }: OwnHistoryProps) {
  const { settings, ownData } = useMessages();
  const { history } = ownData;
  return (
    <Section title={history.title}>
      <p id="history">{history.body}</p>
      <Form className="form" method="post" action="/settings/history">
        {isSaved && <Alert kind="success">{settings.saved}</Alert>}
        <Choice
          legend={history.legend}
          name="history"
          chosen={keeps ? "keep" : "none"}
          options={[
            { value: "keep", label: history.on },
            { value: "none", label: history.off },
          ]}
        />
        <Button>{history.button}</Button>
      </Form>
      {!keeps && hasHistory && (
        <>
          <p>{history.kept}</p>
          <div>
            <ButtonLink to="/own-data/answers/deletion" variant="secondary" color="danger">
              {history.deleteKept}
            </ButtonLink>
          </div>
        </>
      )}
    </Section>
  );
}

/** The way to everything that is kept about the person. */
export function OwnDataLink() {
  const { ownData } = useMessages();
  return (
    <Section title={ownData.title}>
      <p>{ownData.card}</p>
      <p>
        <Link className="ds-link" to="/own-data">
          {ownData.title}
        </Link>
      </p>
    </Section>
  );
}
