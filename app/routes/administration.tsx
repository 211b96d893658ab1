import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAdministrator } from "#app/session.server.ts";
import { Card, Cards } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";
import { administration } from "#app/ui/navigation.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ administration }) => administration.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  return null;
}

export default function Administration() {
  const messages = useMessages();
  const { title, lead } = messages.administration;
  return (
    <Page title={title} lead={lead} width="wide">
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
