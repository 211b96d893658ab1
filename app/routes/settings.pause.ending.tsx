import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { endPause } from "#app/domain/pauses.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireSpecialist } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Ends the own break, or takes back one that is to come. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await requireSpecialist(request, context);
  await readForm(request, z.strictObject({}));
  await endPause(context.db, id);
  return redirect("/settings?saved=pause-ended#pause");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
