import { useEffect, useRef } from "react";

/**
 * Seconds that this page has been in sight, as a field of the form it stands in; empty where no script
 * runs. The server takes no more than has really passed.
 */
export function VisibleSeconds() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    let seconds = 0;
    let since = document.visibilityState === "visible" ? performance.now() : null;
    const count = () => {
      if (since !== null) seconds += (performance.now() - since) / 1000;
      since = document.visibilityState === "visible" ? performance.now() : null;
      input.value = String(Math.round(seconds));
    };
    document.addEventListener("visibilitychange", count);
    const form = input.form;
    form?.addEventListener("submit", count, { capture: true });
    return () => {
      document.removeEventListener("visibilitychange", count);
      form?.removeEventListener("submit", count, { capture: true });
    };
  }, []);
  return <input ref={field} type="hidden" name="visibleSeconds" defaultValue="" />;
}
