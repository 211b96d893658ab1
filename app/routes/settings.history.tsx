import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { chooseHistory } from "#app/domain/own-data/history.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireSpecialist } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

const form = z.strictObject({ history: z.enum(["keep", "none"]) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { id: personId } = await requireSpecialist(request, context);
  const read = await readForm(request, form);
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  await chooseHistory(context.db, { personId, keeps: read.values.history === "keep" });
  return redirect("/settings?saved=history#history");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
