import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { answeringSignedIn, startOf } from "#app/answering.server.ts";
import { StartPage } from "#app/ui/answering/start-page.tsx";
import { waveTitle } from "#app/ui/answering/wave-title.ts";

export const meta = waveTitle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  return startOf(await answeringSignedIn(request, context, params), context);
}

export default function WaveStart() {
  const [search] = useSearchParams();
  return <StartPage wave={useLoaderData<typeof loader>()} takenBack={search.has("taken-back")} />;
}
