import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answeringSignedIn, formOf, receive } from "#app/answering.server.ts";
import { formAtHand } from "#app/ui/answering/form-ahead.ts";
import { ResponsePage } from "#app/ui/answering/response-page.tsx";
import { waveTitle } from "#app/ui/answering/wave-title.ts";

export const meta = waveTitle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return formOf(await answeringSignedIn(request, context, params), request, context);
}

export { formAtHand as clientLoader };

export async function action({ request, params, context }: ActionFunctionArgs) {
  return receive(await answeringSignedIn(request, context, params), request, context);
}

export default function WaveResponse() {
  return (
    <ResponsePage wave={useLoaderData<typeof loader>()} received={useActionData<typeof action>()} />
  );
}
