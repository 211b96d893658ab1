import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answeringInvited, receivedOf } from "#app/answering.server.ts";
import { ForeignLink } from "#app/ui/answering/foreign-link.tsx";
import { ReceivedPage } from "#app/ui/answering/received-page.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { useMessages } from "#app/ui/language.ts";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ answering }) => answering.received.title);

/** Shows nothing of anybody: the link is a write-only capability. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const answering = await answeringInvited(context, params.token);
  return answering ? receivedOf(answering, request, context) : data(null, { status: 404 });
}

export default function InvitationReceived() {
  const wave = useLoaderData<typeof loader>();
  const { answering, shares } = useMessages();
  const { received } = answering;
  if (!wave) return <ForeignLink />;
  return (
    <ReceivedPage wave={wave} isInvited>
      <Card title={received.own} variant="tinted">
        <p>{received.ownBody}</p>
        <p>{shares.bringUp.afterSignIn}</p>
        <ButtonLink to="/sign-in?next=/balance">{received.own}</ButtonLink>
      </Card>
    </ReceivedPage>
  );
}
