import { isRouteErrorResponse, useLocation } from "@remix-run/react";
import { FaultPage } from "#app/ui/fault-page.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";

/**
 * In place of a page that could not be shown. The line may break just after the server has said
 * "received": then that stands, without the rest.
 */
export function WithoutPage({ error }: { error: unknown }) {
  const { kept } = useMessages();
  const state: unknown = useLocation().state;
  const isTold = typeof state === "object" && state !== null && "received" in state;
  if (!isTold || isRouteErrorResponse(error)) return <FaultPage error={error} />;
  return (
    <Page title={kept.received.title} lead={kept.received.body}>
      <p>{kept.offline.lead}</p>
    </Page>
  );
}
