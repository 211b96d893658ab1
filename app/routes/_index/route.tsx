import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/session.server.ts";
import { Card, Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SpecialistCards } from "./specialist-cards.tsx";
import { SupervisorCards } from "./supervisor-cards.tsx";

export const meta = pageTitle(({ common }) => common.pages.home);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, roles } = await requirePerson(request, context);
  return { name, roles };
}

/** What is open for me, by what I am; then what everybody has. */
export default function Home() {
  const { name, roles } = useLoaderData<typeof loader>();
  const { home } = useMessages().common;
  return (
    <Page title={home.title(name)} width="wide">
      {roles.includes("specialist") && <SpecialistCards />}
      {roles.includes("supervisor") && <SupervisorCards />}
      <Cards>
        {roles.includes("administrator") && (
          <>
            <Card title={home.people.title} to="/people">
              <p>{home.people.body}</p>
            </Card>
            <Card title={home.audit.title} to="/audit">
              <p>{home.audit.body}</p>
            </Card>
          </>
        )}
        <Card title={home.factors.title} to="/factors">
          <p>{home.factors.body}</p>
        </Card>
        <Card title={home.settings.title} to="/settings">
          <p>{home.settings.body}</p>
        </Card>
      </Cards>
    </Page>
  );
}
