import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { throwAwayDraft } from "#app/domain/training/drafts.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

const form = z.strictObject({ read: z.string().max(100) });

/** Throws a draft away, as far as it is the one that was read. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireTrainer(request, context);
  const { module = "" } = params;
  const posted = await readForm(request, form);
  if (posted.outcome === "invalid") throw new Response(null, { status: 400 });
  const { read } = posted.values;
  const throwing = await throwAwayDraft(context.db, { module, read });
  if (throwing.outcome === "edited-meanwhile") {
    return redirect(`/training/drafts/${module}?not-thrown-away`);
  }
  return redirect("/training?thrown-away");
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
