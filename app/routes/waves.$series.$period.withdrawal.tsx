import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { answeringSignedIn, takeBack } from "#app/answering.server.ts";
import { notFound } from "#app/session.server.ts";
import { NoPage } from "#app/ui/no-page.tsx";

/** Takes the own response of an open wave back, as if it had never been given. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const answering = await answeringSignedIn(request, context, params);
  const taken = await takeBack(answering, context);
  return redirect(taken ? `${answering.path}?taken-back` : answering.path);
}

export function loader(): never {
  throw notFound();
}

export default NoPage;
