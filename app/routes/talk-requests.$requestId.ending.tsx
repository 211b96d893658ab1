import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { dayOf } from "#app/domain/calendar.ts";
import { endTalkRequest } from "#app/domain/talks.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** The person takes the wish for a talk back, or the supervisor has held the talk. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: endedBy, timeZone } = await requirePerson(request, context);
  const now = context.now();
  const day = dayOf(now.toISOString(), timeZone);
  const { requestId = "" } = params;
  const ending = await endTalkRequest(context.db, { requestId, endedBy }, { now, day });
  if (ending.outcome === "not-found") throw notFound();
  return redirect(ending.by === "person" ? "/own-shares?saved=talk-taken-back" : "/shares");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
