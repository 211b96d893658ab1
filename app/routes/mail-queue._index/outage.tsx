import { Form } from "@remix-run/react";
import type { MailInWords } from "#app/mail-in-words.ts";
import { Button } from "#app/ui/button.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";

/** That the mail server takes nothing: why, what to do, since when, and when it is asked again. */
export function Outage({ what, todo, reply, since, next }: NonNullable<MailInWords["outage"]>) {
  const { outage: words } = useMessages().mailQueue;
  return (
    <section className="ds-alert mail-outage" data-color="danger">
      <Heading level={2}>{words.title}</Heading>
      <p>
        <strong>{what}</strong>
      </p>
      <p>{todo}</p>
      <p>{words.restart}</p>
      <p className="mail-reply">{words.said(reply)}</p>
      <dl className="facts">
        <dt>{words.since}</dt>
        <dd>{since}</dd>
        <dt>{words.next}</dt>
        <dd>{next}</dd>
      </dl>
      <Form method="post" action="/mail-queue/probes">
        <Button variant="secondary">{words.now}</Button>
      </Form>
    </section>
  );
}
