import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endOtherSessions } from "#app/domain/session.ts";
import { notFound, requirePerson, sessionSecret } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Ends all the person's sessions but the one on this browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { id: personId } = await requirePerson(request, context);
  const secret = (await sessionSecret(request, context.env)) ?? "";
  await endOtherSessions(context.db, { personId, secret });
  return redirect("/settings?saved=sessions");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
