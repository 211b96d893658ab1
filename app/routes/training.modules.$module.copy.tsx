import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { beginDraft } from "#app/domain/training/drafts.ts";
import { latestModule } from "#app/domain/training/modules.ts";
import { notFound, requireTrainer } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Begins a module of the organisation's own as a copy of a published one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: actorId } = await requireTrainer(request, context);
  const { db, now } = context;
  const published = await latestModule(db, params.module ?? "");
  if (!published) throw notFound();
  const { definition } = published;
  const module = await beginDraft(db, { definition, actorId }, now());
  return redirect(`/training/drafts/${module}`);
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
