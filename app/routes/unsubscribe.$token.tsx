import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { dayOf } from "#app/domain/calendar.ts";
import { personById } from "#app/domain/people.ts";
import { subscriberBehind, unsubscribe, unsubscribedBy } from "#app/domain/unsubscription.ts";
import { notFound } from "#app/session.server.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ mail }, _error, data) => {
  const { stop } = mail.pages;
  const list = listIn(data);
  return list ? stop.title[list] : stop.foreign.title;
});

/** Looking at it stops nothing: mail scanners follow links. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await subscriberOf(params.token, context);
  if (!found) return data(null, { status: 404 });
  const { person, list } = found;
  const isStopped = (await unsubscribedBy(context.db, person.id)).has(list);
  return data({ language: person.language, list, isStopped });
}

/** The button, and a mail program's one click (RFC 8058): the token is the authority, the body unread. */
export async function action({ params, context }: ActionFunctionArgs) {
  const found = await subscriberOf(params.token, context);
  if (!found) throw notFound();
  const { person, list } = found;
  const day = dayOf(context.now().toISOString(), person.timeZone);
  await unsubscribe(context.db, { personId: person.id, list }, day);
  return { isStopped: true };
}

async function subscriberOf(token = "", { db, env }: AppLoadContext) {
  const subscriber = subscriberBehind(env.secrets, token);
  const person = subscriber && (await personById(db, subscriber.personId));
  return person ? { person, list: subscriber.list } : null;
}

function listIn(data: unknown): "digest" | "reminder" | null {
  if (typeof data !== "object" || data === null || !("list" in data)) return null;
  return data.list === "digest" || data.list === "reminder" ? data.list : null;
}

export default function Unsubscribe() {
  const found = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const { stop } = useMessages().mail.pages;
  const { common } = useMessages();
  if (!found) {
    return (
      <Page title={stop.foreign.title} lead={stop.foreign.body}>
        <div>
          <ButtonLink to="/sign-in?next=/mails" variant="secondary">
            {common.shell.signIn}
          </ButtonLink>
        </div>
      </Page>
    );
  }
  const { list } = found;
  const isStopped = found.isStopped || done?.isStopped === true;
  return (
    <Page
      title={(isStopped ? stop.stoppedTitle : stop.title)[list]}
      lead={(isStopped ? stop.lead : stop.before)[list]}
    >
      <p>{stop.stays[list]}</p>
      <p>{stop.signIn}</p>
      {isStopped ? (
        <>
          <p>{stop.again}</p>
          <div>
            <ButtonLink to="/mails" variant="secondary">
              {stop.toMails}
            </ButtonLink>
          </div>
        </>
      ) : (
        <Form method="post">
          <Button>{stop.button}</Button>
        </Form>
      )}
    </Page>
  );
}
