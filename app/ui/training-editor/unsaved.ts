import { useBlocker } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

interface Unsaved {
  isUnsaved: boolean;
  /** To be called whenever something in the form has changed. */
  note: () => void;
  /** To be called when the form is sent. */
  sent: () => void;
}

/**
 * Whether the form differs from what was saved last, and a question before the page is left then.
 * `stamp` is another after each saving; `wasUnsaved`: the form came back with what is not saved.
 */
export function useUnsaved(
  form: RefObject<HTMLFormElement>,
  { stamp, wasUnsaved, question }: { stamp: string; wasUnsaved: boolean; question: string },
): Unsaved {
  const saved = useRef<string | null>(null);
  const last = useRef<string | null>(null);
  const [unsavedSince, setUnsavedSince] = useState(wasUnsaved ? stamp : null);

  useEffect(() => {
    if (last.current !== null) saved.current = last.current;
    else saved.current = wasUnsaved ? "" : contentOf(form.current);
    // A new stamp alone means that something was saved.
  }, [form, stamp]);

  const isChanged = useCallback(
    () => form.current !== null && contentOf(form.current) !== saved.current,
    [form],
  );

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isChanged()) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isChanged]);

  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      currentLocation.pathname !== nextLocation.pathname && isChanged(),
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    if (confirm(question)) blocker.proceed();
    else blocker.reset();
  }, [blocker, question]);

  return {
    isUnsaved: unsavedSince === stamp,
    note: () => setUnsavedSince(isChanged() ? stamp : null),
    sent: () => {
      last.current = contentOf(form.current);
    },
  };
}

function contentOf(form: HTMLFormElement | null): string {
  if (!form) return "";
  const entries = [...new FormData(form)].filter(([name]) => name !== "read");
  return JSON.stringify(entries);
}
