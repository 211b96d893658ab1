import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { beginNextVersion } from "#app/domain/training/drafts.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Begins the next version of one of the organisation's own modules, or goes on with it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireTrainer(request, context);
  const { module = "" } = params;
  const beginning = await beginNextVersion(context.db, { module, actorId }, context.now());
  if (beginning.outcome === "not-own") throw notFound();
  return redirect(`/training/drafts/${module}`);
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
