import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answeringInvited, formOf, receive } from "#app/answering.server.ts";
import { notFound } from "#app/session.server.ts";
import { ForeignLink } from "#app/ui/answering/foreign-link.tsx";
import { formAtHand } from "#app/ui/answering/form-ahead.ts";
import { ResponsePage } from "#app/ui/answering/response-page.tsx";
import { waveTitle } from "#app/ui/answering/wave-title.ts";

export const meta = waveTitle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const answering = await answeringInvited(context, params.token);
  return answering ? formOf(answering, request, context) : data(null, { status: 404 });
}

export { formAtHand as clientLoader };

export async function action({ request, params, context }: ActionFunctionArgs) {
  const answering = await answeringInvited(context, params.token);
  if (!answering) throw notFound();
  return receive(answering, request, context);
}

export default function InvitationResponse() {
  const wave = useLoaderData<typeof loader>();
  const received = useActionData<typeof action>();
  return wave ? <ResponsePage wave={wave} received={received} /> : <ForeignLink />;
}
