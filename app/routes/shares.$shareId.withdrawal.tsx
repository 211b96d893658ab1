import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawShare } from "#app/domain/shares/own-shares.ts";
import { notFound, requireSpecialist } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Takes a share of one's own back. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = await requireSpecialist(request, context);
  const { shareId = "" } = params;
  const withdrawal = await withdrawShare(context.db, { shareId, personId }, context.now());
  if (withdrawal.outcome === "not-found") throw notFound();
  return redirect("/own-shares?saved=withdrawn");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
