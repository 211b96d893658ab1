import type { ActionFunctionArgs } from "@remix-run/node";
import { answeringSignedIn, receiveKept, saidSignedOut } from "#app/answering.server.ts";
import { notFound, signedInPerson } from "#app/session.server.ts";

/** Where a device delivers what it has kept of a response; a page or the worker reads the answer. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  if (!(await signedInPerson(request, context))) return saidSignedOut(request);
  return receiveKept(await answeringSignedIn(request, context, params), request, context);
}

export function loader(): never {
  throw notFound();
}
