import { useEffect, useState } from "react";
import type { Messages } from "#app/i18n/messages.ts";
import { keptUnder, onChange, type Stored } from "./storage.ts";

/** What is kept under a key, as it changes; undefined until it has been read. */
export function useKept(key: string): Stored | undefined {
  const [stored, setStored] = useState<Stored>();
  useEffect(() => {
    let shown = true;
    const follow = () => void keptUnder(key).then((now) => shown && setStored(now));
    const stop = onChange((changed) => changed === key && follow());
    follow();
    return () => {
      shown = false;
      stop();
    };
  }, [key]);
  return stored;
}

/** "this phone" or "this computer"; in the browser only. */
export function onThisDevice({ on }: Messages["kept"]): string {
  return matchMedia("(pointer: coarse)").matches ? on.phone : on.computer;
}
