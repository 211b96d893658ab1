import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answeringSignedIn, formOf, receive } from "#app/answering.server.ts";
import { ResponsePage } from "#app/ui/answering/response-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ answering }) => answering.form.tab);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return formOf(await answeringSignedIn(request, context, params), request, context);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  return receive(await answeringSignedIn(request, context, params), request, context);
}

export default function WaveResponse() {
  return (
    <ResponsePage wave={useLoaderData<typeof loader>()} received={useActionData<typeof action>()} />
  );
}
