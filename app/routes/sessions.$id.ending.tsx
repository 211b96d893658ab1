import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endOwnSession } from "#app/domain/session.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Ends one of the person's own sessions, on whatever browser it is. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = await requirePerson(request, context);
  const ending = await endOwnSession(context.db, { personId, sessionId: params.id ?? "" });
  if (ending.outcome === "not-found") throw notFound();
  return redirect("/settings?saved=sessions");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
