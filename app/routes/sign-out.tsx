import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "#app/domain/session.ts";
import { notFound, sessionSecret, signedOutCookie } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

export async function action({ request, context }: ActionFunctionArgs) {
  const secret = await sessionSecret(request, context.env);
  if (secret) await endSession(context.db, secret);
  const headers = { "Set-Cookie": await signedOutCookie(context.env) };
  return redirect("/sign-in?left", { headers });
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
