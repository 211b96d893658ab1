import type { ActionFunctionArgs } from "@remix-run/node";
import { answeringInvited, receiveKept, saidForeign } from "#app/answering.server.ts";
import { notFound } from "#app/session.server.ts";

/** The same as for whoever is signed in, through the link that only lets answers in. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const answering = await answeringInvited(context, params.token);
  return answering ? receiveKept(answering, request, context) : saidForeign(request);
}

export function loader(): never {
  throw notFound();
}
