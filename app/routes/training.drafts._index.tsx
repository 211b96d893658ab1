import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { emptyModule } from "#app/domain/training/draft-template.ts";
import { beginDraft } from "#app/domain/training/drafts.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

const form = z.strictObject({ title: z.string().trim().min(1).max(500) });

/** Begins an empty module. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { id: actorId, language } = await requireTrainer(request, context);
  const posted = await readForm(request, form);
  if (posted.outcome === "invalid") return redirect("/training?without-title#begin");
  const definition = emptyModule(posted.values.title, language);
  const module = await beginDraft(context.db, { definition, actorId }, context.now());
  return redirect(`/training/drafts/${module}`);
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
