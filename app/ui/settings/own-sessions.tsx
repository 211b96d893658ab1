import { Form } from "@remix-run/react";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

interface OwnSessionsProps {
  sessions: { id: string; device: string; isThisOne: boolean; began: string; used: string }[];
  hasEnded: boolean;
}

/** The browsers a person is signed in on, each with its way out. */
export function OwnSessions({ sessions, hasEnded }: OwnSessionsProps) {
  const t = useMessages().settings.sessions;
  return (
    <Section title={t.title}>
      <p>{t.lead}</p>
      {hasEnded && <Alert kind="success">{t.ended}</Alert>}
      <ul className="rows">
        {sessions.map(({ id, device, isThisOne, began, used }) => (
          <li className="row" key={id}>
            <div>
              <strong>{device || t.unknown}</strong>
              {isThisOne && <span className="ds-tag row-tag">{t.thisOne}</span>}
              <p className="quiet">{t.times(began, used)}</p>
            </div>
            {!isThisOne && (
              <Form method="post" action={`/sessions/${id}/ending`}>
                <Button variant="secondary" aria-label={t.endOf(device || t.unknown)}>
                  {t.end}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <Form method="post" action="/sessions/ending">
          <Button variant="secondary">{t.endOthers}</Button>
        </Form>
      )}
    </Section>
  );
}
