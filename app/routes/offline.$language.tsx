import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, signedInPerson } from "#app/session.server.ts";
import { OfflinePage } from "#app/ui/kept/offline-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta = pageTitle(({ kept }) => kept.offline.title);

/** Says nothing of anybody: the worker keeps this page and shows it in place of any other. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { language } = params;
  if (language !== "en" && language !== "nb") throw notFound();
  // The header of the same page for somebody who is signed in has a name in it.
  const isNobodys = !(await signedInPerson(request, context));
  return data({ language } as const, { headers: isNobodys ? mayBeKept : {} });
}

const mayBeKept = { "Cache-Control": "no-cache" };

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export default function Offline() {
  return <OfflinePage language={useLoaderData<typeof loader>().language} />;
}
