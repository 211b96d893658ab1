import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ownBalance } from "#app/domain/own-balance.ts";
import { requireSpecialist } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { OwnBalance } from "#app/ui/own-balance.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ balance }) => balance.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireSpecialist(request, context);
  return ownBalance(context.db, "monthly-pulse", person.id);
}

export default function Balance() {
  const { balance: words } = useMessages();
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <OwnBalance balance={useLoaderData<typeof loader>()} />
    </Page>
  );
}
