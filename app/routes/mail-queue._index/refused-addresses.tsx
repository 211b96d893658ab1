import { Form } from "@remix-run/react";
import type { MailInWords } from "#app/mail-in-words.ts";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

/** Whose address takes no mail, and how it is put right. */
export function RefusedAddresses({ people }: { people: MailInWords["refused"] }) {
  const { outage, refused: words } = useMessages().mailQueue;
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      <p>{words.todo}</p>
      <ul className="rows">
        {people.map(({ personId, name, email, since, reply }) => (
          <li className="row" key={personId}>
            <div className="mail-words">
              <strong>{name}</strong>
              <p>{email}</p>
              <p className="mail-reply">
                {words.since(since)} {reply ? outage.said(reply) : words.unsaid}
              </p>
              <p>
                <code className="command">{words.command(email)}</code>
              </p>
            </div>
            <Form method="post" action="/mail-queue/retries">
              <input type="hidden" name="person" value={personId} />
              <Button variant="secondary" aria-label={words.againTo(name)}>
                {words.again}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
