import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { thingsToDo } from "#app/domain/things-to-do.ts";
import { requireAdministrator } from "#app/session.server.ts";
import { Card, Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";
import { administration } from "#app/ui/navigation.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { ThingsToDo } from "#app/ui/things-to-do.tsx";

export const meta = pageTitle(({ administration }) => administration.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  return { things: await thingsToDo(context.db) };
}

export default function Administration() {
  const { things } = useLoaderData<typeof loader>();
  const messages = useMessages();
  const { title, lead } = messages.administration;
  return (
    <Page title={title} lead={lead} width="wide">
      <ThingsToDo things={things} />
      <Cards>
        {administration.map(({ to, label, body }) => (
          <Card key={to} title={label(messages)} to={to}>
            <p>{body(messages)}</p>
          </Card>
        ))}
      </Cards>
    </Page>
  );
}
