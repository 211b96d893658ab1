import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { promiseTestMail } from "#app/domain/mail-signs.ts";
import { notFound, requireAdministrator } from "#app/session.server.ts";

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await requireAdministrator(request, context);
  await promiseTestMail(context.db, id, context.now());
  return redirect("/mail-queue?done=test");
}

export function loader(): never {
  throw notFound();
}
