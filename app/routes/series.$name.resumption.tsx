import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { resumeSeries } from "#app/domain/rhythm/series.ts";
import { notFound, requireAdministrator } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { id: actorId } = await requireAdministrator(request, context);
  const { name = "" } = params;
  const { outcome } = await resumeSeries(context.db, { name, actorId }, context.now());
  const page = `/series/${encodeURIComponent(name)}`;
  return redirect(outcome === "resumed" ? `${page}?saved=resumed` : page);
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
