import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { talksOf } from "#app/bringing-up.server.ts";
import { ownBalance } from "#app/domain/own-balance.ts";
import { ownResponses } from "#app/domain/responses.ts";
import { requireSpecialist } from "#app/session.server.ts";
import { useMessages } from "#app/ui/language.ts";
import { OwnBalance } from "#app/ui/own-balance.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { BringUp } from "#app/ui/shares/bring-up.tsx";

export const meta = pageTitle(({ balance }) => balance.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const person = await requireSpecialist(request, context);
  const newest = (await ownResponses(context.db, person.id)).find(
    (response) => response.series === "monthly-pulse",
  );
  return {
    balance: await ownBalance(context.db, "monthly-pulse", person.id),
    sharePath: newest ? `/waves/${newest.series}/${newest.period}/share` : null,
    talks: await talksOf(person, context),
  };
}

export default function Balance() {
  const { balance: words } = useMessages();
  const { balance, sharePath, talks } = useLoaderData<typeof loader>();
  return (
    <Page title={words.title} lead={words.lead} width="wide">
      <OwnBalance balance={balance} />
      <BringUp sharePath={sharePath} talks={talks} />
    </Page>
  );
}
