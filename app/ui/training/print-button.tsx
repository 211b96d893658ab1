import { useSyncExternalStore } from "react";
import { useMessages } from "#app/ui/language.ts";
import { Button } from "#app/ui/button.tsx";

/** Opens the print dialogue; only there where a script can. */
export function PrintButton() {
  const { print } = useMessages().training;
  const canPrint = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  if (!canPrint) return null;
  return (
    <Button type="button" variant="secondary" onClick={() => window.print()}>
      {print}
    </Button>
  );
}
