import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { dayOf } from "#app/domain/calendar.ts";
import { askForTalk } from "#app/domain/talks.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireSpecialist } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

const form = z.strictObject({ receiver: z.string().max(60) });

/** Asks one of one's own supervisors for a talk. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { id: personId, timeZone } = await requireSpecialist(request, context);
  const read = await readForm(request, form);
  // The field is the page's own, so anything else was not made by it.
  if (read.outcome === "invalid") throw new Response(null, { status: 400 });
  const now = context.now();
  const asked = { personId, receiverId: read.values.receiver };
  const day = dayOf(now.toISOString(), timeZone);
  const asking = await askForTalk(context.db, asked, { now, day });
  if (asking.outcome === "not-found") throw notFound();
  return redirect("/own-shares?saved=talk");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
