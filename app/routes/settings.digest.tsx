import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { chooseDigest } from "#app/domain/settings.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireSupervisor } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

const form = z.strictObject({
  timing: z.enum(["second-working-day", "weekday", "at-once"]),
  weekday: z.coerce.number().int().min(1).max(5),
  hour: z.coerce.number().int().min(0).max(23),
  content: z.enum(["summary", "link"]).default("summary"),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const supervisor = await requireSupervisor(request, context);
  const read = await readForm(request, form);
  // Every field is a choice of ours, so anything else was not made by the page.
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  await chooseDigest(context.db, supervisor.id, read.values);
  return redirect("/settings?saved=digest");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
