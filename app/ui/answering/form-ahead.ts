import { type ClientLoaderFunctionArgs, useFetcher } from "@remix-run/react";
import { useEffect } from "react";

/** What a start page has fetched of the form behind it. */
let ahead: { form: string; at: number; data: Promise<unknown> } | undefined;

/** Milliseconds; after that it may no longer be so, and is fetched anew. */
const goodFor = 120_000;

/** Fetches a form's data while its start page is read, so that it opens at the press. */
export function useFormAhead(form: string, isOpen: boolean): void {
  const { load } = useFetcher();
  useEffect(() => {
    if (isOpen) load(`${form}?ahead`);
  }, [load, form, isOpen]);
}

/**
 * A form's data: what its start page has fetched, once, because each form sends under an id of its
 * own; else the server's. A line that breaks while nobody waits for it is no fault.
 */
export async function formAtHand({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const { pathname, searchParams } = new URL(request.url);
  if (searchParams.has("ahead")) {
    const data = serverLoader().catch(() => undefined);
    ahead = { form: pathname, at: Date.now(), data };
    await data;
    return null;
  }
  const fetched = ahead;
  ahead = undefined;
  const isGood = fetched?.form === pathname && Date.now() - fetched.at < goodFor;
  return ((isGood && (await fetched.data)) || serverLoader()) as unknown;
}
