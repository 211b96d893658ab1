import { Form } from "@remix-run/react";
import type { MailInWords } from "#app/mail-in-words.ts";
import { Button } from "#app/ui/button.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Section } from "#app/ui/page.tsx";

type Kind = MailInWords["givenUp"][number];

/** What waits for a person, by kind; kinds whose lines would tell what somebody did as counts alone. */
export function GivenUp({ kinds }: { kinds: Kind[] }) {
  const { givenUp: words } = useMessages().mailQueue;
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      <Form method="post" action="/mail-queue/retries">
        <Button variant="secondary">{words.all}</Button>
      </Form>
      {kinds.map((kind) => (
        <OfKind key={kind.name} {...kind} />
      ))}
    </Section>
  );
}

function OfKind({ name, count, more, letters }: Kind) {
  const { givenUp: words } = useMessages().mailQueue;
  return (
    <div className="mail-kind">
      <Heading level={3}>
        {name}: {count}
      </Heading>
      {letters.length === 0 && <p className="quiet">{words.unlisted}</p>}
      {letters.length > 0 && (
        <ul className="rows">
          {letters.map((letter) => (
            <Letter key={letter.key} letter={letter} />
          ))}
        </ul>
      )}
      {more > 0 && <p className="quiet">{words.more(more)}</p>}
    </div>
  );
}

function Letter({ letter }: { letter: Kind["letters"][number] }) {
  const { givenUp: words, outage } = useMessages().mailQueue;
  const { key, to, since, reply, todo } = letter;
  return (
    <li className="row">
      <div className="mail-words">
        <strong>{to}</strong>
        <p className="mail-reply">
          {words.since(since)} {outage.said(reply)}
        </p>
        <p>{todo}</p>
      </div>
      <Form method="post" action="/mail-queue/retries">
        <input type="hidden" name="key" value={key} />
        <Button variant="secondary" aria-label={words.againFor(to)}>
          {words.again}
        </Button>
      </Form>
    </li>
  );
}
