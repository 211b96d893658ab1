import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { lastSent, nextSurveyMails } from "#app/domain/mail-signs.ts";
import { mailQueue } from "#app/jobs/mail-queue.ts";
import { mailInWords } from "#app/mail-in-words.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page, Section } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { GivenUp } from "./given-up.tsx";
import { Outage } from "./outage.tsx";
import { RefusedAddresses } from "./refused-addresses.tsx";
import "./mail-queue.css";

export const meta = pageTitle(({ mailQueue }) => mailQueue.title);

const acts = ["retried", "nothing", "tried", "address", "test"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireAdministrator(request, context);
  const { db } = context;
  const now = context.now();
  const signs = {
    lastSent: await lastSent(db),
    nextSurveyMails: await nextSurveyMails(db, now),
  };
  const done = new URL(request.url).searchParams.get("done");
  return {
    done: acts.find((act) => act === done) ?? null,
    email: person.email,
    ...mailInWords(await mailQueue(db, now), signs, person, now),
  };
}

/** Does mail go out? What stands in the way comes first, and what is well is said in a line. */
export default function MailQueue() {
  const { done, state, outage, waiting, isStuck, last, surveys, givenUp, refused, email } =
    useLoaderData<typeof loader>();
  const { mailQueue: words } = useMessages();
  const waits = outage && (done === "retried" || done === "address" || done === "test");
  return (
    <Page title={words.title} lead={state}>
      {done && <Alert kind="success">{waits ? words.waits : words.done[done]}</Alert>}
      {outage && <Outage {...outage} />}
      <Section title={words.now.title}>
        <dl className="facts">
          <dt>{words.now.waiting}</dt>
          <dd>
            {waiting}
            {isStuck && <p className="quiet">{words.now.stuck}</p>}
          </dd>
          <dt>{words.now.last}</dt>
          <dd>{last}</dd>
          <dt>{words.now.surveys}</dt>
          <dd>{surveys}</dd>
        </dl>
        <p className="quiet">{words.now.uncounted}</p>
      </Section>
      {givenUp.length > 0 && <GivenUp kinds={givenUp} />}
      {refused.length > 0 && <RefusedAddresses people={refused} />}
      <Section title={words.test.title}>
        <p>{words.test.lead(email)}</p>
        <Form method="post" action="/mail-queue/test-mails">
          <Button variant="secondary">{words.test.button}</Button>
        </Form>
      </Section>
    </Page>
  );
}
