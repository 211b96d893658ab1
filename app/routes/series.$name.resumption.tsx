import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { resumeSeries } from "#app/domain/rhythm/series.ts";
import { notFound, requireAdministrator } from "#app/session.server.ts";

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { id: actorId } = await requireAdministrator(request, context);
  const { name = "" } = params;
  const { outcome } = await resumeSeries(context.db, { name, actorId }, context.now());
  if (outcome === "no-plan") throw notFound();
  return redirect(`/series/${name}?saved=resumed`);
}

export function loader(): never {
  throw notFound();
}
