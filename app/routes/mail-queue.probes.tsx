import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { tryServerNow } from "#app/jobs/mail-queue.ts";
import { notFound, requireAdministrator } from "#app/session.server.ts";

/** Has the mail server asked at once whether it takes mail again. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireAdministrator(request, context);
  const { outcome } = await tryServerNow(context.db, context.now());
  return redirect(outcome === "will-try" ? "/mail-queue?done=tried" : "/mail-queue");
}

export function loader(): never {
  throw notFound();
}
