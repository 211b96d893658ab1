import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ShownParts } from "./language-texts.tsx";
import type { Language } from "./module-fields.ts";
import type { PublishingCheckProps } from "./publishing-check.tsx";

/** What the server makes of the text as it stands in the form. */
export type Examined = Omit<PublishingCheckProps, "version"> & {
  previews: Record<Language, ShownParts>;
};

const pause = 600;

/**
 * Asks `address` for previews and check of what stands in the form, whenever the writer pauses.
 * Nothing is saved by it. `isStale` while it could not be asked.
 */
export function useLiveCheck(
  form: RefObject<HTMLFormElement>,
  address: string,
  given: Examined,
): { examined: Examined; isStale: boolean; ask: () => void } {
  const [live, setLive] = useState<Examined | null>(null);
  const [isStale, setStale] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const asking = useRef<AbortController>();

  const examine = useCallback(async () => {
    if (!form.current) return;
    asking.current?.abort();
    const now = new AbortController();
    asking.current = now;
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form.current)) body.append(name, String(value));
      const answer = await fetch(address, { method: "POST", body, signal: now.signal });
      if (answer.ok && answer.headers.get("content-type")?.startsWith("application/json")) {
        setLive((await answer.json()) as Examined); // our own route's answer
        setStale(false);
      } else {
        // What cannot be stored has no preview; saving says what is to be mended.
        setStale(answer.status !== 422);
      }
    } catch {
      if (!now.signal.aborted) setStale(true);
    }
  }, [form, address]);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );

  const ask = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void examine(), pause);
  }, [examine]);

  return { examined: live ?? given, isStale, ask };
}
