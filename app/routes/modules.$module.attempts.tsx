import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { beginAttempt } from "#app/domain/training/attempts.ts";
import { readForm } from "#app/server/form.ts";
import { notFound, requirePerson } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Begins a module, or goes on with what was begun. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: personId } = await requirePerson(request, context);
  await readForm(request, z.strictObject({}));
  const begun = { personId, module: params.module ?? "" };
  const beginning = await beginAttempt(context.db, begun, context.now());
  if (beginning.outcome === "no-such-module") throw notFound();
  return redirect(`/attempts/${beginning.attemptId}`);
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
