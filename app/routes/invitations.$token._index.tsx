import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answeringInvited, startOf } from "#app/answering.server.ts";
import { ForeignLink } from "#app/ui/answering/foreign-link.tsx";
import { StartPage } from "#app/ui/answering/start-page.tsx";
import { waveTitle } from "#app/ui/answering/wave-title.ts";

export const meta = waveTitle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const answering = await answeringInvited(context, params.token);
  return answering ? startOf(answering, context) : data(null, { status: 404 });
}

export default function InvitationStart() {
  const wave = useLoaderData<typeof loader>();
  return wave ? <StartPage wave={wave} /> : <ForeignLink />;
}
